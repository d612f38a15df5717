"""Read models: what each page shows, in a fixed number of queries."""
