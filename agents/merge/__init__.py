"""From many articles' items to one set: actors linked, the same position told once with all its evidence."""
