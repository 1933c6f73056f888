"""One module for each kind of file: bytes in, articles, links and faults out."""
