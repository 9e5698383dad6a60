from tests.agents.merge.reading import merged

THREE_WAYS = (
    "اتهام حكومة الساحل للحرس باستهداف قوارب الصيادين.\n"
    "اتهمت غرفة عمليات المرفأ التابعة لحكومة الساحل الحرس باستهداف قوارب الصيادين بثلاث قذائف، وهو ما نفاه الحرس.\n"
)


def test_one_accusation_told_twice_in_an_article_is_one_claim_with_all_its_evidence() -> None:
    (claim,) = merged(THREE_WAYS).claims
    assert claim.status == "contested"
    assert len(claim.evidence_for) == 2 and len(claim.evidence_against) == 1
    assert len(claim.asserted_by) == 2 and len(claim.denied_by) == 1


def test_the_text_of_a_claim_is_its_fullest_telling_without_the_reporting_clause() -> None:
    (claim,) = merged(THREE_WAYS).claims
    assert claim.text == "الحرس باستهداف قوارب الصيادين بثلاث قذائف"


def test_two_short_tellings_in_two_articles_are_not_one_claim() -> None:
    one = "اتهمت حكومة الساحل الحرس باستهدافها."
    other = "اتهمت نقابة البحارة الحرس باستهداف مقرها في الميناء الغربي يوم الجمعة."
    assert len(merged(one, other).claims) == 2
