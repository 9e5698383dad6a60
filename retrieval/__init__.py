"""Documents in, passages out: sources, archive, index, search."""
