"""Briefs and answers for tests: small builders, and one sample in each language that fills every field.

The people, bodies, places and words in the samples are invented.
"""

from datetime import UTC, datetime
from typing import Any

from schemas.answer import Answer, Statement
from schemas.brief import (
    Actor,
    Agreement,
    Brief,
    Claim,
    Discrepancy,
    Gap,
    LoadedTerm,
    Mediator,
    Position,
    Risk,
    Source,
    TimeExpr,
)
from schemas.evidence import Evidence
from schemas.run import Rejection, RunRecord, Tally, Usage

MADE_AT = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

ARABIC = (
    "الهدنة في وادي السدر على المحك\n"
    "قالت مبعوثة الاتحاد سلمى الهادي إن “الوقت ليس في صالحنا”.\n"
    "وأضافت أن حكومة الميناء، واجهة المتشددين، وافقت على لقاء جديد.\n"
    "واتهمت حكومة الميناء قوات الهضبة بقصف الجسر بـ12 قذيفة، وهو ما نفته القوات.\n"
    "وتنذر التحركات قرب الجسر بتصعيد محتمل إذا انهار اتفاق السدر.\n"
)
ENGLISH = (
    "Truce in Sidr Valley hangs by a thread\n"
    "The Union's envoy, Salma Hadi, said that “time is not on our side”.\n"
    "She added that the Port government, a front for hardliners, had agreed to a new meeting.\n"
    "The Port government accused the Plateau forces of shelling the bridge with 12 rounds; the forces denied it.\n"
    "Movements near the bridge threaten a possible escalation if the Sidr accord collapses.\n"
)


def source(text: str = ARABIC, **fields: Any) -> Source:
    """A source; ids count up with `number`."""
    values: dict[str, Any] = {
        "id": "a" * 16,
        "ref": "sidr.txt",
        "language": "ar" if text is ARABIC else "en",
        "sha256": "0" * 64,
        "cluster_id": "c1",
    }
    return Source(**{**values, **fields})


def evidence(quote: str, text: str = ARABIC, **fields: Any) -> Evidence:
    """Where `quote` stands in `text`."""
    start = text.index(quote)
    return Evidence(**{"source_id": "a" * 16, "start": start, "end": start + len(quote), "quote": quote, **fields})


def brief(**fields: Any) -> Brief:
    """A brief that holds nothing but what it must."""
    values: dict[str, Any] = {
        "id": "b1",
        "language": "en",
        "generated_at": MADE_AT,
        "bluf": "Nothing was found.",
        "sources": (source(ENGLISH),),
        "run": RunRecord(reader="embedded/1"),
    }
    return Brief(**{**values, **fields})


def answer(**fields: Any) -> Answer:
    """An answer that abstains, unless told otherwise."""
    values: dict[str, Any] = {
        "question": "من الوسيط؟",
        "language": "ar",
        "abstained": True,
        "run": RunRecord(reader="embedded/1"),
    }
    return Answer(**{**values, **fields})


def arabic_answer() -> Answer:
    """Two statements, one by a speaker and one by the outlet."""
    return answer(
        question="ما موقف المبعوثة؟",
        abstained=False,
        statements=(
            Statement(text="الوقت ليس في صالحنا", speaker="سلمى الهادي", evidence=(evidence("الوقت ليس في صالحنا"),)),
            Statement(text="تصعيد محتمل", evidence=(evidence("وتنذر التحركات قرب الجسر بتصعيد محتمل"),)),
        ),
        sources=(source(title="الهدنة في وادي السدر على المحك"),),
    )


def run_record() -> RunRecord:
    """A record with every field filled."""
    return RunRecord(
        reader="served/1",
        model="ollama/sample:4b",
        model_digest="sha256:1234",
        prompts={"actors": "0123456789ab", "positions": "ba9876543210"},
        timings={"retrieve": 0.5, "read": 12.345},
        usage=Usage(calls=3, prompt_tokens=4100, completion_tokens=900),
        passages_read=5,
        passages_total=7,
        tally=Tally(proposed=12, kept=9, repaired=1, rejected=2),
        notes=("Chroma could not be used; searched exactly",),
    )


