"""Understand a question: the speaker, the publication, the days and the words that it asks for."""
