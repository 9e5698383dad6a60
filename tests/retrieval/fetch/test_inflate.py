"""Bodies as they arrive: inflated in pieces, counted, stopped in time."""

import gzip
import tracemalloc
import zlib

import pytest

from retrieval.fetch import NotFetched
from retrieval.fetch.inflate import Inflater

TEXT = "قالت البعثة إن الهدنة قائمة. ".encode() * 40


def inflated(data: bytes, encoding: str, *, piece: int = 7, received: int = 10**6, most: int = 10**6) -> bytes:
    inflater = Inflater(encoding, received, most)
    for start in range(0, len(data), piece):
        inflater.take(data[start : start + piece])
    return inflater.body()


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize("piece", [1, 7, 10**6])
@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "Identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), "x-gzip"),
        (gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:]), "gzip"),
        (gzip.compress(TEXT) + b"\0\0\0", "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (raw_deflate(TEXT), "deflate"),
    ],
)
def test_every_form_that_we_ask_for_is_inflated(data: bytes, encoding: str, piece: int) -> None:
    assert inflated(data, encoding, piece=piece) == TEXT


def test_an_empty_body_is_empty_whatever_it_is_called() -> None:
    assert inflated(b"", "gzip") == b""


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (gzip.compress(TEXT)[:-20], "gzip", "broke off"),
        (b"not gzip at all", "gzip", "damaged"),
        (b"\xff\xff\xff", "deflate", "damaged"),
        (TEXT, "br", "compressed as 'br'"),
        (TEXT, "gzip, gzip", "compressed as 'gzip, gzip'"),
    ],
)
def test_what_cannot_be_inflated_says_why(data: bytes, encoding: str, words: str) -> None:
    with pytest.raises(NotFetched, match=words):
        inflated(data, encoding)


def test_a_bomb_is_stopped_at_the_limit_and_takes_no_more_memory_than_that() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(NotFetched, match="it has inflated, more than 1 MB"):
        inflated(bomb, "gzip", piece=65_536)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_bomb_within_a_bomb_is_not_opened() -> None:
    inner = gzip.compress(bytes(10_000_000))
    assert inflated(gzip.compress(inner), "gzip") == inner


def test_received_bytes_are_counted_too() -> None:
    with pytest.raises(NotFetched, match=r"it has more than 0\.001 MB"):
        inflated(TEXT, "", received=1000)


def test_a_robots_txt_is_cut_rather_than_refused() -> None:
    inflater = Inflater("", 100, 100, whole=False)
    inflater.take(TEXT)
    assert inflater.full
    assert len(inflater.body()) <= 100
