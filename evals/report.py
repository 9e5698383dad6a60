"""Reports of evals for a terminal and for machines."""

from evals.seed_report import SeedReport


def seed_json(report: SeedReport) -> str:
    """The report as JSON, the exit code in it."""
    body = report.model_dump_json(indent=2)
    return body[:-2] + f',\n  "exit_code": {report.exit_code}\n}}'


def seed_table(report: SeedReport) -> str:
    """The report as text: the verdict first, what failed below."""
    lines = [f"seed: {report.verdict}"]
    lines += [f"  because {reason}" for reason in report.reasons]
    if report.verdict == "unmeasurable":
        return "\n".join(lines)
    lines += [
        f"reader {report.reader}",
        f"evidence exact        {report.exact}/{report.evidence}",
        f"findings              {report.passed} pass, {len(report.failed)} fail, {report.unmeasurable} unmeasurable, "
        f"{report.items} items",
        f"attribution traps     {len(report.fallen)} of {report.traps} fallen into",
        f"mediators that are none  {len(report.forbidden)}",
    ]
    for found in report.found:
        bar = f" (floor {report.floor:.2f})" if found.name == "key positions" else ""
        lines.append(f"{found.name:<22}{found.found}/{found.of} = {found.recall:.2f}{bar}")
    lines.append("")
    lines.append(f"{'field':<20}{'pass':>6}{'fail':>6}{'unmeasurable':>14}")
    lines += [f"{field:<20}{row[0]:>6}{row[1]:>6}{row[2]:>14}" for field, row in report.fields.items()]
    lines += _details(report)
    return "\n".join(lines)


def _details(report: SeedReport) -> list[str]:
    lines = [f"failed: {finding.item}, {finding.field}: {finding.reason}" for finding in report.failed]
    lines += [f"trap: {line}" for line in report.fallen]
    lines += [f"no mediator: {line}" for line in report.forbidden]
    lines += [f"missing of {found.name}: {span}" for found in report.found for span in found.missing]
    return ["", *lines] if lines else []
