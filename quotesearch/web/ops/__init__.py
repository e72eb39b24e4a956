"""What runs the service: authentication, caching, log, metrics, the index that serves, the server."""
