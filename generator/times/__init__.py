"""Time expressions and their resolution against an article's date."""
