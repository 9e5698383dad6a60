"""Real tantivy folders, damaged in every way we could think of: none ends the process, and every passage is found again."""

import json
import os
import random
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from retrieval.archive import Archive
from retrieval.words import Wanted, WordIndex, likeness
from retrieval.words.engine import Engine, EngineFailed
from retrieval.words.stamp import FILE as STAMP
from tests.retrieval.shelves import make_article
from tests.retrieval.test_words import keep

Damage = Callable[[Path], None]
ROUNDS, ROUND = 3, 8
KINDS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
META = "meta.json"


def text(number: int) -> str:
    """Every article has a word of its own."""
    return f"الخبر رقم {number} عن الهدنة، وكلمته {'أبتثجحخدذر'[number % 10] * 3}{number}ومعنى"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a word index of several segments that is in order."""
    home = tmp_path_factory.mktemp("whole")
    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        for number in range(ROUNDS * ROUND):
            keep(archive, make_article(text(number)))
            if number % ROUND == ROUND - 1:
                assert not words.sync().exact
    return home


def largest(words: Path, kind: str) -> Path:
    return max(words.glob(f"*.{kind}"), key=lambda file: file.stat().st_size)


def named(name: str) -> Callable[[Damage], Damage]:
    def give(damage: Damage) -> Damage:
        damage.__name__ = name
        return damage

    return give


def truncated(kind: str, share: float) -> Damage:
    @named(f"truncated_{kind}_{share}")
    def damage(words: Path) -> None:
        file = largest(words, kind)
        os.truncate(file, int(file.stat().st_size * share))

    return damage


def garbled(kind: str) -> Damage:
    @named(f"garbled_{kind}")
    def damage(words: Path) -> None:
        file = largest(words, kind)
        data = bytearray(file.read_bytes())
        chance = random.Random(11)  # noqa: S311
        for _ in range(5):
            data[chance.randrange(max(1, len(data) - 120))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)

    return damage


def missing(kind: str) -> Damage:
    @named(f"missing_{kind}")
    def damage(words: Path) -> None:
        largest(words, kind).unlink()

    return damage


def random_bytes(kind: str) -> Damage:
    @named(f"random_{kind}")
    def damage(words: Path) -> None:
        file = largest(words, kind)
        file.write_bytes(random.Random(5).randbytes(file.stat().st_size))  # noqa: S311

    return damage


def footer_of_another_version(words: Path) -> None:
    file = largest(words, "term")
    data = file.read_bytes()
    file.write_bytes(data.replace(b'"index_format_version":7', b'"index_format_version":2'))


def grown(words: Path) -> None:
    with largest(words, "idx").open("ab") as file:
        file.write(bytes(5000))


def folder_in_a_files_place(words: Path) -> None:
    file = largest(words, "store")
    file.unlink()
    file.mkdir()


def segments_swapped(words: Path) -> None:
    one, other = sorted(words.glob("*.idx"))[:2]
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def edited_meta(name: str, edit: Callable[[Any], None], *, agreed: bool = False) -> Damage:
    """Changes `meta.json`; with `agreed`, the stamp's checksum of it too."""

    @named(f"meta_{name}{'_agreed' if agreed else ''}")
    def damage(words: Path) -> None:
        meta = json.loads((words / META).read_text())
        edit(meta)
        data = json.dumps(meta).encode()
        (words / META).write_bytes(data)
        if agreed:
            edited_stamp("", lambda stamp: stamp.update(meta=zlib.crc32(data)))(words)

    return damage


def meta_of(name: str, data: bytes) -> Damage:
    @named(f"meta_{name}")
    def damage(words: Path) -> None:
        (words / META).write_bytes(data)

    return damage


