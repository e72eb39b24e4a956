"""Runs over many articles, in worker processes, with a journal from which they can go on."""
