"""From Stanza's model file to the one weight file in the package."""

import hashlib
import io
from pathlib import Path
from typing import Any

import numpy as np

from beritaenrich.errors import ModelError
from beritaenrich.training.labels import FORBIDDEN, legal
from beritaenrich.training.vectors import read_vectors

_LIMIT = 20_000_000


def _stacked(state: dict[str, Any], name: str) -> Any:
    return np.stack([state[f"{name}_l0"].numpy(), state[f"{name}_l0_reverse"].numpy()])


def convert(model: Path, vectors: Path) -> bytes:
    """Return the weight file for a model that `train_tagger` saved.

    The corrections of frequent words are added to their vectors; the tags that Stanza keeps for its own use are left
    out; transitions that BIOES forbids get a score that no path can take.
    """
    import torch

    saved = torch.load(model, weights_only=True, map_location="cpu")
    state, vocab = saved["model"], saved["vocab"]
    words, matrix = read_vectors(vectors)
    delta_units = vocab["delta"]["_id2unit"]
    delta = state["delta_emb.weight"].numpy()
    unknown = delta[1]
    table = dict(zip(words, matrix, strict=True))
    for row, word in enumerate(delta_units[4:], 4):
        table[word] = table.get(word, np.zeros_like(unknown)) + delta[row]
    tags = vocab["tag"]["_id2unit"][0][4:]
    transitions = state["crits.0._transitions"].numpy()[4:, 4:].copy()
    for row, before in enumerate(tags):
        for column, after in enumerate(tags):
            if not legal(before, after):
                transitions[row, column] = FORBIDDEN
    characters = vocab["char"]["_id2unit"][4:]
    char_vectors = state["charmodel.char_emb.weight"].numpy()
    recurrent = {"char": "charmodel.charlstm.lstm", "lstm": "taggerlstm.lstm"}
    arrays = {
        "word_vectors": np.stack([unknown, *table.values()]),
        "char_vectors": np.concatenate([char_vectors[1:2], char_vectors[4:]]),
        "char_h0": state["charmodel.charlstm_h_init"].numpy()[:, 0],
        "char_c0": state["charmodel.charlstm_c_init"].numpy()[:, 0],
        "input_w": state["input_transform.weight"].numpy(),
        "input_bias": state["input_transform.bias"].numpy(),
        "output_w": state["tag_clfs.0.weight"].numpy()[4:],
        "output_bias": state["tag_clfs.0.bias"].numpy()[4:],
        "transitions": transitions,
    }
    for short, name in recurrent.items():
        arrays[f"{short}_w_ih"] = _stacked(state, f"{name}.weight_ih")
        arrays[f"{short}_w_hh"] = _stacked(state, f"{name}.weight_hh")
        arrays[f"{short}_bias"] = _stacked(state, f"{name}.bias_ih") + _stacked(state, f"{name}.bias_hh")
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    texts = {"words": list(table), "characters": characters, "tags": tags}
    if any("\n" in unit for units in texts.values() for unit in units):
        raise ModelError("a vocabulary holds a line break, which the weight file cannot")
    blobs = {name: np.frombuffer("\n".join(units).encode(), dtype=np.uint8) for name, units in texts.items()}
    out = io.BytesIO()
    stored: dict[str, Any] = {**halves, **blobs}
    np.savez(out, **stored)
    return out.getvalue()


def write(data: bytes, target: Path, temperature: float) -> str:
    """Write the weight file and the table beside it that names it and its checksum; returns the checksum."""
    if len(data) > _LIMIT:
        raise ModelError(f"the weight file would have {len(data)} bytes, more than {_LIMIT}: keep fewer vectors")
    target.write_bytes(data)
    checksum = hashlib.sha256(data).hexdigest()
    target.with_suffix(".toml").write_text(
        "# Written by `python -m beritaenrich.training export`.\n"
        f'source = "own"\nfile = "{target.name}"\nsha256 = "{checksum}"\ntemperature = {temperature}\n',
        encoding="utf-8",
    )
    return checksum
