"""What is open, and what answered it."""
