"""Metrics for Prometheus, summed over the worker processes.

The workers keep their counts in the folder that PROMETHEUS_MULTIPROC_DIR names. prometheus_client
reads that variable when it is imported, so import this module only in a worker.
"""

import os
import time
from collections.abc import Iterator

from flask import Flask, Response, request
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

from quotesearch.web.ops.request_state import request_state
from quotesearch.web.ops.serving_index import ServingIndex

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_METHODS = {"GET", "HEAD", "POST", "OPTIONS"}  # a client may invent any number of others
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)  # seconds
_REGISTRY = CollectorRegistry()
_REQUESTS = Counter(
    "quotesearch_requests",
    "Requests answered.",
    ("route", "method", "status"),
    registry=_REGISTRY,
)
_SECONDS = Histogram(
    "quotesearch_request_seconds",
    "Time to answer a request.",
    ("route",),
    buckets=_BUCKETS,
    registry=_REGISTRY,
)
_STAGES = Histogram(
    "quotesearch_stage_seconds",
    "Time in the engine, by stage.",
    ("stage",),
    buckets=_BUCKETS,
    registry=_REGISTRY,
)
_REFUSALS = Counter(
    "quotesearch_reload_failures",
    "Generations that a worker could not open.",
    registry=_REGISTRY,
)


def register_metrics(app: Flask, serving: ServingIndex) -> None:
    """Count and time every request, and show the metrics at /metrics."""
    serving.on_refusal = _REFUSALS.inc

    @app.after_request
    def count_request(response: Response) -> Response:
        state = request_state()
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in _METHODS else "other"
        _REQUESTS.labels(route, method, response.status_code).inc()
        _SECONDS.labels(route).observe(time.perf_counter() - state.started)
        for stage, seconds in state.stages.items():
            _STAGES.labels(stage).observe(seconds)
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        """Metrics for Prometheus."""
        generation = generate_latest(_ServingGeneration(serving))
        if _FOLDER in os.environ:
            collector = MultiProcessCollector(None)  # type: ignore[no-untyped-call]
            text = generation + generate_latest(collector)
        else:
            text = generate_latest(_REGISTRY) + generation
        return Response(text, content_type=CONTENT_TYPE_LATEST)


class _ServingGeneration(Collector):
    """Describe the generation of the worker that is asked; the others follow within a second."""

    def __init__(self, serving: ServingIndex) -> None:
        self._serving = serving

    def collect(self) -> Iterator[Metric]:
        searcher = self._serving.searcher
        if searcher is None:
            return
        manifest = searcher.generation.manifest
        yield InfoMetricFamily(
            "quotesearch_generation",
            "The generation being served.",
            {"generation": manifest.id, "created": manifest.created},
        )
        yield GaugeMetricFamily(
            "quotesearch_quotes", "Quotes of the generation.", value=manifest.quotes
        )
        yield GaugeMetricFamily(
            "quotesearch_articles", "Articles of the generation.", value=manifest.articles
        )
