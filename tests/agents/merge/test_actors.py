from agents.grounding import SourceText
from agents.merge.actors import Cast, link
from agents.merge.labels import Labels, labels_of
from agents.placing import place
from schemas.article import Article
from schemas.draft import DraftActor
from schemas.vocabulary import ActorType
from tests.agents.fakes import actor, article, draft


def _cast(*told: tuple[Article, DraftActor]) -> Cast:
    drafts: dict[str, tuple[tuple[Article, DraftActor], ...]] = {}
    for source, item in told:
        before = drafts.get(source.id, ())
        drafts[source.id] = (*before, (source, item))
    grounded = [place(draft(*(item for _, item in items)), SourceText(items[0][0])) for items in drafts.values()]
    return link(grounded, {one.article_id: labels_of(one) for one in grounded})


def _named(*names: tuple[str, str, ActorType]) -> list[tuple[Article, DraftActor]]:
    told = []
    for number, (sentence, name, kind) in enumerate(names):
        source = article(f"{sentence}\n", f"{number}.txt")
        told.append((source, actor(source, "A1", name, kind)))
    return told


def test_one_full_name_in_two_articles_is_one_person_whatever_its_letters() -> None:
    cast = _cast(*_named(("قال أحمد الزهراني إنه باق.", "أحمد الزهراني", "person"),
                         ("وصل احمد الزهرانى إلى المدينة.", "احمد الزهرانى", "person")))  # fmt: skip
    assert len(cast.actors) == 1
    assert len(cast.actors[0].evidence) == 2


def test_two_people_are_never_one_on_a_family_name() -> None:
    cast = _cast(*_named(("قال الزهراني إنه باق.", "الزهراني", "person"),
                         ("وصل سعيد الزهراني إلى المدينة.", "سعيد الزهراني", "person"),
                         ("عاد أحمد الزهراني أمس.", "أحمد الزهراني", "person")))  # fmt: skip
    assert len(cast.actors) == 3


def test_the_army_of_one_outlet_is_not_the_army_of_another() -> None:
    cast = _cast(*_named(("أعلن الجيش تقدمه شرقا.", "الجيش", "armed_force"),
                         ("نفى الجيش الخبر كله.", "الجيش", "armed_force")))  # fmt: skip
    assert len(cast.actors) == 2


def test_a_state_is_the_same_state_everywhere() -> None:
    cast = _cast(*_named(("دعا المغرب إلى الحوار.", "المغرب", "state"), ("رحب المغرب بالاتفاق.", "المغرب", "state")))
    assert [found.name for found in cast.actors] == ["المغرب"]


def test_a_state_is_linked_across_languages_by_its_english_name() -> None:
    arabic = article("دعا المغرب إلى الحوار.\n", "ar.txt")
    english = article("Morocco called for talks.\n", "en.txt")
    cast = _cast(
        (arabic, actor(arabic, "A1", "المغرب", "state", name_en="Morocco")),
        (english, actor(english, "A1", "Morocco", "state", name_en="Morocco")),
    )
    assert len(cast.actors) == 1
    assert "Morocco" in cast.actors[0].aliases


def test_actors_that_one_article_keeps_apart_stay_apart() -> None:
    source = article("قال مجلس السلم المحلي إن مجلس السلم الأعلى لم يدع أحدا.\n", "one.txt")
    other = article("اجتمع مجلس السلم المحلي ومجلس السلم الأعلى.\n", "two.txt")
    cast = _cast(
        (source, actor(source, "A1", "مجلس السلم المحلي", "civil_society")),
        (source, actor(source, "A2", "مجلس السلم الأعلى", "civil_society")),
        (other, actor(other, "A1", "مجلس السلم الأعلى", "civil_society")),
    )
    assert cast.of(source.id, "A2") == cast.of(other.id, "A1") != cast.of(source.id, "A1")


def test_an_outlets_label_never_becomes_a_name() -> None:
    labels = Labels((("ميليشيات", "قوات"), ("المارقة", "")))
    assert labels.neutral("ميليشيات الجبل المارقة") == "قوات الجبل"
    assert labels.neutral("المارقة") == "المارقة"
    assert labels.neutral("الميليشيات") == "الميليشيات"
