"""Reading a raw article: front matter, header lines, bylines, datelines, furniture."""
