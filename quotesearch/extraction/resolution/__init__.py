"""Resolve mentions: whom “he” or “the senator” names."""
