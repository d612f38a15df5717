"""Words for what codes say: made when read, in the reader's language."""
