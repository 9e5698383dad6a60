"""Checks the locked dependencies against known advisories: `python -m security.audit [LOCK…]`.

Exit 0: nothing is reported beyond `advisories.toml`, or the advisory data cannot be had here (said plainly).
Exit 1: an advisory that nobody judged, an entry that expired, or an entry whose package is no longer locked at its version.
The two last are found without any network, so they count even where the advisory data cannot be had.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from security.allowlist import Allowed, AllowlistError, load, locked_versions
from security.report import Advisory, AuditFailed, NotChecked, Report, ask

HERE = Path(__file__).resolve().parent
LOCKS = tuple(HERE.parent / "locks" / name for name in ("run.txt", "llama.txt"))
ALLOWLIST = HERE / "advisories.toml"


def problems_of_list(allowed: Sequence[Allowed], locked: frozenset[tuple[str, str]], today: date) -> list[str]:
    """What is wrong with the allow-list itself; `locked` holds (normalised name, version) pairs."""
    problems = []
    for entry in allowed:
        if entry.expires < today:
            problems.append(
                f"{entry}: the judgement expired on {entry.expires}; judge it anew or move to a fixed version"
            )
        if (entry.package, entry.version) not in locked:
            problems.append(f"{entry}: no longer locked at this version; delete the entry or judge the new version")
    return problems


def unjudged(report: Report, allowed: Sequence[Allowed]) -> list[Advisory]:
    """The reported advisories that no entry covers."""
    return [advisory for advisory in report.advisories if not any(entry.covers(advisory) for entry in allowed)]


def notes_on(report: Report, allowed: Sequence[Allowed]) -> list[str]:
    """What a reader should know though it is no failure: entries that the service no longer reports."""
    return [
        f"{entry}: not reported by the service any more; consider deleting the entry"
        for entry in allowed
        if not any(entry.covers(advisory) for advisory in report.advisories)
    ]


def _remedy(advisory: Advisory) -> str:
    if advisory.fixed:
        return f"fixed in {', '.join(advisory.fixed)}: raise the lock"
    return "no fixed version: say there why it cannot be reached, with an expiry, or drop the package"


def judge(
    outcome: Report | NotChecked, allowed: Sequence[Allowed], locked: frozenset[tuple[str, str]], today: date
) -> tuple[int, list[str]]:
    """Exit status and the lines to show."""
    problems = problems_of_list(allowed, locked, today)
    if isinstance(outcome, NotChecked):
        return int(bool(problems)), [*problems, f"advisory data cannot be had here: not checked ({outcome.reason})"]
    fresh = unjudged(outcome, allowed)
    problems += [f"{advisory}: not in {ALLOWLIST.name}; {_remedy(advisory)}" for advisory in fresh]
    problems += [f"{name}: not checked, the advisory service does not know it" for name in outcome.unknown]
    judged = len(outcome.advisories) - len(fresh)
    summary = f"packages checked: {outcome.checked}; advisories judged unreachable: {judged}; problems: {len(problems)}"
    return int(bool(problems)), [*problems, *notes_on(outcome, allowed), summary]


def main(arguments: Sequence[str] | None = None, today: date | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m security.audit", description="Audit the locked dependencies.")
    parser.add_argument("locks", nargs="*", type=Path, default=list(LOCKS), help="lock files (default: run, llama)")
    parser.add_argument("--timeout", type=float, default=60.0, metavar="SECONDS", help="give up on the service after")
    options = parser.parse_args(arguments)
    try:
        allowed = load(ALLOWLIST)
        locked = locked_versions(options.locks)
        outcome = ask(options.locks, timeout_s=options.timeout)
    except (AllowlistError, AuditFailed) as error:
        sys.stdout.write(f"audit: {error}\n")
        return 1
    status, lines = judge(outcome, allowed, locked, today or datetime.now(UTC).date())
    sys.stdout.writelines(f"audit: {line}\n" for line in lines)
    return status


if __name__ == "__main__":
    sys.exit(main())
