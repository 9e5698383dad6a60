"""What stands beside each vector in Chroma, and filters as conditions on it."""

import math
from typing import Any

from retrieval.archive import Archive, Entry
from schemas.question import Filters

Where = dict[str, Any]
"""A condition in Chroma's own form."""


def metadata(entry: Entry) -> dict[str, str | int]:
    """The facts of a vector's article. A change here needs another `stamp.LAYOUT`."""
    values: dict[str, str | int] = {
        "article_id": entry.article_id,
        "language": entry.language,
        "outlet": entry.outlet,
        "source_class": entry.source_class,
        "cluster": entry.cluster,
    }
    if entry.published is not None:
        values["published"] = entry.published
    return values


def where(filters: Filters, archive: Archive) -> Where | None:
    """The condition that filters stand for; None when they let everything through.

    Clusters grow with later articles, so theirs are asked of the archive and not of what was kept beside a vector then.
    """
    parts: list[Where] = [
        {field: {"$in": list(wanted)}}
        for field, wanted in (
            ("outlet", filters.outlets),
            ("language", filters.languages),
            ("source_class", filters.source_classes),
        )
        if wanted
    ]
    if filters.clusters:
        members = archive.matching(Filters(clusters=filters.clusters))
        parts.append({"article_id": {"$in": sorted(members) or [""]}})
    for sign, moment in (("$gte", filters.since), ("$lt", filters.until)):
        if moment is not None:
            parts.append({"published": {sign: math.ceil(moment.timestamp())}})
    return parts[0] if len(parts) == 1 else {"$and": parts} if parts else None
