"""The date of every article, stated or worked out."""
