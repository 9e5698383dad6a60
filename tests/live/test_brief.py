"""`wasit brief --model URL#tiny` against a real server whose model says nonsense: an honest brief, not an empty one."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from agents.cli import main
from agents.model import forget
from tests.servers.llama import llama_server

pytestmark = [
    pytest.mark.live,
    pytest.mark.timeout(420),
    pytest.mark.skipif(not (find_spec("llama_cpp") and find_spec("gguf")), reason="needs the extra `llama`"),
]
# A fictional report written for this test.
TEXT = """هدنة في وادي الرمان

قال الوسيط سمير حداد إن الطرفين قبلا هدنة تبدأ مساء الخميس، ونفى قائد الحامية خرقها.
"""


def test_a_brief_of_nonsense_says_in_its_ledger_that_nothing_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "truce.txt"
    source.write_text(TEXT, "utf-8")
    with llama_server(tmp_path) as url:
        forget()
        code = main(
            ["brief", str(source), "--model", f"{url}#tiny", "--format", "json", "--home", str(tmp_path / "home")]
        )
    forget()
    out = capsys.readouterr().out
    assert code == 0, out
    brief = json.loads(out)
    assert (brief["run"]["reader"], brief["run"]["usage"]["calls"] > 0) == ("served/2", True)
    assert brief["positions"] == brief["mediators"] == brief["risks"] == brief["claims"] == []
    tally = brief["run"]["tally"]
    assert tally["proposed"] == tally["kept"] + tally["repaired"] + tally["rejected"]
    assert tally["rejected"] > 0
    assert len(brief["ledger"]) >= tally["rejected"]
    assert "لم يثبت على كلام المصادر شيء" in brief["bluf"]
