"""Free text against the spans it cites: bottom lines, chat answers."""

from collections.abc import Iterable, Mapping, Sequence

from agents.faithfulness.exact import check_exact
from agents.faithfulness.licence import Licence
from agents.faithfulness.names import Cast, Person
from agents.faithfulness.verdict import failed, unmeasurable
from agents.faithfulness.view import View
from schemas.evidence import Evidence
from schemas.grounded import Finding


def statement_finding(
    text: str,
    evidence: Sequence[Evidence],
    views: Mapping[str, View],
    people: Iterable[Person] = (),
    *,
    field: str = "text",
    granted: Iterable[str] = (),
) -> Finding:
    """Numbers, dates, named actors and negations of `text` are licensed by its spans and their sentences."""
    if not text.strip():
        return unmeasurable(field, "invalid_item", "the statement is empty")
    if not evidence:
        return unmeasurable(field, "quote_empty", "the statement cites no words", stated=text)
    for span in evidence:
        view = views.get(span.source_id)
        if view is None:
            return failed(
                field, "quote_not_found", f"it cites article {span.source_id}, which is not at hand", stated=text
            )
        exact = check_exact(span, view.article, field)
        if exact.verdict == "fail":
            return exact
    licence = licence_of(evidence, views, Cast(people), granted)
    return licence.check(field, text)


def licence_of(
    evidence: Sequence[Evidence], views: Mapping[str, View], cast: Cast, granted: Iterable[str] = ()
) -> Licence:
    """What a text that stands on these spans may say."""
    near, wide = [], []
    for span in evidence:
        view = views[span.source_id]
        near.append(_cut(view, view.around(span.start, span.end)))
        wide.append(_cut(view, view.around(span.start, span.end, before=2, after=2)))
    whole = [views[source].text for source in dict.fromkeys(span.source_id for span in evidence)]
    return Licence(near, wide, whole, cast, granted)


def _cut(view: View, span: tuple[int, int]) -> str:
    return view.text[span[0] : span[1]]
