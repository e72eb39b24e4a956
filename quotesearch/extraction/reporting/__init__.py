"""The clauses that report a quote, and those that deny it."""
