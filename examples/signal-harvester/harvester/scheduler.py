"""What happens without being asked for: every ten seconds a snapshot of the pipeline."""

from pathlib import Path

from apscheduler.schedulers.blocking import BlockingScheduler
from sqlalchemy import text

from harvester import schema
from harvester.database import engine

HEARTBEAT = Path("/tmp/heartbeat")

scheduler = BlockingScheduler(timezone="UTC")


@scheduler.scheduled_job("interval", seconds=10)
def snapshot() -> None:
    with engine().begin() as connection:
        connection.execute(text("INSERT INTO snapshots (artifacts) SELECT count(*) FROM artifacts"))
    HEARTBEAT.touch()
    print("Snapshot taken")


if __name__ == "__main__":
    schema.require()
    snapshot()
    scheduler.start()
