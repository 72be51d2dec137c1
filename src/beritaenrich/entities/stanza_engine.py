"""The same weights in the real `stanza.Pipeline`, for those who live in Stanza (Qi et al. 2020); needs the extra `stanza`.

Stanza loads its models from files of its own, so that the weights are written out as such once, in a folder that lives no
longer than the loading. A self-check tags one sentence after loading, since Stanza falls back to random word vectors without a
word when they cannot be found.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from beritaenrich.entities.decoding import Lattice, Reading, names_in
from beritaenrich.entities.locks import lock_for_forks
from beritaenrich.entities.weights import Weights, load_weights
from beritaenrich.errors import ModelError
from beritaenrich.extras import require

_ALONE = lock_for_forks()
_PREFIX = ["<PAD>", "<UNK>", "<EMPTY>", "<ROOT>"]
_NEVER = -10_000.0
_CHECK = (["Presiden", "Joko", "Widodo", "tiba", "di", "Medan", "."], ["B-PERSON", "E-PERSON", "S-PLACE"])


def read(sentences: Sequence[Sequence[str]]) -> list[Reading]:
    """Return the reading of each sentence, given as its words; no sentence and no word may be empty.

    The scores are watched on the pipeline that all threads share, so that one at a time reads.
    """
    with _ALONE:
        return _read(sentences)


def _read(sentences: Sequence[Sequence[str]]) -> list[Reading]:
    pipeline = load_pipeline()
    trainer = pipeline.processors["ner"].trainers[0]
    weights = load_weights()
    logits: list[Any] = []
    predict = trainer.predict

    def watched(batch: Any, unsort: bool = True) -> Any:  # noqa: FBT001, FBT002 - Stanza's signature
        """Keep the scores of each batch, brought back into the order of the sentences."""
        captured: list[Any] = []
        hook = trainer.model.register_forward_hook(lambda _module, _given, result: captured.append(result[1][0]))
        try:
            tags = predict(batch, unsort)
        finally:
            hook.remove()
        rows: list[Any] = [None] * len(batch[5])
        for row, place in enumerate(batch[5]):
            rows[place] = captured[0][row, : batch[8][row], len(_PREFIX) :].numpy()
        logits.extend(rows)
        return tags

    trainer.predict = watched
    try:
        with _quiet():
            document = pipeline(_document(sentences))
    finally:
        del trainer.predict
    transitions = weights.get("transitions")
    return [
        Reading(
            names_in([token.ner for token in sentence.tokens]),
            Lattice(scores, transitions, weights.tags, weights.temperature),
        )
        for sentence, scores in zip(document.sentences, logits, strict=True)
    ]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Stanza logs below warnings from the host, and leave the level of its logger as it was.

    Stanza's modules for training, which `parse_args` brings in, set that level to DEBUG.
    """
    logger = logging.getLogger("stanza")
    level = logger.level

    def matters(record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING

    logger.addFilter(matters)
    try:
        yield
    finally:
        logger.removeFilter(matters)
        logger.setLevel(level)


def _document(sentences: Sequence[Sequence[str]]) -> Any:
    from stanza.models.common.doc import Document

    rows, at = [], 0
    for words in sentences:
        row = []
        for number, word in enumerate(words, 1):
            row.append({"id": number, "text": word, "start_char": at, "end_char": at + len(word)})
            at += len(word) + 1
        rows.append(row)
    return Document(rows, text=" ".join(word for words in sentences for word in words))


@cache
def load_pipeline() -> Any:
    """Return `stanza.Pipeline` with the package's weights: pretokenised input, NER alone, nothing downloaded.

    Raises:
        MissingExtraError: where Stanza is not installed.
        ModelError: where the weights are missing or damaged, or this version of Stanza reads them wrongly.
    """
    weights = load_weights()
    stanza = require("stanza", "stanza")
    import torch

    with _quiet(), TemporaryDirectory(prefix="beritaenrich-") as name, torch.random.fork_rng(devices=[]):
        folder = Path(name)
        (folder / "resources.json").write_text(json.dumps({}), encoding="utf-8")
        _write_model(weights, folder)
        pipeline = stanza.Pipeline(
            lang="id",
            dir=str(folder),
            package=None,
            processors="tokenize,ner",
            tokenize_pretokenized=True,
            ner_model_path=str(folder / "ner.pt"),
            ner_pretrain_path=str(folder / "vectors.pt"),
            download_method=None,
            allow_unknown_language=True,
            use_gpu=False,
            verbose=False,
        )
        words, expected = _CHECK
        tags = [token.ner for token in pipeline(_document([words])).sentences[0].tokens]
    if [tag for tag in tags if tag != "O"] != expected:
        raise ModelError(f"Stanza {stanza.__version__} does not run the weights rightly: use engine='numpy'")
    return pipeline


def _write_model(weights: Weights, folder: Path) -> None:
    """Write the weights as the two files that Stanza reads: the word vectors, and the network."""
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import CompositeVocab
    from stanza.models.ner.vocab import MultiVocab
    from stanza.models.ner_tagger import parse_args
    from stanza.models.pos.vocab import CharVocab

    def tensor(name: str) -> Any:
        return torch.from_numpy(weights.get(name))

    def with_prefix(vectors: Any) -> Any:
        """Put the row for unknown units in its place among the rows of Stanza's special units."""
        rows = torch.zeros(len(vectors) + len(_PREFIX) - 1, vectors.shape[1])
        rows[1] = vectors[0]
        rows[len(_PREFIX) :] = vectors[1:]
        return rows

    vectors = with_prefix(tensor("word_vectors"))
    word_vocab = PretrainedWordVocab(list(weights.words), lang="id", lower=True)
    torch.save({"vocab": word_vocab.state_dict(), "emb": vectors}, folder / "vectors.pt")

    char_vocab = CharVocab(lang="id")
    char_vocab._id2unit = [*_PREFIX, *weights.characters]  # noqa: SLF001 - Stanza builds vocabularies from data only
    char_vocab._unit2id = {unit: number for number, unit in enumerate(char_vocab._id2unit)}  # noqa: SLF001
    tag_vocab = CompositeVocab([[((tag,),)] for tag in weights.tags], "id", idx=0, sep=None)
    vocab = MultiVocab({"char": char_vocab, "tag": tag_vocab, "word": word_vocab})

    count, special = len(weights.tags), len(_PREFIX)
    output_w = torch.zeros(count + special, weights.arrays["output_w"].shape[1])
    output_w[special:] = tensor("output_w")
    output_bias = torch.full((count + special,), _NEVER)
    output_bias[special:] = tensor("output_bias")
    transitions = torch.zeros(count + special, count + special)
    transitions[special:, special:] = tensor("transitions")
    state = {
        "charmodel.char_emb.weight": with_prefix(tensor("char_vectors")),
        "charmodel.charlstm_h_init": tensor("char_h0")[:, None],
        "charmodel.charlstm_c_init": tensor("char_c0")[:, None],
        "input_transform.weight": tensor("input_w"),
        "input_transform.bias": tensor("input_bias"),
        "tag_clfs.0.weight": output_w,
        "tag_clfs.0.bias": output_bias,
        "crits.0._transitions": transitions,
    }
    for layer, short in (("charmodel.charlstm.lstm", "char"), ("taggerlstm.lstm", "lstm")):
        for direction, suffix in enumerate(("", "_reverse")):
            for stanza_name, name in (("weight_ih", "w_ih"), ("weight_hh", "w_hh"), ("bias_ih", "bias")):
                state[f"{layer}.{stanza_name}_l0{suffix}"] = tensor(f"{short}_{name}")[direction]
            state[f"{layer}.bias_hh_l0{suffix}"] = torch.zeros_like(state[f"{layer}.bias_ih_l0{suffix}"])
    arguments = parse_args(["--shorthand", "id_berita"])
    arguments.update(
        word_emb_dim=vectors.shape[1],
        char_emb_dim=weights.arrays["char_vectors"].shape[1],
        char_hidden_dim=weights.arrays["char_w_hh"].shape[2],
        hidden_dim=weights.arrays["lstm_w_hh"].shape[2],
        emb_finetune=False,
        lowercase=True,
        charlm=False,
        batch_size=64,
        max_batch_words=None,
    )
    saved = {"model": state, "vocab": vocab.state_dict(), "config": arguments}
    torch.save(saved, folder / "ner.pt")
