"""What two sources say of the same thing that cannot both hold, kind by kind."""
