"""The layout of a text: its quotation marks, paragraphs, sentences and words."""
