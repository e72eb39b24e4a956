"""Runs over many articles: worker processes, and a journal from which an interrupted run resumes."""
