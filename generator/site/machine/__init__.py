"""What programs read of the site: feeds, data about pages, an index of all data, pages to embed, preview images."""
