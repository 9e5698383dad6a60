"""A brief of the seed article written by hand: what a good reader would give."""

from datetime import UTC, datetime
from typing import Any

import seeds
from retrieval.sources import article_from_text
from schemas.article import Article
from schemas.brief import Actor, Brief, Claim, LoadedTerm, Mediator, Position, Source
from schemas.evidence import Evidence
from schemas.run import RunRecord
from schemas.vocabulary import ActorType, MediatorRole, SpeechAct, SpeechForm, Stance, Voice

ACTORS: tuple[tuple[str, str, tuple[str, ...], ActorType], ...] = (
    ("williams", "ستيفاني ويليامز", (), "person"),
    ("unsmil", "بعثة الأمم المتحدة للدعم في ليبيا", (), "intergovernmental_org"),
    ("bourita", "الناصر بوريطة", (), "person"),
    ("morocco", "المغرب", ("الرباط",), "state"),
    ("gna", "حكومة الوفاق", ("حكومة السراج",), "government_body"),
    ("sarraj", "فايز السراج", (), "person"),
    ("saleh", "عقيلة صالح", (), "person"),
    ("army", "الجيش", ("الجيش الليبي",), "armed_force"),
    ("haftar", "خليفة حفتر", (), "person"),
    ("mismari", "أحمد المسماري", (), "person"),
    ("room", "غرفة عمليات حماية وتأمين سرت", (), "armed_force"),
    ("macron", "إيمانويل ماكرون", (), "person"),
    ("tebboune", "عبدالمجيد تبون", (), "person"),
    ("algeria", "الرئاسة الجزائرية", (), "government_body"),
)
AFFILIATIONS = {"williams": "unsmil", "bourita": "morocco", "mismari": "army"}

POSITIONS: tuple[tuple[str, str, SpeechAct, Stance, SpeechForm, str], ...] = (
    ("williams", "الوقت ليس في صالحنا", "warning", "opposes", "direct", "قالت"),
    (
        "williams",
        "يجب علينا العمل بشكل جماعي مع جميع أصدقاء ليبيا للتوصل إلى حل سياسي شامل، كما يراه الليبيون ومن أجل الليبيين",
        "appeal",
        "supports",
        "direct",
        "أضافت",
    ),
    ("williams", "كان بيانا شجاعا للغاية يجب أن نواكبه", "endorsement", "supports", "direct", "أشارت"),
    (
        "williams",
        "لفترة طويلة، كانت ليبيا قضية دولية، ولدينا الآن فرصة لجعلها شأنا ليبيا",
        "assessment",
        "supports",
        "direct",
        "اعتبرت",
    ),
    (
        "williams",
        "أنا جدّ سعيدة بالمشاورات التي قمت بها برفقة السيد بوريطة، وواثقة من إمكانية العمل معا",
        "statement",
        "supports",
        "direct",
        "مضيفة",
    ),
    ("williams", "ثمنت ويليامز الجهود التي بذلها المغرب", "endorsement", "supports", "reported", "ثمنت"),
    ("williams", "الليبيين سعداء للغاية بتواجدي في المغرب", "statement", "supports", "direct", "قالت"),
    (
        "morocco",
        "جدد المغرب على لسان وزير خارجيته دعمه للجهود الأممية الرامية لحلحلة الأزمة الليبية",
        "endorsement",
        "supports",
        "reported",
        "جدد",
    ),
    ("morocco", "تم إحراز “بعض التقدم” وتهدئة الوضع", "statement", "supports", "mixed", "مؤكدا"),
    (
        "bourita",
        "سيعمل مستقبلا مع الأمم المتحدة باعتبارها المظلة الوحيدة المناسبة لإيجاد حل للأزمة الليبية",
        "commitment",
        "supports",
        "indirect",
        "أشار",
    ),
    (
        "algeria",
        "رئيس الجمهورية السيد عبدالمجيد تبون، تلقى اليوم مكالمة هاتفية من نظيره الفرنسي إيمانويل ماكرون",
        "statement",
        "neutral",
        "direct",
        "جاء في بيان",
    ),
    (
        "room",
        "اتهمت غرفة عمليات حماية وتأمين سرت التابعة لحكومة السراج قوات الجيش بقيادة المشير خليفة حفتر بمحاولة "
        "استهدافها بأكثر من 12 صاروخا من نوع غراد",
        "accusation",
        "opposes",
        "reported",
        "اتهمت",
    ),
    ("mismari", "بنفي هذه المزاعم", "denial", "opposes", "reported", "ردّ"),
    (
        "mismari",
        "متهما حكومة الوفاق بالتجهيز لعملية مستقبلية للتغطية على مظاهرات طرابلس",
        "accusation",
        "opposes",
        "reported",
        "متهما",
    ),
)
MEDIATORS: tuple[tuple[str, MediatorRole, str], ...] = (
    ("unsmil", "facilitator", "رئيسة بعثة الأمم المتحدة للدعم في ليبيا"),
    ("morocco", "facilitator", "الجهود التي بذلها المغرب من أجل وقف التصعيد في ليبيا"),
)


def seed_article() -> Article:
    """The seed as the archive would hold it."""
    return article_from_text(seeds.article().read_bytes().decode("utf-8"), ref=seeds.ARTICLE)


def span(article: Article, words: str, voice: Voice = "speaker") -> Evidence:
    """Evidence on the first occurrence of the words."""
    start = article.text.index(words)
    return Evidence(source_id=article.id, start=start, end=start + len(words), quote=words, voice=voice)


def position(article: Article, number: int) -> Position:
    """One of the positions above."""
    holder, words, act, stance, form, cue = POSITIONS[number]
    return Position(
        id=f"p{number}",
        holder=holder,
        issue=" ".join(words.split()[:6]),
        speech_act=act,
        stance=stance,
        speech_form=form,
        cue=cue,
        evidence=(span(article, words),),
    )


def good_brief(article: Article, **changes: Any) -> Brief:
    """The brief that passes; fields may be exchanged."""
    accusation = POSITIONS[11][1]
    claim = Claim(
        id="c0",
        text="استهدافها بأكثر من 12 صاروخا من نوع غراد",
        modality="alleged",
        asserted_by=("room",),
        denied_by=("mismari",),
        evidence_for=(span(article, accusation),),
        evidence_against=(span(article, "وردّ الناطق باسم الجيش أحمد المسماري بنفي هذه المزاعم"),),
        status="contested",
    )
    brief = Brief(
        id="b",
        language="ar",
        generated_at=datetime(2026, 1, 1, tzinfo=UTC),
        bluf="",
        sources=(Source(id=article.id, ref=article.ref, language="ar", sha256=article.sha256, cluster_id="1"),),
        actors=tuple(
            Actor(
                id=k,
                name=n,
                aliases=a,
                type=t,
                affiliation=AFFILIATIONS.get(k),
                evidence=(span(article, n, "narration"),),
            )
            for k, n, a, t in ACTORS
        ),
        positions=tuple(position(article, number) for number in range(len(POSITIONS))),
        mediators=tuple(
            Mediator(actor=a, roles=(r,), evidence=(span(article, w, "narration"),)) for a, r, w in MEDIATORS
        ),
        claims=(claim,),
        loaded_terms=(LoadedTerm(evidence=span(article, "واجهة الإسلاميين في ليبيا", "narration"), target="gna"),),
        run=RunRecord(reader="hand"),
    )
    return brief.model_copy(update=changes)
