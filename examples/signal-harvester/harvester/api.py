"""The API: its health, its limits, its metrics, and what was found."""

import time

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from redis import RedisError
from sqlalchemy import text

from harvester import health, limit, metrics, schema
from harvester.database import engine

UNLIMITED = {"/health/ready", "/health/startup", "/metrics/prometheus"}

schema.require()
app = FastAPI(title="Signal Harvester")


@app.middleware("http")
async def measured(request: Request, answer):
    start = time.perf_counter()
    response = await answer(request)
    path = request.url.path if response.status_code != 404 else "unknown"
    metrics.SECONDS.labels(path).observe(time.perf_counter() - start)
    metrics.REQUESTS.labels(path, response.status_code).inc()
    return response


@app.middleware("http")
async def limited(request: Request, answer):
    if request.url.path in UNLIMITED:
        return await answer(request)
    try:
        allowance = limit.take(request.client.host)
    except RedisError:
        return await answer(request)  # who cannot be counted is not refused
    if allowance.exceeded:
        response = JSONResponse({"detail": "Too many requests"}, status_code=429)
    else:
        response = await answer(request)
    response.headers.update(allowance.headers())
    return response


def told(report: dict) -> JSONResponse:
    return JSONResponse(report, status_code=200 if report["status"] == "healthy" else 503)


@app.get("/health/live")
def live() -> JSONResponse:
    return told(health.report(health.process))


@app.get("/health/ready")
def ready() -> JSONResponse:
    return told(health.report(health.database, health.redis))


@app.get("/health/startup")
def startup() -> JSONResponse:
    return told(health.report(health.database, health.redis, health.disk_space, health.memory))


@app.get("/metrics/prometheus")
def prometheus() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@app.get("/artifacts")
def artifacts() -> list[dict]:
    with engine().connect() as connection:
        rows = connection.execute(text("SELECT id, source, title, found_at FROM artifacts ORDER BY id DESC LIMIT 50"))
        return [dict(row) for row in rows.mappings()]
