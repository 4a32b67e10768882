"""Signal Harvester: finds what is worth reading."""
