"""Who is meant: the roles the text gives to people, and names resolved within one document."""