def arabic_brief() -> Brief:
    """Every field of a brief, in Arabic."""
    return _full(
        ARABIC,
        _Words(
            title="الهدنة في وادي السدر على المحك",
            outlet="صحيفة السدر",
            bluf="قالت سلمى الهادي إن «الوقت ليس في صالحنا». وتتهم حكومة الميناء قوات الهضبة بقصف الجسر، وهي تنفي.",
            question="هل تصمد الهدنة؟",
            people=("الاتحاد", "سلمى الهادي", "حكومة الميناء", "قوات الهضبة"),
            alias="الهادي",
            role="مبعوثة الاتحاد",
            issue="الوقت",
            cue="قالت",
            when="الخميس",
            said="الوقت ليس في صالحنا",
            meeting="وافقت على لقاء جديد",
            risk="تصعيد محتمل",
            risk_span="وتنذر التحركات قرب الجسر بتصعيد محتمل إذا انهار اتفاق السدر",
            trigger="إذا انهار اتفاق السدر",
            likely="محتمل",
            claim="قصف الجسر بـ12 قذيفة",
            pro="واتهمت حكومة الميناء قوات الهضبة بقصف الجسر بـ12 قذيفة",
            con="وهو ما نفته القوات",
            accord="اتفاق السدر",
            label="واجهة المتشددين",
            head="على المحك",
            note="العنوان والمتن لا يتفقان",
            gap="من أطلق القذائف؟",
            why="لا يقول النص من شاهد ذلك.",
            nearest="وأضافت أن حكومة الميناء",
            proposed="وافقت الحكومة على الهدنة",
        ),
    )


def english_brief() -> Brief:
    """Every field of a brief, in English."""
    return _full(
        ENGLISH,
        _Words(
            title="Truce in Sidr Valley hangs by a thread",
            outlet="The Sidr Paper",
            bluf="Salma Hadi said “time is not on our side”. The Port government accuses the Plateau forces, who deny it.",
            question="Will the truce hold?",
            people=("Union", "Salma Hadi", "Port government", "Plateau forces"),
            alias="Hadi",
            role="envoy",
            issue="time",
            cue="said",
            when="Thursday",
            said="time is not on our side",
            meeting="had agreed to a new meeting",
            risk="a possible escalation",
            risk_span="Movements near the bridge threaten a possible escalation if the Sidr accord collapses",
            trigger="if the Sidr accord collapses",
            likely="possible",
            claim="shelling the bridge with 12 rounds",
            pro="The Port government accused the Plateau forces of shelling the bridge with 12 rounds",
            con="the forces denied it",
            accord="Sidr accord",
            label="a front for hardliners",
            head="hangs by a thread",
            note="headline and body disagree",
            gap="Who fired the rounds?",
            why="The text names no witness.",
            nearest="She added that the Port government",
            proposed="the government agreed to the truce",
        ),
    )


class _Words:
    """The words of one language that a full brief is filled with."""

    def __init__(self, *, people: tuple[str, str, str, str], **words: str) -> None:
        self.people = people
        self.words = words

    def __getattr__(self, name: str) -> str:
        return self.words[name]


