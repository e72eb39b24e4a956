"""Metrics for Prometheus, summed over the worker processes when PROMETHEUS_MULTIPROC_DIR names their folder.

The library reads that variable when it is imported, so that this module is imported in the worker only.
"""

import os
import time
from collections.abc import Iterator

from flask import Flask, Response, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from quotesearch.web.ops.serving_index import ServingIndex

_OWN = CollectorRegistry()
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_REQUESTS = Counter(
    "quotesearch_requests", "Requests answered.", ("route", "method", "status"), registry=_OWN
)
_SECONDS = Histogram(
    "quotesearch_request_seconds",
    "Time to answer a request.",
    ("route",),
    buckets=_BUCKETS,
    registry=_OWN,
)
_STAGES = Histogram(
    "quotesearch_stage_seconds",
    "Time in the engine, by what it did.",
    ("stage",),
    buckets=_BUCKETS,
    registry=_OWN,
)
_REFUSED = Counter(
    "quotesearch_reload_failures", "Generations that a worker could not open.", registry=_OWN
)
_METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


def register_metrics(app: Flask, live: ServingIndex) -> None:
    """Count and time every request, and show it all at /metrics."""
    live.on_refuse = _REFUSED.inc

    @app.after_request
    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        method = (
            request.method if request.method in _METHODS else "other"
        )  # a client may invent any number of them
        _REQUESTS.labels(route, method, response.status_code).inc()
        _SECONDS.labels(route).observe(time.perf_counter() - g.started)
        for stage, seconds in g.get("stages", {}).items():
            _STAGES.labels(stage).observe(seconds)
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        """Metrics for Prometheus."""
        state = generate_latest(_State(live))
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            text = state + generate_latest(MultiProcessCollector(None))  # type: ignore[no-untyped-call]
        else:
            text = generate_latest(_OWN) + state
        return Response(text, content_type=CONTENT_TYPE_LATEST)


class _State(Collector):
    """What the worker that is asked serves; the others follow within a second."""

    def __init__(self, live: ServingIndex) -> None:
        self._live = live

    def collect(self) -> Iterator[Metric]:
        if opened := self._live.searcher:
            manifest = opened.generation.manifest
            generation = {"generation": manifest.id, "created": manifest.created}
            yield InfoMetricFamily(
                "quotesearch_generation", "The generation that serves.", generation
            )
            yield GaugeMetricFamily(
                "quotesearch_quotes", "Quotes of the generation.", value=manifest.quotes
            )
            yield GaugeMetricFamily(
                "quotesearch_articles", "Articles of the generation.", value=manifest.articles
            )
