"""Builders for the checker's tests. The texts are fictional, written for these tests."""

from collections.abc import Sequence
from typing import Any

from agents.faithfulness.names import Cast, Person, person_of
from agents.faithfulness.view import View, view_of
from agents.grounding import SourceText
from retrieval.sources import article_from_text
from retrieval.text.segment import sentences
from schemas.article import Article
from schemas.draft import DraftActor, DraftPosition, Span
from schemas.evidence import Evidence
from schemas.grounded import GroundedItem
from schemas.vocabulary import ActorType

HARBOUR = (
    "ميناء الزيتون- قالت الوسيطة ليلى الحمدان إن “الطرفين اتفقا على سحب 12 قاربا”.\n"
    "وأضافت، بعد لقاء جمعها بوزير الموانئ سامي الدقاق، أن المهلة تنتهي يوم الخميس.\n"
    "واتهم مجلس الصيادين خفر السواحل بإطلاق النار على ثلاثة قوارب قرب الرصيف الشرقي.\n"
    "ونفى خفر السواحل إطلاق النار على أي قارب.\n"
    "“لن نغادر المرفأ قبل الإفراج عن القوارب”، قال الناطق باسم مجلس الصيادين عمر الراوي، في إشارة إلى انهيار الهدنة.\n"
    "وتستضيف بلدية الزيتون جولات الحوار برعاية الوسيطة ليلى الحمدان.\n"
    "ومن المرجح أن تنهار الهدنة إذا استمر احتجاز القوارب.\n"
)
ENGLISH = (
    "OLIVE PORT - Mediator Layla Hamdan said on Thursday that twelve boats would be withdrawn.\n"
    "“We never fired on any boat,” said Captain Amer Daqqaq of the coast guard.\n"
    "The fishermen's council accused the coast guard of shelling three boats. "
    "It warned that the truce would probably collapse.\n"
)
ACTORS: tuple[tuple[str, str, ActorType], ...] = (
    ("layla", "ليلى الحمدان", "person"),
    ("sami", "سامي الدقاق", "person"),
    ("omar", "عمر الراوي", "person"),
    ("council", "مجلس الصيادين", "civil_society"),
    ("guard", "خفر السواحل", "armed_force"),
    ("town", "بلدية الزيتون", "government_body"),
    ("absent", "نادر الصفدي", "person"),
)
ENGLISH_ACTORS: tuple[tuple[str, str, ActorType], ...] = (
    ("layla", "Layla Hamdan", "person"),
    ("amer", "Amer Daqqaq", "person"),
    ("guard", "coast guard", "armed_force"),
    ("council", "fishermen's council", "civil_society"),
)


def article(text: str = HARBOUR, ref: str = "harbour.txt") -> Article:
    return article_from_text(text, ref=ref)


def view(text: str = HARBOUR) -> View:
    one = article(text)
    return view_of(one, sentences(one.text))


def people(actors: Sequence[tuple[str, str, ActorType]] = ACTORS) -> list[Person]:
    return [person_of(key, actor(key, name, type_)) for key, name, type_ in actors]


def cast(actors: Sequence[tuple[str, str, ActorType]] = ACTORS) -> Cast:
    return Cast(people(actors))


def actor(key: str, name: str, type_: ActorType = "person", **fields: Any) -> DraftActor:
    given: dict[str, Any] = {"aliases": [], "role": None, "affiliation": None, **fields}
    return DraftActor(key=key, name=name, type=type_, evidence=Span(sentence=0, quote=name), **given)


def evidence(on: View | Article, words: str) -> Evidence:
    one = on.article if isinstance(on, View) else on
    start = one.text.index(words)
    return Evidence(source_id=one.id, start=start, end=start + len(words), quote=words)


def grounded_actors(one: Article) -> dict[str, GroundedItem]:
    return {
        key: GroundedItem(
            kind="actor",
            number=n,
            article_id=one.id,
            item=actor(key, name, type_),
            spans={"evidence": evidence(one, one.text[:5])},
        )
        for n, (key, name, type_) in enumerate(ACTORS)
    }


def position(one: Article, words: str, holder: str, **fields: Any) -> GroundedItem:
    given: dict[str, Any] = {
        "via": None,
        "on_behalf_of": None,
        "addressee": None,
        "issue": " ".join(words.split()[:5]),
        "speech_act": "statement",
        "stance": "neutral",
        "speech_form": "indirect",
        "cue": "",
        "nested_in": None,
        "said_at": None,
        **fields,
    }
    item = DraftPosition(holder=holder, evidence=Span(sentence=0, quote=words), **given)
    return GroundedItem(
        kind="position", number=0, article_id=one.id, item=item, spans={"evidence": evidence(one, words)}
    )


def source(one: Article) -> SourceText:
    return SourceText(one)
