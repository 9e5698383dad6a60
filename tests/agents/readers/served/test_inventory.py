"""What a first reading gives a model to start from."""

import json

from agents.readers.embedded import EmbeddedReader
from agents.readers.served import ServedReader
from agents.readers.served.inventory import MOST_QUOTATIONS, Inventory, inventory_of
from agents.readers.served.parts import lines_of
from schemas.article import Article
from schemas.config import ModelConfig
from tests.agents.readers.served.test_reader import WHAT, article, tasks
from tests.servers.scripted import prompt_of, scripted

# A fictional report written for these tests.
TEXT = """وساطة في وادي السرو
قال وزير خارجية زهران سمير حداد إن بلاده «لن تتخلى عن الحوار مهما طال الزمن بين الطرفين».
ورد الناطق باسم جبهة السرو نزار البيطار: «الحوار بلا ضمانات مضيعة للوقت».
"""


def known(text: str = TEXT) -> tuple[Article, Inventory]:
    one = article(text)
    return one, inventory_of(one, lines_of(one), EmbeddedReader())


def test_each_quotation_is_told_with_its_sentence_its_first_words_and_its_likely_speaker() -> None:
    _, found = known()
    names = {actor.key: actor.name for actor in found.actors}
    assert [(each.index, each.words, names.get(each.speaker or "")) for each in found.quotations] == [
        (1, "لن تتخلى عن الحوار مهما طال…", "سمير حداد"),
        (2, "الحوار بلا ضمانات مضيعة للوقت", "نزار البيطار"),
    ]


def test_a_part_is_told_only_of_what_stands_in_it() -> None:
    one, found = known()
    part = found.of(lines_of(one)[2:])
    assert [each.index for each in part.quotations] == [2]
    assert "سمير حداد" not in [actor.name for actor in part.actors]
    assert found.of(()) == Inventory()


def test_a_text_full_of_quotations_does_not_fill_the_prompt() -> None:
    one, found = known("".join(f"قال سمير حداد: «الشرط رقم {n} قائم».\n" for n in range(90)))
    assert len(found.of(lines_of(one)).quotations) == MOST_QUOTATIONS


def test_a_model_is_told_of_the_inventory_and_uses_its_keys_or_its_own() -> None:
    one, found = known()
    keys = {actor.name: actor.key for actor in found.actors}
    base = {"speech_act": "statement", "stance": "supports", "speech_form": "direct", "cue": "قال", "issue": "الحوار"}
    who = {
        "actors": [{"key": "A1", "name": "جبهة السرو", "type": "non_state_armed_group", "evidence": {"sentence": 2, "quote": "جبهة السرو"}}],
        "positions": [
            {**base, "holder": keys["سمير حداد"], "evidence": {"sentence": 1, "quote": "لن تتخلى عن الحوار"}},
            {**base, "holder": keys["نزار البيطار"], "on_behalf_of": "A1", "evidence": {"sentence": 2, "quote": "الحوار بلا ضمانات"}},
        ],
    }  # fmt: skip
    with scripted(tasks(who)) as server:
        served = ServedReader(ModelConfig(name=server.model), first=EmbeddedReader(), backoff_s=0.01)
        extract = served.read(one)
        first, second = (prompt_of(request) for request in server.requests)
    assert "[1] «لن تتخلى عن الحوار مهما طال…» = " + keys["سمير حداد"] in first
    assert f"{keys['سمير حداد']} = سمير حداد" in first
    assert "A1 = جبهة السرو" in second
    assert "اقتباسات" not in second.rpartition("</article")[2]
    names = {actor.key: actor.name for actor in extract.draft.actors}
    assert [names[position.holder] for position in extract.draft.positions] == ["سمير حداد", "نزار البيطار"]
    assert names[extract.draft.positions[1].on_behalf_of or ""] == "جبهة السرو"


def test_a_model_that_counts_its_actors_anew_does_not_take_the_inventorys_place() -> None:
    one, _ = known()
    again = {
        "key": "A1",
        "name": "نزار البيطار",
        "type": "person",
        "evidence": {"sentence": 2, "quote": "نزار البيطار"},
    }
    stand = {
        "holder": "A1", "speech_act": "rejection", "stance": "opposes", "speech_form": "direct", "cue": "ورد", "issue": "الحوار",
        "evidence": {"sentence": 2, "quote": "الحوار بلا ضمانات مضيعة للوقت"},
    }  # fmt: skip
    with scripted(tasks({"actors": [again], "positions": [stand]})) as server:
        extract = ServedReader(ModelConfig(name=server.model), first=EmbeddedReader(), backoff_s=0.01).read(one)
    names = {actor.key: actor.name for actor in extract.draft.actors}
    assert names[extract.draft.positions[0].holder] == "نزار البيطار"
    assert list(names.values()).count("نزار البيطار") == 1
    assert extract.ledger == ()


def test_the_fingerprint_follows_the_first_reader_too() -> None:
    config = ModelConfig(name="http://127.0.0.1:1#tiny")
    assert ServedReader(config).fingerprint != ServedReader(config, first=EmbeddedReader()).fingerprint


def test_an_answer_of_the_second_task_may_use_keys_of_both() -> None:
    one, found = known()
    risk = {
        "event": "الحوار بلا ضمانات مضيعة للوقت", "asserted_by": next(a.key for a in found.actors if a.name == "نزار البيطار"),
        "horizon": "unspecified", "evidence": {"sentence": 2, "quote": "الحوار بلا ضمانات مضيعة للوقت"},
    }  # fmt: skip
    what = json.loads(json.dumps(WHAT)) | {"claims": [], "risks": [risk]}
    with scripted(tasks({"actors": [], "positions": []}, what)) as server:
        extract = ServedReader(ModelConfig(name=server.model), first=EmbeddedReader(), backoff_s=0.01).read(one)
    names = {actor.key: actor.name for actor in extract.draft.actors}
    assert names[extract.draft.risks[0].asserted_by or ""] == "نزار البيطار"
