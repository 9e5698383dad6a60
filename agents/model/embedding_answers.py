"""The vectors in an embeddings server's answer, in the order of the texts; anything that is none is refused."""

import base64
import binascii
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from schemas.errors import EmbedderMisbehaved

_LARGEST: Final = 1e30


def rows_of(answer: Any, count: int, dim: int, where: str) -> NDArray[np.float32]:
    """The rows of an OpenAI-form answer (count × dim), brought to length 1.

    Args:
        answer: The parsed JSON.
        count: How many texts were sent.
        dim: How many numbers a vector must have; 0 when any number will do.
        where: The server, for messages.

    Raises:
        EmbedderMisbehaved: Too few or too many vectors, of another or of different lengths, with values that are no
            numbers, or all zero.
    """
    entries = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise EmbedderMisbehaved(f"{where} sent an answer without vectors; check that it serves an embedding model")
    if len(entries) != count:
        raise EmbedderMisbehaved(f"{where} sent {len(entries)} vectors for {count} texts; see its log")
    vectors = [_vector(entry.get("embedding"), where) for entry in _in_order(entries, where)]
    lengths = {len(vector) for vector in vectors}
    if len(lengths) != 1 or (dim and lengths != {dim}):
        found = ", ".join(str(length) for length in sorted(lengths))
        raise EmbedderMisbehaved(f"{where} sent vectors of {found} numbers, {dim or 'one length'} wanted; see its log")
    rows = np.stack(vectors)
    if not np.isfinite(rows).all() or np.abs(rows).max() > _LARGEST:
        raise EmbedderMisbehaved(f"{where} sent values that cannot be (NaN, infinite or huge); see its log")
    norms = np.linalg.norm(rows.astype(np.float64), axis=1, keepdims=True)
    if not (norms > 0).all():
        raise EmbedderMisbehaved(f"{where} sent a vector of zeros; check that it serves an embedding model")
    unit: NDArray[np.float32] = (rows / norms).astype(np.float32)
    return unit


def _in_order(entries: list[dict[str, Any]], where: str) -> list[dict[str, Any]]:
    """By their `index`; as they come when none has one."""
    places = [entry.get("index") for entry in entries]
    if all(place is None for place in places):
        return entries
    if sorted(place for place in places if isinstance(place, int)) != list(range(len(entries))):
        raise EmbedderMisbehaved(f"{where} numbered its vectors {str(places)[:60]}; see its log")
    return sorted(entries, key=lambda entry: int(entry["index"]))


def _vector(value: Any, where: str) -> NDArray[np.float64]:
    """A list of numbers, or base64 of little-endian float32."""
    try:
        if isinstance(value, str):
            return np.frombuffer(base64.b64decode(value, validate=True), dtype="<f4").astype(np.float64)
        vector = np.array(value, dtype=np.float64)
    except (ValueError, TypeError, OverflowError, binascii.Error) as error:
        raise EmbedderMisbehaved(f"{where} sent a vector that cannot be read; see its log") from error
    if vector.ndim == 2:
        raise EmbedderMisbehaved(
            f"{where} sent a vector for each token; start it with pooling (llama.cpp: --pooling mean)"
        )
    if vector.ndim != 1 or not vector.size:
        raise EmbedderMisbehaved(f"{where} sent an empty vector; check that it serves an embedding model")
    return vector
