from agents.faithfulness import check_item
from agents.grounding import SourceText
from agents.placing import place
from tests.agents.fakes import actor, article, draft

REPORT = article(
    "UN reports have described support for both armies. The envoy said talks would go on.\n", language="en"
)


def test_an_actor_quoted_by_its_very_name_is_named_in_the_article() -> None:
    placed = place(draft(actor(REPORT, "A1", "UN", "intergovernmental_org")), SourceText(REPORT))
    (found,) = placed.items
    verdicts = {finding.verdict for finding in check_item(found, {"A1": found}, SourceText(REPORT))}
    assert verdicts == {"pass"}


def test_an_actor_under_a_name_the_article_does_not_have_fails() -> None:
    item = actor(REPORT, "A1", "envoy").model_copy(update={"name": "Salma Hadi"})
    (found,) = place(draft(item), SourceText(REPORT)).items
    kinds = {finding.kind for finding in check_item(found, {"A1": found}, SourceText(REPORT))}
    assert "name_mismatch" in kinds


def test_an_office_written_together_with_and_is_in_the_article() -> None:
    report = article("وثمّن المجلس مساعي سلطنة عمان والشيخ عبد الودود بن ناصر لحقن الدماء.\n")
    item = actor(report, "A1", "عبد الودود بن ناصر").model_copy(update={"role": "الشيخ"})
    (found,) = place(draft(item), SourceText(report)).items
    assert "fail" not in {finding.verdict for finding in check_item(found, {"A1": found}, SourceText(report))}
