"""Wording: two texts compared word by word."""
