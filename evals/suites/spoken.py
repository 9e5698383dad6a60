"""A suite of another module that has a `main(argv)` and no samples of its own to show: its exit code is its verdict."""

import io
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout

from evals.harness.sample import Identity, Outcome, Sample, Source, binary, unmeasured
from evals.suites.options import identity

Main = Callable[[Sequence[str]], int]
COMMAND = "command"
"""The one measure of such a suite."""


class Spoken:
    """One sample: the command, what it printed, how it ended."""

    def __init__(self, name: str, main: Main, arguments: Sequence[str], reader: str) -> None:
        self.name = name
        self._main = main
        self._arguments = tuple(arguments)
        self._reader = reader

    @property
    def identity(self) -> Identity:
        """The reader that the command was given."""
        return identity(self.name, self._reader)

    def samples(self) -> Sequence[Sample]:
        """The command."""
        return [Sample(id=self.name, cluster=self.name, asked=" ".join(self._arguments) or self.name)]

    def score(self, sample: Sample) -> Outcome:
        """Run it: 0 passes, 2 is unmeasurable, everything else fails."""
        said = io.StringIO()
        with redirect_stdout(said):
            code = self._main(self._arguments)
        output = said.getvalue()
        if code == 2 or not output.strip():
            why = (
                f"the command ended with {code} and said {'nothing' if not output.strip() else 'it could not measure'}"
            )
            return Outcome(sample=sample, scores=(unmeasured(COMMAND, why),), output=output)
        return Outcome(sample=sample, scores=(binary(COMMAND, code == 0, f"ended with {code}"),), output=output)

    def sources(self) -> Mapping[str, Source]:
        """None."""
        return {}
