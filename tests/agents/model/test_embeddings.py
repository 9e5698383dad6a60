"""Vectors from a server that also misbehaves: what is an answer, what is refused, and what is said."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from agents.model.embedding_names import archive_name, family, parse_embedder
from agents.model.embeddings import BATCH_CHARACTERS, BATCH_TEXTS, ServedEmbedder
from retrieval.embed import Embedder
from retrieval.vectors import Known
from schemas.errors import EmbedderError, EmbedderMisbehaved, EmbedderUnavailable, SettingsError
from tests.servers.embeddings import (
    EmbeddingsServer,
    Play,
    answers,
    drips,
    hangs_up,
    in_base64,
    out_of_order,
    refuses,
    says,
    serving,
    spoilt,
    stalls,
    status,
    without_numbers,
    words,
)

TEXTS = ["الهدنة قائمة", "سعر القمح", "the truce holds"]


def embedder(server: EmbeddingsServer, name: str = "", **options: Any) -> ServedEmbedder:
    return ServedEmbedder(name or server.name, **{"pause_s": 0.0, "answer_s": 5.0, **options})


def unit(texts: list[str]) -> Any:
    rows = words(texts)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("play", [answers, out_of_order, in_base64, without_numbers])
def test_rows_are_of_length_one_and_in_the_order_of_the_texts(play: Play) -> None:
    with serving(play) as server:
        one: Embedder = embedder(server)
        rows = one.embed(TEXTS)
    assert np.allclose(rows, unit(TEXTS), atol=1e-5)
    assert rows.dtype == np.float32
    assert (one.dim, one.notes) == (64, ())


def test_nothing_is_asked_before_the_first_text_and_nothing_for_none() -> None:
    with serving() as server:
        assert embedder(server).embed([]).shape == (0, 0)
        assert (embedder(server).dim, server.requests) == (0, [])


def test_many_and_long_texts_go_in_batches_that_servers_take() -> None:
    texts = [f"خبر {n}" for n in range(70)] + ["ب" * 15_000] * 4
    with serving() as server:
        assert embedder(server).embed(texts).shape == (74, 64)
    sizes = [len(request["input"]) for request in server.requests[1:]]
    assert sum(sizes) == 74
    assert max(sizes) <= BATCH_TEXTS
    assert max(sum(map(len, request["input"])) for request in server.requests) <= BATCH_CHARACTERS


@pytest.mark.parametrize(
    ("change", "words_"),
    [
        (lambda data: data[:-1], "2 vectors for 3 texts"),
        (lambda data: [*data, data[0]], "4 vectors for 3 texts"),
        (lambda data: [], "0 vectors"),
        (lambda data: None, "without vectors"),
        (lambda data: ["x", "y", "z"], "without vectors"),
        (lambda data: [{**data[0], "embedding": data[0]["embedding"][:5]}, *data[1:]], "5, 64 numbers"),
        (lambda data: [{**each, "embedding": each["embedding"][:5]} for each in data], "of 5 numbers, 64 wanted"),
        (lambda data: [{**each, "embedding": [0.0] * 64} for each in data], "zeros"),
        (lambda data: [{**each, "embedding": [1e308] * 64} for each in data], "huge"),
        (lambda data: [{**each, "embedding": [None] * 64} for each in data], "cannot be"),
        (lambda data: [{**each, "embedding": [float("nan")] * 64} for each in data], "NaN"),
        (lambda data: [{**each, "embedding": []} for each in data], "empty vector"),
        (lambda data: [{**each, "embedding": {}} for each in data], "cannot be read"),
        (lambda data: [{**each, "embedding": "not base64!"} for each in data], "cannot be read"),
        (lambda data: [{**each, "embedding": [each["embedding"]] * 2} for each in data], "pooling"),
        (lambda data: [{**each, "index": 0} for each in data], "numbered"),
        (lambda data: [{**data[0], "index": 7}, *data[1:]], "numbered"),
        (lambda data: [{**data[0], "index": None}, *data[1:]], "numbered"),
    ],
)
def test_an_answer_that_is_no_vectors_is_refused_in_one_line(change: Callable[[Any], object], words_: str) -> None:
    with serving(answers, spoilt(change)) as server, pytest.raises(EmbedderMisbehaved, match=words_) as caught:
        embedder(server).embed(TEXTS)
    assert "\n" not in str(caught.value)
    assert server.url in str(caught.value)


@pytest.mark.parametrize(
    ("play", "kind", "words_"),
    [
        (status(500, "unsupported value: NaN"), EmbedderMisbehaved, "HTTP 500.*NaN"),
        (status(503, "loading"), EmbedderUnavailable, "HTTP 503.*loading"),
        (status(429, "busy"), EmbedderUnavailable, "HTTP 429"),
        (status(404, "model not found"), EmbedderUnavailable, "no such model"),
        (status(401), EmbedderUnavailable, "without a key"),
        (status(400, "bad"), EmbedderMisbehaved, "HTTP 400"),
        (status(301), EmbedderMisbehaved, "HTTP 301"),
        (says("<html>"), EmbedderMisbehaved, "no JSON"),
        (says("[" * 100_000), EmbedderMisbehaved, "no JSON"),
        (says("[]"), EmbedderMisbehaved, "without vectors"),
        (hangs_up, EmbedderUnavailable, "closed the connection"),
    ],
)
def test_faults_say_what_happened_and_where(play: Play, kind: type[EmbedderError], words_: str) -> None:
    with serving(play) as server, pytest.raises(kind, match=words_) as caught:
        embedder(server).embed(TEXTS)
    assert server.url in str(caught.value)
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("fault", [hangs_up, status(503), status(429)])
def test_one_dropped_connection_or_busy_moment_is_tried_again(fault: Play) -> None:
    with serving(fault, answers) as server:
        assert len(embedder(server).embed(TEXTS)) == 3
    assert len(server.requests) == 3


@pytest.mark.parametrize("play", [stalls, drips])
def test_a_slow_server_is_given_up_at_the_deadline(play: Play) -> None:
    began = time.monotonic()
    with serving(play) as server, pytest.raises(EmbedderUnavailable, match=r"longer than 0\.3 s"):
        embedder(server, answer_s=0.3).embed(TEXTS)
    assert time.monotonic() - began < 5


def test_a_server_that_is_not_there_is_left_alone_for_a_while() -> None:
    with serving() as server:
        name = server.name
    one = ServedEmbedder(name, pause_s=0.0)
    with pytest.raises(EmbedderUnavailable, match="does not answer") as first:
        one.embed(TEXTS, kind="query")
    with pytest.raises(EmbedderUnavailable) as second:
        one.embed(TEXTS)
    assert second.value is first.value


def test_another_dimension_or_another_model_under_a_known_name_is_an_error() -> None:
    known: list[Known] = []
    with serving() as server:
        one = embedder(server, known=lambda name: known[0] if known else None)
        row = one.embed(TEXTS[:1])[0]
        known.append(Known.of(row))
        with pytest.raises(EmbedderMisbehaved, match=r"another model has its name.*reindex --vectors"):
            embedder(server, known=lambda name: known[0]).embed(TEXTS)
        known[0] = Known.of(row[:32])
        other = embedder(server, known=lambda name: known[0])
        assert other.dim == 32
        with pytest.raises(EmbedderMisbehaved, match=r"64 numbers.*have 32"):
            other.embed(TEXTS)


@pytest.mark.parametrize(
    ("model", "query", "passage"),
    [
        ("multilingual-e5-large", "query: ", "passage: "),
        ("intfloat/multilingual-e5-large-instruct", "Instruct: ", ""),
        ("Qwen/Qwen3-Embedding-0.6B", "Instruct: ", ""),
        ("qwen3-embedding:4b", "Instruct: ", ""),
        ("nomic-embed-text:latest", "search_query: ", "search_document: "),
        ("embeddinggemma:300m", "task: search result | query: ", "title: none | text: "),
        ("snowflake-arctic-embed2", "query: ", ""),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", ""),
        ("bge-m3", "", ""),
        ("BAAI/bge-large-en-v1.5", "Represent this sentence", ""),
        ("something-new", "", ""),
    ],
)
def test_a_family_gets_what_it_wants_before_its_texts(model: str, query: str, passage: str) -> None:
    found = family(model)
    assert found.query.startswith(query)
    assert bool(found.query) == bool(query)
    assert found.passage == passage


def test_questions_and_passages_are_told_apart_on_the_wire() -> None:
    with serving() as server:
        one = embedder(server, f"{server.url}#multilingual-e5-small")
        one.embed(["سؤال"], kind="query")
        one.embed(["نص"])
    assert server.texts[1:] == ["query: سؤال", "passage: نص"]
    assert [request["model"] for request in server.requests] == ["multilingual-e5-small"] * 3


def test_a_server_without_a_models_name_is_asked_for_it() -> None:
    with serving() as server:
        server.gets["/info"] = {"model_id": "intfloat/multilingual-e5-base"}
        embedder(server, f"tei/{server.url}").embed(["سؤال"], kind="query")
        assert server.texts[-1] == "query: سؤال"
        server.gets.clear()
        embedder(server, f"tei/{server.url}").embed(["سؤال"], kind="query")
        assert server.texts[-1] == "سؤال"


def test_texts_that_are_too_long_are_cut_and_that_is_said() -> None:
    long = "كلمة " * 100_000
    too_long = status(413, "input must have less than 512 tokens")
    with serving(refuses(lambda text: len(text) > 900, too_long)) as server:
        one = embedder(server)
        rows = one.embed([long, "قصير", "ب" * 1000])
    assert rows.shape == (3, 64)
    assert "2 texts were longer" in one.notes[0] or "3 texts were longer" in one.notes[0]
    assert max(len(text) for text in server.texts) <= 8192 * 4


def test_a_server_that_finds_everything_too_long_is_given_up() -> None:
    with serving(answers, status(400, "maximum context length is 0")) as server:
        with pytest.raises(EmbedderMisbehaved, match="too long"):
            embedder(server).embed(["كلمة " * 500])
        assert len(server.requests) < 20


def test_no_secret_and_no_proxy_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with serving() as server:
        embedder(server).embed(TEXTS)
    assert "secret" not in json.dumps(server.headers)
    assert all("uthorization" not in key for headers in server.headers for key in headers)


def test_strange_letters_go_through() -> None:
    with serving() as server:
        assert embedder(server).embed(["\ud800", "", "\0"]).shape == (3, 64)


@pytest.mark.parametrize(
    ("text", "url", "model", "kept"),
    [
        ("ollama/bge-m3", "http://127.0.0.1:11434/v1", "bge-m3", "ollama/bge-m3"),
        ("vllm/BAAI/bge-m3", "http://127.0.0.1:8000/v1", "BAAI/bge-m3", "vllm/BAAI/bge-m3"),
        ("tei/http://10.0.0.5:8080", "http://10.0.0.5:8080/v1", "", "tei/10.0.0.5:8080"),
        ("TEI/http://host:1/#e5", "http://host:1/v1", "e5", "tei/e5"),
        ("https://host/v1#m", "https://host/v1", "m", "url/m"),
    ],
)
def test_names_of_embedders(text: str, url: str, model: str, kept: str) -> None:
    name = parse_embedder(text)
    assert (name.base_url, name.model, archive_name(name)) == (url, model, kept)


@pytest.mark.parametrize(
    "text", ["", "embedded", "bge-m3", "ollama/", "tei/", "tei/host", "file:///x#m", "http://u:p@h#m"]
)
def test_a_name_of_no_known_form_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(SettingsError, match=r"embedder .* tei/URL"):
        ServedEmbedder(text)


def test_an_embedder_is_loaded_without_the_clients_of_chat_models() -> None:
    program = "import sys, agents.model.embeddings; print(sorted({'openai', 'instructor'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
