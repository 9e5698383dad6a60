import json
from pathlib import Path

import pytest

from evals.harness.log import head_of
from evals.harness.runner import run
from evals.harness.sample import Outcome, Sample, binary
from schemas.errors import InputError, UsageError, WasitError
from tests.evals.harness.plain import Plain, outcome

FOUR = (True, False, True, True)


def test_a_log_has_a_head_and_a_line_a_sample(tmp_path: Path) -> None:
    log = tmp_path / "deep" / "plain.jsonl"
    run(Plain(FOUR), log)
    head, *lines = log.read_text(encoding="utf-8").splitlines()
    assert json.loads(head)["samples"] == 4
    assert [json.loads(line)["sample"]["id"] for line in lines] == ["s0", "s1", "s2", "s3"]


def test_two_runs_leave_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(Plain(FOUR), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_killed_run_goes_on_where_it_stopped_and_a_torn_last_line_is_measured_again(tmp_path: Path) -> None:
    log = tmp_path / "plain.jsonl"
    whole = run(Plain(FOUR), log)
    written = log.read_bytes()
    for cut in [*range(1, len(written), 11), len(written) - 1]:
        log.write_bytes(written[:cut])
        again = Plain(FOUR)
        assert run(again, log, resume=True) == whole
        kept = written[:cut].count(b"\n")
        assert len(again.scored) in (4 - max(0, kept - 1), 4 - kept)  # a line that only lacks its end is whole
        assert log.read_bytes() == written


def test_without_resume_a_log_is_written_anew(tmp_path: Path) -> None:
    log = tmp_path / "plain.jsonl"
    run(Plain(FOUR), log)
    again = Plain(FOUR)
    run(again, log)
    assert len(again.scored) == 4


@pytest.mark.parametrize(
    ("field", "value"),
    [("reader", "other/2"), ("prompts", {"read": "abc"}), ("code", "changed"), ("fingerprint", "new")],
)
def test_the_log_of_another_configuration_is_refused_in_one_line(tmp_path: Path, field: str, value: object) -> None:
    log = tmp_path / "plain.jsonl"
    run(Plain(FOUR), log)
    other = Plain(FOUR)
    other.identity = other.identity.model_copy(update={field: value})
    with pytest.raises(UsageError, match=field) as caught:
        run(other, log, resume=True)
    assert "\n" not in str(caught.value)


def test_the_log_of_other_samples_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "plain.jsonl"
    run(Plain(FOUR), log)
    with pytest.raises(UsageError, match="samples"):
        run(Plain((*FOUR, True)), log, resume=True)


def test_a_line_torn_in_the_middle_of_the_log_is_no_kill_and_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "plain.jsonl"
    run(Plain(FOUR), log)
    lines = log.read_text(encoding="utf-8").splitlines()
    log.write_text("\n".join([*lines[:2], lines[2][:20], *lines[3:]]) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        run(Plain(FOUR), log, resume=True)


def test_a_file_that_is_no_log_is_refused_and_left_alone(tmp_path: Path) -> None:
    log = tmp_path / "notes.txt"
    log.write_text("my notes\n", encoding="utf-8")
    with pytest.raises(InputError, match="no log"):
        run(Plain(FOUR), log, resume=True)
    assert log.read_text(encoding="utf-8") == "my notes\n"


def test_line_separators_of_unicode_inside_an_answer_do_not_tear_a_line(tmp_path: Path) -> None:
    def scored(sample: Sample) -> Outcome:
        return outcome(sample, binary("right", True)).model_copy(update={"output": "a\u2028b\x85c\nd"})

    log = tmp_path / "plain.jsonl"
    first = run(Plain(scored, 3), log)
    again = Plain(scored, 3)
    assert run(again, log, resume=True) == first
    assert again.scored == []


def test_two_samples_of_one_name_are_refused() -> None:
    class Twins(Plain):
        def samples(self) -> list[Sample]:
            return [Sample(id="x", cluster="x"), Sample(id="x", cluster="y")]

    with pytest.raises(WasitError, match="'x'"):
        run(Twins(FOUR))


def test_the_hash_of_the_samples_changes_with_their_order_and_their_answers() -> None:
    suite = Plain(FOUR)
    samples = list(suite.samples())
    answer = samples[0].model_copy(update={"expected": "other"})
    digests = {
        head_of(suite.identity, given).digest for given in (samples, samples[::-1], samples[:3], [answer, *samples[1:]])
    }
    assert len(digests) == 4