def meta_truncated(words: Path) -> None:
    os.truncate(words / META, (words / META).stat().st_size // 2)


def meta_missing(words: Path) -> None:
    (words / META).unlink()


def edited_stamp(name: str, edit: Callable[[Any], None]) -> Damage:
    @named(f"stamp_{name}")
    def damage(words: Path) -> None:
        stamp = json.loads((words / STAMP).read_text())
        edit(stamp)
        (words / STAMP).write_text(json.dumps(stamp))

    return damage


def stamp_of(name: str, data: bytes) -> Damage:
    @named(f"stamp_{name}")
    def damage(words: Path) -> None:
        (words / STAMP).write_bytes(data)

    return damage


def stamp_missing(words: Path) -> None:
    (words / STAMP).unlink()


def file_in_the_folders_place(words: Path) -> None:
    shutil.rmtree(words)
    words.write_text("a file")


def dangling_link(words: Path) -> None:
    shutil.rmtree(words)
    words.symlink_to(words.with_name("nowhere"))


def folder_missing(words: Path) -> None:
    shutil.rmtree(words)


def folder_empty(words: Path) -> None:
    shutil.rmtree(words)
    words.mkdir()


def leftovers(words: Path) -> None:
    """What killed processes leave: lock files, half a rebuild, half a swap, stray segment files."""
    (words / ".tantivy-writer.lock").write_text("")
    (words / ".tantivy-meta.lock").write_text("")
    (words / "0123456789abcdef0123456789abcdef.term").write_bytes(b"half")
    shutil.copytree(words, words.with_name("words.new"))
    shutil.copytree(words, words.with_name("words.old"))
    words.with_name("words.lock").write_text("")


def managed_garbled(words: Path) -> None:
    (words / ".managed.json").write_bytes(b"\x00[")


def another_archives_index(words: Path) -> None:
    """The folder of another home with as many passages, its stamp claiming to be of this archive."""
    other = words.with_name("other")
    with Archive.open(other) as archive, WordIndex(other, archive) as index:
        for number in range(ROUNDS * ROUND):
            keep(archive, make_article(f"شيء آخر تماما {number}"))
        index.sync()
    stamp = json.loads((words / STAMP).read_text())
    meta = json.loads((other / "words" / STAMP).read_text())["meta"]
    shutil.rmtree(words)
    shutil.move(other / "words", words)
    (words / STAMP).write_text(json.dumps({**stamp, "meta": meta}))


def first_segment_gone(meta: Any) -> None:
    del meta["segments"][0]


def absurd_size(meta: Any) -> None:
    meta["segments"][0]["max_doc"] = 2**31 - 1


def path_in_a_name(meta: Any) -> None:
    meta["segments"][0]["segment_id"] = "../../../../../../etc/passwd"


def other_schema(meta: Any) -> None:
    meta["schema"][0]["name"] = "other"


FAST = [
    truncated("idx", 0.5),
    garbled("term"),
    meta_truncated,
    edited_stamp("another_version", lambda stamp: stamp["made"].update(engine="tantivy 0.1")),
    another_archives_index,
    folder_empty,
]
SLOW = [
    *(truncated(kind, 0.5) for kind in KINDS if kind != "idx"),
    *(truncated(kind, 0.0) for kind in KINDS),
    *(truncated(kind, 0.97) for kind in ("idx", "pos", "term")),
    *(garbled(kind) for kind in KINDS if kind != "term"),
    *(missing(kind) for kind in KINDS),
    *(random_bytes(kind) for kind in KINDS),
    footer_of_another_version,
    grown,
    folder_in_a_files_place,
    segments_swapped,
    meta_missing,
    meta_of("empty", b""),
    meta_of("zeros", bytes(800)),
    meta_of("no_json", b"{"),
    meta_of("other_json", b"[]"),
    *(
        edited_meta(edit.__name__, edit, agreed=agreed)
        for edit in (first_segment_gone, absurd_size, path_in_a_name, other_schema)
        for agreed in (False, True)
    ),
    stamp_missing,
    stamp_of("empty", b""),
    stamp_of("garbled", b"\xff\x00{"),
    edited_stamp("another_layout", lambda stamp: stamp["made"].update(layout=0)),
    edited_stamp("another_analyser", lambda stamp: stamp["made"].update(analyser="0" * 16)),
    edited_stamp("another_archive", lambda stamp: stamp["made"].update(archive="0" * 32)),
    edited_stamp("another_mark", lambda stamp: stamp.update(mark="0" * 16)),
    edited_stamp("behind", lambda stamp: stamp.update(seq=3, generation=3)),
    edited_stamp("ahead", lambda stamp: stamp.update(seq=999, generation=999)),
    edited_stamp("other_meta", lambda stamp: stamp.update(meta=1)),
    file_in_the_folders_place,
    dangling_link,
    folder_missing,
    leftovers,
    managed_garbled,
]
KEPT_TO_BE_LOOKED_AT = {"truncated_idx_0.5", "garbled_term", "meta_truncated", "another_archives_index"}


def check_finds_all(words: WordIndex, archive: Archive) -> None:
    """Each passage is the first that its own words find, and none is there twice."""
    for article in archive.articles():
        for passage in archive.passages(article.id):
            own = article.text[passage.start : passage.end]
            assert words.query(Wanted(features=likeness(own)), 1)[0][0] == passage.id
    everything = words.query(Wanted(features=likeness("الخبر الهدنة")), 1000)
    assert len(everything) == len({name for name, _ in everything}) == archive.passage_count(archive.last_seq())
    assert not any("every passage was read" in note for note in words.notes), words.notes


def test_there_are_forty_kinds_of_damage_and_more() -> None:
    names = [damage.__name__ for damage in (*FAST, *SLOW)]
    assert len(names) == len(set(names)) >= 40


@pytest.mark.parametrize("damage", [*FAST, *(pytest.param(one, marks=pytest.mark.nightly) for one in SLOW)])
def test_a_damaged_word_index_is_noticed_and_made_anew_by_itself(tmp_path: Path, whole: Path, damage: Damage) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    damage(home / "words")
    with Archive.open(home) as archive:
        with WordIndex(home, archive) as words:
            check_finds_all(words, archive)
        assert (home / "words.broken-1").exists() or damage.__name__ not in KEPT_TO_BE_LOOKED_AT
        keep(archive, make_article("الخبر الذي جاء بعد الضرر عن الهدنة"))
        with WordIndex(home, archive) as words:
            assert words.sync().added == 1
            check_finds_all(words, archive)
            assert words.notes == ()


@pytest.mark.parametrize(
    "damage", [truncated("idx", 0.5), truncated("store", 0.0), missing("term"), meta_truncated, folder_missing]
)
def test_damage_under_a_running_process_is_noticed_at_the_next_query(
    tmp_path: Path, whole: Path, damage: Damage
) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        assert words.sync().added == 0
        damage(home / "words")
        check_finds_all(words, archive)


def test_a_folder_that_cannot_be_locked_is_searched_all_the_same(tmp_path: Path, whole: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    shutil.rmtree(home / "words")
    (home / "words.lock").unlink()
    (home / "words.lock").mkdir()
    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        assert words.query(Wanted(features=likeness(text(5))), 1)
        assert words.sync().exact
        assert "every passage was read instead" in words.notes[0]
        (home / "words.lock").rmdir()
        assert words.sync().added == ROUNDS * ROUND


def test_a_full_disk_leaves_the_old_index_where_it_is(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)

    def fail(*_: object, **__: object) -> int:
        raise EngineFailed("No space left on device")

    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        late = keep(archive, make_article("اختفت اللؤلؤة من المتحف."))
        with monkeypatch.context() as full:
            full.setattr(Engine, "write", fail)
            assert words.query(Wanted(features=likeness("لؤلؤة")), 1)[0][0] == f"{late.id}:0"
            assert "No space left" in words.notes[0]
        assert not list(home.glob("words.*-*"))
        assert words.sync().added == 1


def test_a_panic_of_tantivy_is_answered_exactly(tmp_path: Path, whole: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    with Archive.open(home) as archive, WordIndex(home, archive) as words:
        words.sync()
        engine = words._keeper._engine
        assert engine is not None
        with pytest.raises(EngineFailed, match="panicked"):
            engine.search(Wanted(features=likeness("الهدنة")), 2**62)
        check_finds_all(words, archive)
