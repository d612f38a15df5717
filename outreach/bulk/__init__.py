"""Acts for many relationships: who is chosen, what is done to a chunk of them, in which steps, and back again."""
