"""Who is listed that only stands beside a stand: the speaker's body, whom a demand is made of. All texts are fictional."""

import pytest

from agents.readers.embedded import arabic
from agents.readers.embedded.reader import EmbeddedReader
from agents.readers.embedded.trained.worth import LEAST_BESIDE
from retrieval.sources.document import article_from_text

READER = EmbeddedReader()
OFFICE = "وقال رئيس هيئة الموانئ الساحلية سامر القاضي إن الهدنة قائمة."
SPOKESMAN = "وقال المتحدث باسم هيئة الموانئ الساحلية سامر القاضي إن الهدنة قائمة."


def listed(text: str, chance: float, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The actors of a text where the ranker gives everybody the same chance."""
    monkeypatch.setattr(arabic, "chances", lambda *_: dict.fromkeys(range(99), chance))
    return {actor.name for actor in READER.read(article_from_text(text + "\n", ref="report.txt")).draft.actors}


def test_the_body_of_an_office_is_listed_where_it_may_be_an_actor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "هيئة الموانئ الساحلية" in listed(OFFICE, LEAST_BESIDE + 0.01, monkeypatch)
    assert listed(OFFICE, LEAST_BESIDE - 0.01, monkeypatch) == {"سامر القاضي"}


def test_a_spokesman_s_body_is_always_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "هيئة الموانئ الساحلية" in listed(SPOKESMAN, 0.0, monkeypatch)
