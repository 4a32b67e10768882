from clients.money import euros


def test_shows_cents_with_two_digits() -> None:
    assert euros(1205) == "12.05 EUR"


def test_shows_less_than_a_euro() -> None:
    assert euros(7) == "0.07 EUR"
