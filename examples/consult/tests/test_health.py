from django.test import Client


def test_health_answers() -> None:
    assert Client().get("/health/", headers={"host": "localhost"}).json() == {"status": "healthy"}
