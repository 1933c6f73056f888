"""Stories on disk: finding, caching, writing only what differs."""
