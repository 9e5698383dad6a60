"""Reads a word index through in a process of its own: `python -m retrieval.words.trial FOLDER`; exit 0 when that works."""

import sys
from pathlib import Path

from retrieval.words.engine import Engine, EngineFailed


def main() -> int:
    """Opens the folder and reads every passage's id."""
    try:
        engine = Engine.open(Path(sys.argv[1]))
        return 0 if len(set(engine.ids())) == engine.count else 1
    except EngineFailed:
        return 1


if __name__ == "__main__":
    sys.exit(main())
