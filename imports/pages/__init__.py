"""What the pages of imports show, read in a fixed number of queries."""
