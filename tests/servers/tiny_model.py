"""A tiny model of random weights, written as GGUF: `python -m tests.servers.tiny_model FILE`.

Its vocabulary is the bytes, the letters of Arabic and Latin script, and pairs that are frequent in our own prompts. Its
weights are random but for one thing: it favours the marks that close a JSON value, so that its answers end.
"""

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import gguf
import numpy as np

LAYERS, WIDTH, HEADS, INNER = 2, 64, 4, 128
SPECIAL = ("<unk>", "<s>", "</s>")
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
CONSTANT, QUIET = 8.0, 0.03
SPACE = "▁"
MERGES = 500
SAMPLES = Path(__file__).resolve().parents[2] / "agents" / "prompts"
LETTERS = [chr(code) for code in (*range(0x21, 0x7F), *range(0x621, 0x63B), *range(0x641, 0x653))] + [
    SPACE,
    "«",
    "»",
    "،",
]
LEAN = {'"': 6.5, "{": 5.0, "]": 3.5, "}": 4.0, "-": -60.0}
"""Added to a logit: lists open an item and close after it, items leave out what they may, strings are short."""
TEMPLATE = (
    "{% for message in messages %}{{ message['role'] + ': ' + message['content'] + '\\n' }}{% endfor %}assistant: "
)


def write_gguf(path: Path, context: int = 32768, seed: int = 42) -> None:
    """Write a Llama of two layers; under 1 MB."""
    letters = [*LETTERS, *_pairs()]
    tokens = [*SPECIAL, *(f"<0x{value:02X}>" for value in range(256)), *letters]
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("wasit-tiny-random")
    writer.add_context_length(context)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * (len(tokens) - len(letters)) + [-float(rank) for rank in range(len(letters))])
    writer.add_token_types([UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, *[NORMAL] * len(letters)])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)
    _add_tensors(writer, tokens, np.random.default_rng(seed))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tensors(writer: gguf.GGUFWriter, tokens: list[str], random: np.random.Generator) -> None:
    def add(name: str, values: np.ndarray) -> None:
        writer.add_tensor(name, values.astype(np.float32 if values.ndim == 1 else np.float16))

    def weights(*shape: int, scale: float = 0.3) -> np.ndarray:
        return random.normal(0, scale, shape)

    embedding, output = weights(len(tokens), WIDTH), weights(len(tokens), WIDTH, scale=0.8)
    embedding[:, 0] = CONSTANT  # nearly the same after every layer, so that column 0 of `output` is a bias
    output[:, 0] = [_bias(token) / (CONSTANT * 0.95) for token in tokens]
    add("token_embd.weight", embedding)
    add("output_norm.weight", np.ones(WIDTH))
    add("output.weight", output)
    for layer in range(LAYERS):
        block = f"blk.{layer}"
        add(f"{block}.attn_norm.weight", np.ones(WIDTH))
        add(f"{block}.ffn_norm.weight", np.ones(WIDTH))
        for name in ("attn_q", "attn_k", "attn_v"):
            add(f"{block}.{name}.weight", weights(WIDTH, WIDTH))
        add(f"{block}.attn_output.weight", weights(WIDTH, WIDTH, scale=QUIET))
        add(f"{block}.ffn_gate.weight", weights(INNER, WIDTH))
        add(f"{block}.ffn_up.weight", weights(INNER, WIDTH))
        add(f"{block}.ffn_down.weight", weights(WIDTH, INNER, scale=QUIET))


def _bias(token: str) -> float:
    if len(token) > 1 and token != "</s>":  # bytes and pairs are for reading only: no answer stops inside a letter
        return -60.0
    return LEAN.get(token, 0.0)


def _pairs() -> list[str]:
    """The pairs, and pairs of pairs, that are most frequent in our prompts."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.*")) if path.suffix in {".jinja", ".yaml"}
    ]
    known = set(LETTERS)
    pieces = [letter if letter in known else "\n" for letter in "\n".join(texts).replace(" ", SPACE)]
    made: list[str] = []
    while len(made) < MERGES:
        counts = Counter(pair for pair in pairwise(pieces) if "\n" not in pair)
        (first, second), _ = counts.most_common(1)[0]
        made.append(first + second)
        pieces = _merged(pieces, first, second)
    return list(dict.fromkeys(made))


def _merged(pieces: list[str], first: str, second: str) -> list[str]:
    merged: list[str] = []
    for piece in pieces:
        if merged and merged[-1] == first and piece == second:
            merged[-1] = first + second
        else:
            merged.append(piece)
    return merged


if __name__ == "__main__":
    write_gguf(Path(sys.argv[1]))
