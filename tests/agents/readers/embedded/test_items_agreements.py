from tests.agents.readers.embedded.reading import read


def test_an_agreement_has_its_date_and_those_who_declare_it() -> None:
    draft = read("أعلن مجلس الهضبة وحكومة الساحل الخميس اتفاق وقف إطلاق النار في الوادي.")
    names = {a.key: a.name for a in draft.actors}
    (found,) = draft.agreements
    assert (found.name, found.status, found.date) == ("اتفاق وقف إطلاق النار", "announced", "الخميس")
    assert [names[k] for k in found.declared_by] == ["مجلس الهضبة", "حكومة الساحل"]


def test_a_quoted_name_keeps_both_its_marks() -> None:
    (found,) = read("وقعت حكومة الساحل ومجلس الهضبة اتفاق “الوادي 2” يوم 12 مارس 2021 في المدينة.").agreements
    assert (found.name, found.status, found.date) == ("اتفاق “الوادي 2”", "signed", "12 مارس 2021")


def test_a_settlement_that_is_sought_is_no_agreement() -> None:
    assert read("وقدمت الحكومة مبادرة لتسوية الأزمة أعلنت عنها أمس.").agreements == []


def test_the_status_of_the_next_accord_is_not_that_of_the_one_before_it() -> None:
    text = "ودفعت مصر نحو اتفاق “الوادي 2” قبل أن يتم الإعلان عن وقف إطلاق النار."
    assert ("اتفاق “الوادي 2”", "called_for") in [(a.name, a.status) for a in read(text).agreements]
