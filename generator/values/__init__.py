"""The frozen values that stages hand to one another; they import nothing but each other."""
