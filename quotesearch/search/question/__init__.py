"""Understand a question: the speaker, the source, the days and the words that it asks for."""
