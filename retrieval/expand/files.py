"""The word lists of this package, read by the fast parser where PyYAML has it."""

from pathlib import Path
from typing import Any, Final

import yaml

FOLDER: Final = Path(__file__).with_name("data")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(name: str) -> Any:
    """What stands in a file of the data folder."""
    return yaml.load((FOLDER / name).read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - both are safe loaders
