"""The HTTP API: its endpoints, exports and description."""
