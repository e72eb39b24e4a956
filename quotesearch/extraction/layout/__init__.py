"""The layout of a text: quotation marks, sentences and paragraphs."""
