import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from retrieval.index.child import PROGRAM, Child, ChildFailed, ChildUnstartable, encoded

ROOT = Path(__file__).parents[2]
ECHO = "import sys, json\nfor line in sys.stdin: print(json.dumps({'ok': json.loads(line)}), flush=True)"

HANGS_LATER = "import sys, time; sys.stdin.readline(); print('{\"ok\": 1}', flush=True); time.sleep(60)"


def playing(tmp_path: Path, program: str) -> Child:
    return Child(tmp_path, command=(sys.executable, "-c", program))


def is_running(pid: int) -> bool:
    """Whether any process of the group is alive."""
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_end(pid: int, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not is_running(pid):
            return True
        time.sleep(0.02)
    return False


def test_a_request_gets_its_answer_however_long(tmp_path: Path) -> None:
    child = playing(tmp_path, ECHO)
    for size in (1, 3_000_000):
        assert child.call("echo", 30, words="س" * size)["words"] == "س" * size
    child.close()


def test_a_crash_names_the_signal(tmp_path: Path) -> None:
    program = (
        "import sys, os; sys.stdin.readline(); print('{\"ok\": 1}', flush=True); sys.stdin.readline(); sys.exit(139)"
    )
    child = playing(tmp_path, program)
    child.call("version", 30)
    with pytest.raises(ChildFailed, match=r"crashed at `open` \(signal 11\)") as raised:
        child.call("open", 30)
    assert not isinstance(raised.value, ChildUnstartable)


def test_one_that_never_answers_anything_is_unstartable_and_its_last_words_are_told(tmp_path: Path) -> None:
    child = playing(tmp_path, "import chromadb_of_another_name")
    with pytest.raises(ChildUnstartable, match="No module named 'chromadb_of_another_name'"):
        child.call("version", 30)
    with pytest.raises(ChildUnstartable, match="could not be started"):
        Child(tmp_path, command=(str(tmp_path / "no-such-program"),))


@pytest.mark.parametrize("program", ["import time; time.sleep(60)", HANGS_LATER])
def test_a_hang_ends_at_its_deadline_and_the_process_with_it(tmp_path: Path, program: str) -> None:
    child = playing(tmp_path, program)
    started = time.monotonic()
    with pytest.raises(ChildFailed, match="did not answer `query` within"):
        child.call("query", 0.5, words="x")
        child.call("query", 0.5, words="x" * 3_000_000)
    assert time.monotonic() - started < 5
    assert wait_for_end(child.pid)


def test_an_interrupted_request_never_leaves_its_answer_for_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = playing(tmp_path, ECHO)
    child.call("echo", 30)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(Child, "_read", _ctrl_c)
        with pytest.raises(KeyboardInterrupt):
            child.call("echo", 30, words="first")
    with pytest.raises(ChildFailed):
        child.call("echo", 30, words="second")
    assert wait_for_end(child.pid)


def _ctrl_c(_: Child) -> bytes:
    raise KeyboardInterrupt


def test_an_answer_that_is_none_is_a_failure(tmp_path: Path) -> None:
    child = playing(tmp_path, "print('Segmentation fault', flush=True); import time; time.sleep(60)")
    with pytest.raises(ChildFailed):
        child.call("version", 30)
    assert wait_for_end(child.pid)


def test_an_error_is_told_and_the_process_goes_on(tmp_path: Path) -> None:
    child = playing(
        tmp_path,
        'import sys\nfor n, _ in enumerate(sys.stdin): print([\'{"error": "E: no"}\', \'{"ok": 2}\'][n], flush=True)',
    )
    with pytest.raises(ChildFailed, match="Chroma could not `open`: E: no"):
        child.call("open", 30)
    assert child.call("count", 30) == 2
    child.close()


def test_real_chroma_holds_finds_and_forgets_vectors_and_leaves_when_told(tmp_path: Path) -> None:
    child = Child(tmp_path / "chroma")
    rows = np.eye(4, dtype=np.float32)
    assert child.call("version", 90)
    assert child.call("open", 90, collections=["passages", "articles"], dim=4) == {"passages": 0, "articles": 0}
    ids = ["م:0", "م:1", "م:2"]
    metadatas = [{"article_id": "م", "outlet": "", "published": 0}] * 3
    child.call("upsert", 60, collection="passages", ids=ids, vectors=encoded(rows[:3]), metadatas=metadatas)
    child.call("upsert", 60, collection="passages", ids=ids[:1], vectors=encoded(rows[:1]), metadatas=metadatas[:1])
    assert child.call("count", 60, collection="passages") == 3
    ((first, *_), (second, *_)) = child.call("query", 60, collection="passages", vectors=encoded(rows[1:3]), k=2)
    assert [first[0], second[0]] == ids[1:]
    assert first[1] == pytest.approx(0, abs=1e-6)
    child.call("delete", 60, collection="passages", ids=ids[:1])
    assert sorted(child.call("ids", 60, collection="passages")) == ids[1:]
    with pytest.raises(ChildFailed, match="could not `count`: KeyError"):
        child.call("count", 60, collection="other")
    child.close()
    assert wait_for_end(child.pid)


def test_it_does_not_outlive_a_caller_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from retrieval.index.child import Child; "
        "child = Child(Path(sys.argv[1])); print(child.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "chroma")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as caller:
        assert caller.stdout is not None
        pid = int(caller.stdout.readline())
        assert is_running(pid)
        time.sleep(0.3)
        caller.send_signal(signal.SIGKILL)
    assert wait_for_end(pid)


def test_the_caller_never_loads_chroma(tmp_path: Path) -> None:
    program = "import sys, retrieval.search, retrieval.index; print('chromadb' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_process_finds_its_program_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "chromadb.py").write_text("raise SystemExit('the wrong one')")
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pathlib import Path; from retrieval.index.child import Child; child = Child(Path('c')); print(child.call('version', 90)); child.close()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip()[0].isdigit()
    assert PROGRAM.is_file()
