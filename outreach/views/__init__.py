"""The seeker's pages: one module per page or family of acts."""
