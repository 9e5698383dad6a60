"""Checks the annotated articles: `python -m evals.reading_check [FOLDER]`.

Every section is there, every row has its fields, every code and key is known, every span is verbatim; of an event,
every quote of what changed stands in its article.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from evals.reading import ARTICLES
from evals.reading_gold import GoldArticle, load, locked_ids
from schemas.errors import WasitError
from schemas.vocabulary import ActorType, MediatorRole, SpeechAct, SpeechForm

_POLARITIES = frozenset(("support", "oppose", "conditional", "neutral"))
_FLAGS = frozenset(("central", "anonymous", "pronoun", "split", "gloss", "past"))
_KEYED = ("nested:", "behalf:")


def faults(gold: GoldArticle) -> Iterator[str]:
    """What contradicts the guide in one article."""
    keys = gold.actors.keys()
    for actor in gold.actors.values():
        if actor.type not in get_args(ActorType):
            yield f"type {actor.type}"
        yield from (f"not verbatim: {name}" for name in actor.names if name not in gold.article.text)
    for p in gold.positions:
        if p.holder not in keys:
            yield f"holder {p.holder}"
        codes = ((p.speech, get_args(SpeechForm)), (p.act, get_args(SpeechAct)), (p.polarity, _POLARITIES))
        yield from (f"code {code}" for code, known in codes if code not in known)
        for flag in p.flags:
            keyed = flag.startswith(_KEYED) and flag.split(":")[1] in keys
            if not (flag in _FLAGS or keyed or flag.startswith("same:")):
                yield f"flag {flag}"
    for m in gold.mediators:
        if m.actor not in keys:
            yield f"mediator {m.actor}"
        yield from (f"role {role}" for role in m.roles if role not in get_args(MediatorRole))
    others = [*gold.not_mediators, *(key for _, key in gold.traps)]
    others += [key for _, key in gold.risk_words if key != "outlet"]
    others += [key for pair in gold.contested_by for key in pair if key != "outlet"]
    yield from (f"key {key}" for key in others if key not in keys)


def event_faults(folder: Path, texts: dict[str, str]) -> Iterator[str]:
    """Quotes of the events' changes that are not in their articles."""
    for file in sorted(folder.glob("events/*.json")):
        for change in json.loads(file.read_text(encoding="utf-8"))["changes"]:
            for side in (change.get("before"), change.get("after")):
                if side is not None and side["quote"] not in texts.get(side["article"], ""):
                    yield f"{file.name}: not verbatim in {side['article']}: {side['quote'][:60]}"


def main(argv: Sequence[str] | None = None) -> int:
    """0 when all is well, 1 with a line for each fault."""
    folder = Path(next(iter(sys.argv[1:] if argv is None else argv), ARTICLES))
    try:
        golds = list(load(folder))
    except WasitError as error:
        print(error)
        return 1
    found = [f"{g.id}: {fault}" for g in golds for fault in faults(g)]
    found += event_faults(folder, {g.id: g.article.text for g in golds})
    found += [f"split.yaml: no article {name}" for name in sorted(locked_ids(folder) - {g.id for g in golds})]
    print(*found, f"{len(golds)} articles, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
