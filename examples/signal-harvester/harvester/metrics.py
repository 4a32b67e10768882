"""What Prometheus reads."""

from prometheus_client import REGISTRY, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from harvester.database import engine

REQUESTS = Counter("harvester_requests_total", "Requests answered.", ["path", "status"])
SECONDS = Histogram("harvester_request_seconds", "How long they took.", ["path"])


class Pipeline:
    """What the scheduler did, as the database knows it."""

    def collect(self):
        try:
            with engine().connect() as connection:
                count, last = connection.execute(
                    text("SELECT count(*), coalesce(extract(epoch FROM max(taken_at)), 0) FROM snapshots")
                ).one()
        except SQLAlchemyError:
            return  # the other series tell that something is wrong
        yield GaugeMetricFamily("harvester_snapshots", "Snapshots taken.", value=count)
        yield GaugeMetricFamily("harvester_last_snapshot_timestamp_seconds", "When the last was taken.", value=last)

    def describe(self):
        return []


REGISTRY.register(Pipeline())
