"""`wasit` with a sample brief behind it and few imports: what the tests run on a terminal of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from agents.cli import main
from agents.cli.doors import Doors
from tests.agents.render import samples

if TYPE_CHECKING:
    from agents.context import Context
    from schemas.brief import Brief
    from schemas.config import Settings


class SampleDoors(Doors):
    """Doors that lead to one brief."""

    def context(self, settings: Settings) -> AbstractContextManager[Context]:
        nothing: Any = None
        return nullcontext(nothing)

    def brief(
        self,
        subjects: Sequence[str],
        question: str | None,
        context: Context,
        thread: str | None,
        progress: Callable[[str], None] | None = None,
    ) -> Brief:
        return samples.arabic_brief()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], SampleDoors()))
