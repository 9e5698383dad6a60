"""Compose the brief from merged items: bottom line, direction, gaps, sources, the record of the run. Pure."""
