import hashlib
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml

import seeds
from schemas.vocabulary import SourceClass

README = Path(seeds.__file__).parent / "README.md"
ARTICLE_SHA256 = "19f2382d2ca697f70552f64b65345d8fc8172439a93d2d71a54bb63412fc8e23"
COMPANIONS = {path.stem: path for path in seeds.companions()}
ORIGINAL = "10-21-august-statements"
FIELDS = {"title", "outlet", "published", "language", "source_class", "note"}

# Bidirectional controls, zero-width and tag characters, byte order mark, private use, tatweel, presentation forms.
HIDDEN = regex.compile(r"[\p{Cf}\p{Co}\u0640\uFB50-\uFDFF\uFE70-\uFEFF\uFFFD]")


def parts(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and body of a companion."""
    opening, front, body = path.read_text("utf-8").split("---\n", 2)
    assert opening == ""
    return yaml.safe_load(front), body


def shingles(text: str, width: int = 4) -> set[tuple[str, ...]]:
    words = regex.findall(r"[\p{L}\p{M}\p{N}]+", text)
    return {tuple(words[i : i + width]) for i in range(len(words) - width + 1)}


def overlap(a: str, b: str) -> float:
    """The share of the shorter text's four-word runs that the other has too."""
    one, other = shingles(parts(COMPANIONS[a])[1]), shingles(parts(COMPANIONS[b])[1])
    return len(one & other) / min(len(one), len(other))


def test_the_seed_article_is_the_one_that_was_given_byte_for_byte() -> None:
    assert hashlib.sha256(seeds.article().read_bytes()).hexdigest() == ARTICLE_SHA256


def test_the_readme_names_the_hash_of_the_seed_article() -> None:
    assert ARTICLE_SHA256 in README.read_text("utf-8")


def test_there_are_companions_enough_in_both_languages() -> None:
    languages = [parts(path)[0]["language"] for path in COMPANIONS.values()]
    assert languages.count("ar") >= 9
    assert languages.count("en") >= 4


def test_companions_are_numbered_without_gap_and_come_in_order() -> None:
    assert [int(stem[:2]) for stem in COMPANIONS] == list(range(1, len(COMPANIONS) + 1))


@pytest.mark.parametrize("slug", COMPANIONS)
class TestCompanion:
    def test_has_the_front_matter_that_ingest_reads(self, slug: str) -> None:
        front, _ = parts(COMPANIONS[slug])
        assert set(front) - {"copy_of"} == FIELDS
        assert front["language"] in {"ar", "en"}
        assert front["source_class"] in SourceClass.__args__  # type: ignore[attr-defined]

    def test_says_that_it_was_written_for_this_project(self, slug: str) -> None:
        assert parts(COMPANIONS[slug])[0]["note"].startswith("written for the wasit project from public facts")

    def test_bears_a_date_within_the_process_it_belongs_to(self, slug: str) -> None:
        published = parts(COMPANIONS[slug])[0]["published"]
        assert type(published) is date
        assert date(2011, 9, 16) <= published <= date(2020, 12, 31)

    def test_names_no_year_after_its_own_date_but_announced_elections(self, slug: str) -> None:
        front, body = parts(COMPANIONS[slug])
        later = {int(year) for year in regex.findall(r"\b20[0-9]{2}\b", body)} - set(range(front["published"].year + 1))
        assert later <= {2021}

    def test_is_as_long_as_a_short_article(self, slug: str) -> None:
        assert 120 <= len(parts(COMPANIONS[slug])[1].split()) <= 350

    def test_hides_no_character(self, slug: str) -> None:
        text = COMPANIONS[slug].read_text("utf-8")
        assert HIDDEN.findall(text) == []
        assert unicodedata.is_normalized("NFC", text)

    def test_puts_no_words_into_anybodys_mouth(self, slug: str) -> None:
        """Quotation marks enclose names only: a handful of words, with no full stop or comma inside."""
        _, body = parts(COMPANIONS[slug])
        for quoted in regex.findall(r"«([^»]*)»|\"([^\"]*)\"|“([^”]*)”", body):
            assert len("".join(quoted).split()) <= 5, quoted
            assert not regex.search(r"[.،,؛]", "".join(quoted)), quoted

    def test_is_in_the_script_of_its_language(self, slug: str) -> None:
        front, body = parts(COMPANIONS[slug])
        arabic, latin = len(regex.findall(r"\p{Arabic}", body)), len(regex.findall(r"\p{Latin}", body))
        assert (arabic > 20 * latin) if front["language"] == "ar" else (latin > 20 * arabic)

    def test_has_a_line_in_the_readme(self, slug: str) -> None:
        assert f"| `{slug}` |" in README.read_text("utf-8")


def test_two_companions_are_near_copies_of_a_third_under_other_mastheads_and_headlines() -> None:
    fronts = {slug: parts(path)[0] for slug, path in COMPANIONS.items()}
    copies = [slug for slug, front in fronts.items() if "copy_of" in front]
    assert len(copies) == 2
    assert {fronts[slug]["copy_of"] for slug in copies} == {ORIGINAL}
    wire = [ORIGINAL, *copies]
    assert len({fronts[slug]["outlet"] for slug in wire}) == 3
    assert len({fronts[slug]["title"] for slug in wire}) == 3
    for a, b in pairwise([*wire, ORIGINAL]):
        assert 0.6 <= overlap(a, b) < 1


def test_no_other_two_companions_are_near_copies() -> None:
    copies = {slug for slug, path in COMPANIONS.items() if "copy_of" in parts(path)[0]} | {ORIGINAL}
    single = [slug for slug in COMPANIONS if slug not in copies] + [ORIGINAL]
    assert all(overlap(a, b) < 0.1 for i, a in enumerate(single) for b in single[i + 1 :])


def test_no_companion_repeats_the_seed_article() -> None:
    article = shingles(seeds.article().read_text("utf-8"))
    for slug in COMPANIONS:
        own = shingles(parts(COMPANIONS[slug])[1])
        assert len(own & article) / len(own) < 0.1, slug
