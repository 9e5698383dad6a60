"""Results for machines: JSON, and JUnit XML with one test case a check. No times: two runs give the same bytes."""

import json
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

import regex

from evals.harness.gate import Check
from evals.harness.result import Result, exit_code, verdict_of

_NOT_XML = regex.compile(r"[^\t\n\r -\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def as_json(results: Sequence[Result]) -> str:
    """Everything but the sources' texts."""
    body = {
        "verdict": verdict_of(results),
        "exit_code": exit_code(results),
        "suites": [
            {
                "name": result.name,
                "verdict": result.gate.verdict,
                "skipped": result.skipped or None,
                "identity": result.ran.identity.model_dump(mode="json") if result.ran else None,
                "samples_digest": result.ran.head.digest if result.ran else None,
                "partial": result.ran.partial if result.ran else None,
                "reasons": result.gate.reasons,
                "checks": [check.model_dump(mode="json") for check in result.gate.checks],
                "samples": [o.model_dump(mode="json") for o in result.ran.outcomes] if result.ran else [],
            }
            for result in results
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def as_junit(results: Sequence[Result]) -> str:
    """A suite each, a case each check: a failure where a gate fails, an error where it could not measure."""
    suites = "".join(_suite(result) for result in results)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{suites}</testsuites>\n'


def _suite(result: Result) -> str:
    cases = [_case(result.name, check) for check in result.gate.checks if check.role != "watch"]
    if result.skipped:
        cases = [_wrapped(result.name, "suite", f"<skipped message={_quoted(result.skipped)}/>")]
    elif result.gate.verdict != "pass" and not any("<failure" in case or "<error" in case for case in cases):
        why = "; ".join(result.gate.reasons)
        tag = "failure" if result.gate.verdict == "fail" else "error"
        cases.append(_wrapped(result.name, "suite", f"<{tag} message={_quoted(why)}/>"))
    failures, errors = (sum(f"<{tag}" in case for case in cases) for tag in ("failure", "error"))
    skips = sum("<skipped" in case for case in cases)
    head = f'name={_quoted(result.name)} tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skips}"'
    return f"  <testsuite {head}>\n{''.join(cases)}  </testsuite>\n"


def _case(suite: str, check: Check) -> str:
    figure = check.figure
    said = f"{figure.point} ({figure.low} to {figure.high}), {figure.samples} samples, floor {check.floor}"
    inside = f"<system-out>{escape(said)}</system-out>"
    if check.verdict == "fail":
        inside = f"<failure message={_quoted(check.reason)}>{escape(said)}</failure>"
    elif check.verdict == "unmeasurable":
        inside = f"<error message={_quoted(check.reason)}>{escape(said)}</error>"
    return _wrapped(suite, figure.key, inside)


def _wrapped(suite: str, name: str, inside: str) -> str:
    return f"    <testcase classname={_quoted(f'wasit.eval.{suite}')} name={_quoted(name)}>{inside}</testcase>\n"


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))
