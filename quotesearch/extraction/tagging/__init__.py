"""What a trained model reads in a text: contents, speakers and cues, word by word."""
