"""Acts that no single relationship owns: adding, joining, settings, undo."""
