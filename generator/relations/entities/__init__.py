"""People, organisations and places over all their name forms."""
