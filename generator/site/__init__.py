"""The thin layer that knows MkDocs."""
