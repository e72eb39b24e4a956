"""Resolve mentions: who “he” or “the senator” is."""
