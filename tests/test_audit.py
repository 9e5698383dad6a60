import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from security import audit
from security.allowlist import Allowed, AllowlistError, load, locked_versions
from security.audit import judge
from security.report import Advisory, AuditFailed, NotChecked, Report, interpret

TODAY = date(2026, 11, 25)
LOCKED = frozenset({("chroma-db", "1.0"), ("click", "8.2")})
ADVISORY = Advisory("Chroma_DB", "1.0", "GHSA-aaaa", ("CVE-2026-1",))


def entry(**changes: Any) -> Allowed:
    fields = {
        "package": "chroma.db",
        "version": "1.0",
        "id": "CVE-2026-1",
        "noted": date(2026, 11, 1),
        "expires": date(2026, 12, 1),
        "why": "The server it speaks of is never started by this program.",
    }
    return Allowed.model_validate(fields | changes)


def answer(*dependencies: dict[str, Any]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def dependency(*advisories: dict[str, Any]) -> dict[str, Any]:
    return {"name": "chroma-db", "version": "1.0", "vulns": list(advisories)}


class TestTheJudgement:
    def test_is_clean_when_nothing_is_reported_and_nothing_is_allowed(self) -> None:
        status, lines = judge(Report(2, ()), (), LOCKED, TODAY)
        assert status == 0
        assert lines == ["packages checked: 2; advisories judged unreachable: 0; problems: 0"]

    def test_passes_an_advisory_that_is_listed_under_one_of_its_other_names(self) -> None:
        status, lines = judge(Report(2, (ADVISORY,)), (entry(),), LOCKED, TODAY)
        assert status == 0
        assert lines[-1] == "packages checked: 2; advisories judged unreachable: 1; problems: 0"

    def test_fails_an_advisory_that_nobody_judged_and_says_which_version_fixes_it(self) -> None:
        advisory = Advisory("click", "8.2", "PYSEC-1", fixed=("8.3",))
        status, lines = judge(Report(2, (advisory,)), (), LOCKED, TODAY)
        assert status == 1
        assert lines[0] == "click 8.2 PYSEC-1: not in advisories.toml; fixed in 8.3: raise the lock"

    @pytest.mark.parametrize("change", [{"package": "click"}, {"version": "0.9"}, {"id": "CVE-2026-2"}])
    def test_does_not_let_an_entry_cover_another_package_version_or_advisory(self, change: dict[str, str]) -> None:
        status, lines = judge(Report(2, (ADVISORY,)), (entry(**change),), LOCKED, TODAY)
        assert status == 1
        assert any("GHSA-aaaa: not in advisories.toml" in line for line in lines)

    def test_fails_an_expired_entry_even_when_nothing_can_be_asked(self) -> None:
        status, lines = judge(NotChecked("no network"), (entry(expires=date(2026, 11, 24)),), LOCKED, TODAY)
        assert status == 1
        assert "expired on 2026-11-24" in lines[0]

    def test_lets_an_entry_live_on_its_last_day(self) -> None:
        assert judge(NotChecked("no network"), (entry(expires=TODAY),), LOCKED, TODAY)[0] == 0

    @pytest.mark.parametrize("change", [{"package": "gone"}, {"version": "0.9"}])
    def test_fails_an_entry_whose_package_is_no_longer_locked_at_its_version(self, change: dict[str, str]) -> None:
        status, lines = judge(NotChecked("no network"), (entry(**change),), LOCKED, TODAY)
        assert status == 1
        assert "no longer locked at this version" in lines[0]

    def test_says_plainly_that_nothing_was_checked(self) -> None:
        status, lines = judge(NotChecked("no answer within 60 s"), (entry(),), LOCKED, TODAY)
        assert status == 0
        assert lines == ["advisory data cannot be had here: not checked (no answer within 60 s)"]

    def test_only_notes_an_entry_that_the_service_reports_no_more(self) -> None:
        status, lines = judge(Report(2, ()), (entry(),), LOCKED, TODAY)
        assert status == 0
        assert "not reported by the service any more" in lines[0]

    def test_fails_when_the_service_knows_the_others_but_not_this_one(self) -> None:
        status, lines = judge(Report(1, (), unknown=("click",)), (), LOCKED, TODAY)
        assert status == 1
        assert lines[0] == "click: not checked, the advisory service does not know it"


class TestReadingTheAnswer:
    def test_takes_every_advisory_with_its_names_and_fixes(self) -> None:
        vulnerability = {"id": "GHSA-aaaa", "aliases": ["CVE-2026-1"], "fix_versions": ["1.1"], "description": "…"}
        report = interpret(answer(dependency(vulnerability)), "")
        assert report == Report(1, (Advisory("chroma-db", "1.0", "GHSA-aaaa", ("CVE-2026-1",), ("1.1",)),))

    def test_is_no_answer_when_the_index_knows_none_of_the_packages(self) -> None:
        skipped = {"name": "click", "skip_reason": "Dependency not found on PyPI and could not be audited"}
        assert isinstance(interpret(answer(skipped, skipped), ""), NotChecked)

    def test_keeps_the_names_of_packages_the_index_does_not_know(self) -> None:
        report = interpret(answer(dependency(), {"name": "click", "skip_reason": "not found"}), "")
        assert report == Report(1, (), unknown=("click",))

    @pytest.mark.parametrize(
        "trace",
        [
            "requests.exceptions.ConnectionError: Failed to resolve 'advisories.example'",
            "requests.exceptions.ProxyError: Max retries exceeded with url: /json",
            "requests.exceptions.ReadTimeout: Read timed out.",
            "requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url",
        ],
    )
    def test_knows_a_service_out_of_reach_from_the_error_output(self, trace: str) -> None:
        assert isinstance(interpret("", f"Traceback (most recent call last):\n{trace}\n"), NotChecked)

    @pytest.mark.parametrize(
        "trace",
        [
            "ERROR:pip_audit._cli:invalid requirements input: locks/run.txt",
            "/usr/bin/python: No module named pip_audit",
            "",
        ],
    )
    def test_never_takes_another_failure_for_a_missing_network(self, trace: str) -> None:
        with pytest.raises(AuditFailed, match="pip-audit failed"):
            interpret("", trace)

    @pytest.mark.parametrize("text", ["[]", "{}", '{"dependencies": [{"name": "click"}]}'])
    def test_refuses_an_answer_of_another_shape(self, text: str) -> None:
        with pytest.raises(AuditFailed, match="another shape"):
            interpret(text, "")


class TestTheFiles:
    def test_the_checked_in_list_reads_and_speaks_only_of_locked_versions(self) -> None:
        allowed = load(audit.ALLOWLIST)
        assert {(e.package, e.version) for e in allowed} <= locked_versions(audit.LOCKS)
        assert len({e.id for e in allowed}) == len(allowed)

    def test_no_judgement_of_the_checked_in_list_stands_longer_than_half_a_year(self) -> None:
        assert all(0 < (e.expires - e.noted).days <= 183 for e in load(audit.ALLOWLIST))

    @pytest.mark.parametrize(
        "text", ["allowed = 1", "[[allowed]]\npackage = 'x'", "[[allowed", "[[alowed]]\npackage = 'x'"]
    )
    def test_a_list_that_is_off_is_refused_in_one_line(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "list.toml").write_text(text, "utf-8")
        with pytest.raises(AllowlistError, match=r"^list.toml.*$"):
            load(tmp_path / "list.toml")

    def test_a_lock_without_pins_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "lock.txt").write_text("# nothing\n", "utf-8")
        with pytest.raises(AllowlistError, match="no pinned package"):
            locked_versions([tmp_path / "lock.txt"])

    def test_a_lock_is_read_through_hashes_extras_and_markers(self, tmp_path: Path) -> None:
        lock = "Uvicorn[standard]==0.5 \\\n    --hash=sha256:aa\ntomli==2.1 ; python_version < '3.12' \\\n    # via x\n"
        (tmp_path / "lock.txt").write_text(lock, "utf-8")
        assert locked_versions([tmp_path / "lock.txt"]) == {("uvicorn", "0.5"), ("tomli", "2.1")}


def silent(*_: object, **__: object) -> NotChecked:
    return NotChecked("no network")


def broken(*_: object, **__: object) -> NotChecked:
    raise AuditFailed("pip-audit failed: bad lock")


class TestTheCommand:
    @pytest.mark.parametrize(
        ("service", "today", "status"), [(silent, TODAY, 0), (silent, date(2099, 1, 1), 1), (broken, TODAY, 1)]
    )
    def test_returns_the_status_and_speaks_in_lines_of_its_own(
        self,
        service: Callable[..., NotChecked],
        today: date,
        status: int,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(audit, "ask", service)
        assert audit.main([], today=today) == status
        lines = capsys.readouterr().out.splitlines()
        assert lines
        assert all(line.startswith("audit: ") for line in lines)
