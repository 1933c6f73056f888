"""The editor's decisions in overrides.yml and newsroom.yml."""
