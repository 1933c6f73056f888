"""Which items a reader is shown, in which order, under which title."""
