def euros(cents: int) -> str:
    """Return an amount as an invoice shows it, such as 12.50 EUR."""
    return f"{cents // 100}.{cents % 100:02d} EUR"
