"""Word lists as data files with their origin, and the one loader that reads them."""
