"""Labels: every code has words in both languages, and no words are without a code."""

from pathlib import Path
from typing import get_args

import pytest
import regex

import agents.render
from agents.render.label import LANGUAGES, labels
from schemas import vocabulary

CODES = {
    "direction": vocabulary.Direction,
    "alert": vocabulary.Alert,
    "actor_type": vocabulary.ActorType,
    "speech_act": vocabulary.SpeechAct,
    "stance": vocabulary.Stance,
    "speech_form": vocabulary.SpeechForm,
    "mediator_role": vocabulary.MediatorRole,
    "track": vocabulary.Track,
    "mediation_stage": vocabulary.MediationStage,
    "likelihood": vocabulary.Likelihood,
    "horizon": vocabulary.Horizon,
    "modality": vocabulary.Modality,
    "claim_status": vocabulary.ClaimStatus,
    "agreement_status": vocabulary.AgreementStatus,
    "source_class": vocabulary.SourceClass,
    "reliability": vocabulary.Reliability,
    "precision": vocabulary.DatePrecision,
    "item": vocabulary.ItemKind,
    "stage": vocabulary.Stage,
    "rejection": vocabulary.RejectionKind,
}
SHOWN_ONLY_WHEN_NOTABLE = {"voice": {"gloss", "headline", "institution"}, "match": {"letters"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_and_no_words_lack_a_code(language: str) -> None:
    groups = {group: set(words) for group, words in labels(language).groups.items()}
    expected = {group: set(get_args(codes)) for group, codes in CODES.items()}
    expected |= SHOWN_ONLY_WHEN_NOTABLE | {"credibility": set("123456"), "part": groups["part"]}
    assert groups == expected


def test_both_languages_have_the_same_headings() -> None:
    arabic, english = (set(labels(language).groups["part"]) for language in LANGUAGES)
    assert arabic == english


def test_every_heading_is_used_by_the_renderers() -> None:
    folder = Path(agents.render.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    used = set(regex.findall(r"[\"']([a-z_]+)[\"']", source))
    assert set(labels("en").groups["part"]) - used == set()


@pytest.mark.parametrize("group", sorted(CODES))
def test_words_of_one_group_differ_from_one_another(group: str) -> None:
    for language in LANGUAGES:
        words = list(labels(language).groups[group].values())
        assert len(words) == len(set(words)), (language, group)


def test_arabic_labels_are_arabic() -> None:
    for group, words in labels("ar").groups.items():
        for code, text in words.items():
            assert not text or regex.search(r"\p{Arabic}", text), (group, code)


def test_a_brief_in_another_language_is_labelled_in_english() -> None:
    assert labels("fr").language == "en"
    assert labels("fr").part("bluf") == "Bottom line"


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert labels("ar").code("stance", "brand_new") == "brand_new"
