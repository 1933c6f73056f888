"""The doors: files, pages, feeds and mails become the articles of a story."""
