"""How a terminal is told to write bold or faint."""

from typing import Final

BOLD: Final = "\x1b[1m"
DIM: Final = "\x1b[2m"
PLAIN: Final = "\x1b[0m"
