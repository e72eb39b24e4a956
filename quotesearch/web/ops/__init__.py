"""Running the service: keys, caching, CORS, log, metrics, the serving index, the server."""
