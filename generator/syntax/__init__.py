"""The syntax tree, read in one place: phrases, clauses, what a clause hangs on, and the forms of verbs."""
