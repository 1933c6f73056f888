"""Files of a new newsroom that the project itself has in another form."""
