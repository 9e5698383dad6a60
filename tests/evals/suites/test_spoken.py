import sys
from collections.abc import Sequence

import pytest

from evals.harness.command import main
from evals.suites.spoken import Spoken


def _speaks(argv: Sequence[str]) -> int:
    sys.stdout.write("set   ours\nARCD  0.850\n")
    return 0


def test_a_command_of_its_own_is_told_by_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["retrieval"], {"retrieval": lambda options: Spoken("retrieval", _speaks, (), options.model)})
    assert "ARCD  0.850" in capsys.readouterr().out


def test_as_json_it_stays_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(
        ["retrieval", "--format", "json"],
        {"retrieval": lambda options: Spoken("retrieval", _speaks, (), options.model)},
    )
    assert capsys.readouterr().out.startswith("{")
