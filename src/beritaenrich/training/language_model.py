"""Pretraining: a language model that guesses hidden words of the raw news (Devlin et al. 2019), for the teachers.

Whole words are hidden, in runs of one to three (Joshi et al. 2020). In some blocks every word is written in capitals, with a
capital or small, and the true spelling is to be guessed as well. Matrices are updated by Muon (Jordan et al. 2024), the rest by AdamW.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from tqdm import tqdm

from beritaenrich.training.config import LanguageModelConfig
from beritaenrich.training.descent import best_device, ramp, update
from beritaenrich.training.encoder import network_class
from beritaenrich.training.news import read_news
from beritaenrich.training.subwords import (
    CAPITAL,
    HIDDEN,
    MASK,
    NO_LETTERS,
    SMALL,
    SPECIAL,
    UPPER,
    Stream,
    Subwords,
    train_subwords,
)

_RISE, _FALL = 0.04, 0.6


class Tensors:
    """A stream on the device, cut into blocks."""

    def __init__(self, stream: Stream, device: str) -> None:
        """Put the stream on the device."""
        import torch

        self.pieces = torch.from_numpy(stream.pieces).to(device)
        self.shapes = torch.from_numpy(stream.shapes).to(device)
        self.starts = torch.from_numpy(stream.starts).to(device).long()
        self.first = self.pieces < len(SPECIAL)
        self.first[self.starts] = True

    def batches(self, length: int, size: int, *, whole: bool = False) -> Iterator[Any]:
        """Yield without end where the blocks of a batch begin: pass after pass over the stream, each shifted and shuffled.

        Args:
            length: of a block.
            size: of a batch.
            whole: leave out the last batch of a pass where it is short.
        """
        import torch

        total = len(self.pieces)
        while True:
            shift = int(torch.randint(max(1, min(length, total - length)), (1,)))
            count = max(1, (total - shift) // length)
            order: Any = torch.randperm(count, device=self.pieces.device) * length + shift
            yield from order[: count - count % size if whole and count > size else count].split(size)

    def blocks(self, begins: Any, length: int) -> tuple[Any, Any, Any, Any]:
        """Return positions, subwords, spellings and word starts of the blocks that begin at the given positions."""
        import torch

        at = begins[:, None] + torch.arange(length, device=begins.device)
        return at, self.pieces[at].long(), self.shapes[at].long(), self.first[at]


def hide(pieces: Any, first: Any, share: float, size: int) -> tuple[Any, Any]:
    """Hide a share of the words: return the subwords to be read, and which positions are hidden.

    Of the hidden subwords, a tenth stays as it is and a tenth becomes any other.
    """
    import torch

    word = first.long().cumsum(1)
    draw = torch.rand(word.shape[0], word.shape[1] + 3, device=word.device)
    begin = draw < share / 1.55
    more = torch.rand_like(draw)
    chosen = begin.clone()
    chosen[:, 1:] |= begin[:, :-1] & (more[:, :-1] < 0.4)
    chosen[:, 2:] |= begin[:, :-2] & (more[:, :-2] < 0.15)
    hidden = chosen.gather(1, word) & (pieces >= len(SPECIAL))
    fate = torch.rand(pieces.shape, device=pieces.device)
    other = torch.randint_like(pieces, len(SPECIAL), size)
    read = torch.where(hidden & (fate < 0.8), MASK, pieces)
    return torch.where(hidden & (fate > 0.9), other, read), hidden


def respell(shapes: Any, share: float) -> tuple[Any, Any]:
    """Write a share of the rows in capitals, with capitals or small; return the spellings and which rows those are."""
    import torch

    draw = torch.rand(shapes.shape[0], 1, device=shapes.device)
    target = torch.where(draw < 0.45 * share, UPPER, torch.where(draw < 0.85 * share, CAPITAL, SMALL))
    chosen = draw < share
    changes = chosen & (shapes != NO_LETTERS) & ~((target == CAPITAL) & (shapes == UPPER))
    return torch.where(changes, target, shapes), chosen.expand_as(shapes)


def optimisers(network: Any, rate: float, weight_decay: float) -> list[Any]:
    """Return Muon for the matrices of the layers, AdamW for all else."""
    import torch

    matrices = [item for item in network.layers.parameters() if item.dim() == 2]
    taken = {id(item) for item in matrices}
    rest = [item for item in network.parameters() if id(item) not in taken]
    muon = torch.optim.Muon(matrices, lr=rate, weight_decay=weight_decay, adjust_lr_fn="match_rms_adamw")
    return [muon, torch.optim.AdamW(rest, lr=rate, weight_decay=weight_decay, betas=(0.9, 0.98))]


def _losses(network: Any, tensors: Tensors, begins: Any, config: LanguageModelConfig) -> tuple[Any, Any]:
    """Return how badly the hidden words and the changed spellings are guessed."""
    import torch
    from torch.nn.functional import cross_entropy

    _, pieces, shapes, first = tensors.blocks(begins, config.block)
    read, hidden = hide(pieces, first, config.hidden_words, network.words.num_embeddings)
    spelt, changed = respell(shapes, config.respelt)
    secret = hidden & (torch.rand(len(pieces), 1, device=pieces.device) < 0.5)
    spelt = torch.where(secret, HIDDEN, spelt)
    states = network(read, spelt)
    words = cross_entropy(network.word_scores(states[hidden]).float(), pieces[hidden])
    asked = (secret | changed) & (shapes != NO_LETTERS)
    spellings = cross_entropy(network.spelling_head(states[asked]).float(), shapes[asked])
    return words, spellings


def train_language_model(work: Path, config: LanguageModelConfig) -> Path:
    """Train on `news.txt` in the work folder and write `subwords.json` and `language_model.pt`."""
    import torch

    device = best_device()
    subwords_path = work / "subwords.json"
    if not subwords_path.exists():
        train_subwords(
            (words for document in read_news(work / "news.txt") for words in document), config.size, subwords_path
        )
    subwords = Subwords(subwords_path)
    stream = subwords.stream(read_news(work / "news.txt"))
    tqdm.write(f"{len(stream.starts):,} words, {len(stream.pieces):,} subwords")
    torch.manual_seed(config.seed)
    torch.set_float32_matmul_precision("high")
    network = network_class()(subwords.size, config).to(device).train()
    if device == "cuda":
        for layer in network.layers:
            layer.compile(dynamic=False)
    tensors = Tensors(stream, device)
    steppers = optimisers(network, config.rate, config.weight_decay)
    bar = tqdm(range(config.steps), desc="language model", unit=" steps", mininterval=15)
    for step, begins in zip(bar, tensors.batches(config.block, config.batch, whole=True), strict=False):
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            words, spellings = _losses(network, tensors, begins, config)
            loss = words + 0.3 * spellings
        share = ramp(step, config.steps, _RISE * config.steps, _FALL * config.steps, first=0.05)
        update(network, steppers, config.rate * min((step + 1) / 100, share), loss)
        if step % 250 == 0:
            bar.write(f"step {step}: words {words.item():.3f}, spellings {spellings.item():.3f}")
    target = work / "language_model.pt"
    torch.save({"config": msgspec.structs.asdict(config), "network": network.state_dict()}, target)
    return target
