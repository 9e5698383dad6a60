"""Written forms that the lists of `mediation_both.yaml` stand for: duals, what is somebody's own, what is carried."""

from collections.abc import Iterable

from agents.readers.embedded.lexicon import data, folded
from agents.readers.embedded.phrases import Phrase

_WHOSE = ("ه", "ها", "هم", "هن", "هما")
_OURS = ("نا", "ي", "كم")


def formed(kind: str) -> Iterable[Phrase]:
    """The folded phrases of a kind that are made from singular words; none for a kind that is only listed."""
    return _MAKERS[kind]() if kind in _MAKERS else ()


def _singulars(*keys: str) -> list[str]:
    lists = data("ar", "mediation_both")
    return [word for key in keys for (word,) in map(folded, lists[key])]


def _joinable(word: str) -> str:
    return word[:-1] + "ت" if word.endswith("ه") else word


def _duals() -> list[Phrase]:
    """الطرفان، طرفين: both sides, with the article or without."""
    stems = map(_joinable, _singulars("sides"))
    return [(article + stem + end,) for stem in stems for article in ("ال", "") for end in ("ين", "ان")]


def _between() -> list[Phrase]:
    """بين الخيمتين: between two sides, or the places where they are."""
    stems = map(_joinable, _singulars("sides", "posts"))
    return [("بين", form) for stem in stems for form in (f"ال{stem}ين", f"{stem}ين", f"{stem}ي")]


def _own_places() -> list[Phrase]:
    """دكانها، غرفتيه: a place, or two, with their owner."""
    stems = map(_joinable, _singulars("own_places"))
    return [(stem + two + whose,) for stem in stems for two in ("", "ي") for whose in (*_WHOSE, "ي")]


def _papers() -> list[Phrase]:
    """ورقة، أوراقهم: what is carried, anybody's."""
    words = _singulars("papers")
    return [
        *((word,) for word in words),
        *((word + "ا",) for word in words if not word.endswith("ه")),
        *((_joinable(word) + whose,) for word in words for whose in (*_WHOSE, *_OURS)),
    ]


def _with_papers() -> list[Phrase]:
    """بالأوراق، بورقتهم: with what is carried."""
    return [(prefix + word,) for (word,) in _papers() for prefix in ("ب", "بال", "وب", "وبال")]


def _willing() -> list[Phrase]:
    """اختارهم الطرفان، وافق الجانبان: what both have agreed to, in so many words."""
    both = [f"ال{stem}ان" for stem in map(_joinable, _singulars("sides"))] + ["الجميع"]
    return [(verb, two) for verb in _singulars("willing") for two in both]


_MAKERS = {
    "bywill": _willing,
    "either": _duals,
    "betweenthem": _between,
    "ownplace": _own_places,
    "papers": _papers,
    "withpaper": _with_papers,
}
