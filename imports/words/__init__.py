"""What stored codes say to a person, made when it is read."""