def _full(text: str, words: _Words) -> Brief:
    def at(quote: str, **fields: Any) -> Evidence:
        return evidence(quote, text, **fields)

    return Brief(
        id="brief-1",
        question=words.question,
        language="ar" if text is ARABIC else "en",
        as_of=datetime(2026, 3, 4, tzinfo=UTC),
        generated_at=MADE_AT,
        bluf=words.bluf,
        direction="deteriorated",
        alerts=("conflict_risk", "resolution_opportunity"),
        sources=_sources(text, words),
        actors=_actors(words, at),
        positions=_positions(words, at),
        mediators=(
            Mediator(
                actor="u",
                person="h",
                roles=("envoy", "facilitator"),
                track="1",
                mandate=words.role,
                parties=("p", "f"),
                stage="ongoing",
                evidence=(at(words.meeting),),
            ),
        ),
        risks=(
            Risk(
                id="r1",
                event=words.risk,
                trigger=words.trigger,
                indicators=(words.claim,),
                asserted_by=None,
                likelihood_words=(words.likely,),
                likelihood="likely",
                impact=words.accord,
                horizon="days",
                evidence=(at(words.risk_span),),
            ),
        ),
        claims=_claims(words, at),
        agreements=(
            Agreement(
                id="g1",
                name=words.accord,
                name_en="Sidr accord",
                status="announced",
                declared_by=("u",),
                date=TimeExpr(text=words.when),
                evidence=(at(words.accord, match="letters"),),
            ),
        ),
        discrepancies=(
            Discrepancy(field="status", a=at(words.head, voice="headline"), b=at(words.meeting), note=words.note),
        ),
        loaded_terms=(
            LoadedTerm(evidence=at(words.label, voice="gloss"), target="p", by="outlet", neutral_name=words.people[2]),
        ),
        gaps=(Gap(question=words.gap, why=words.why),),
        ledger=(
            Rejection(
                stage="ground",
                kind="near_miss",
                item="position",
                reason="one word differs: truce",
                proposed=words.proposed,
                article_id="a" * 16,
                nearest=at(words.nearest),
            ),
            Rejection(stage="read", kind="malformed_output", item="claim", reason="no list of claims in the answer"),
        ),
        run=run_record(),
    )


def _sources(text: str, words: _Words) -> tuple[Source, ...]:
    return (
        source(
            text,
            title=words.title,
            outlet=words.outlet,
            url="https://example.org/sidr",
            published_at=datetime(2026, 3, 4, tzinfo=UTC),
            source_class="own_reporting",
            reliability="B",
        ),
        source(text, id="b" * 16, ref="copy.txt", sha256="1" * 64, subject=False),
    )


def _actors(words: _Words, at: Any) -> tuple[Actor, ...]:
    union, envoy, port, forces = words.people
    return (
        Actor(id="u", name=union, type="intergovernmental_org", evidence=(at(union),)),
        Actor(
            id="h",
            name=envoy,
            name_en="Salma Hadi",
            aliases=(words.alias,),
            type="person",
            role=words.role,
            affiliation="u",
            evidence=(at(envoy),),
        ),
        Actor(id="p", name=port, type="government_body", evidence=(at(port),)),
        Actor(id="f", name=forces, aliases=("القوات",), type="armed_force", evidence=(at(forces),)),
    )


def _positions(words: _Words, at: Any) -> tuple[Position, ...]:
    return (
        Position(
            id="p1",
            holder="h",
            via="h",
            on_behalf_of="u",
            addressee="p",
            issue=words.issue,
            speech_act="warning",
            stance="unclear",
            speech_form="mixed",
            cue=words.cue,
            nested_in=None,
            said_at=TimeExpr(text=words.when, resolved="2026-03-05", precision="day", resolved_by="metadata"),
            evidence=(at(words.said, voice="speaker"),),
        ),
        Position(
            id="p2",
            holder="p",
            issue=words.meeting,
            speech_act="commitment",
            stance="supports",
            speech_form="reported",
            cue="",
            nested_in="h",
            evidence=(at(words.meeting, match="marks"),),
        ),
    )


def _claims(words: _Words, at: Any) -> tuple[Claim, ...]:
    return (
        Claim(
            id="c1",
            text=words.claim,
            modality="alleged",
            asserted_by=("p",),
            denied_by=("f",),
            evidence_for=(at(words.pro),),
            evidence_against=(at(words.con),),
            status="contested",
        ),
        Claim(
            id="c2",
            text=words.meeting,
            modality="actual",
            evidence_for=(at(words.meeting),),
            status="one_sided",
            credibility=3,
        ),
    )
