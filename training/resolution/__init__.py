"""Fit how speakers are resolved, and how sure that is, to articles that no model was trained on."""
