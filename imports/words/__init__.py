"""What imports say to people: stored are codes with params, the words are made here when they are read."""
