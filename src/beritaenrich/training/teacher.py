"""Teachers: the language model trained on to tag annotated sentences; together they annotate the raw news.

A teacher reads each sentence among its neighbours in the article, which the tagger cannot, and it is far larger: what it
knows reaches the tagger through the annotated news (self-training by a larger model; Kim and Rush 2016).
"""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from beritaenrich.training.config import LanguageModelConfig, TeacherConfig
from beritaenrich.training.descent import best_device, ramp, update
from beritaenrich.training.encoder import network_class
from beritaenrich.training.labels import (
    FORBIDDEN,
    LETTERS,
    Tagged,
    labels_of,
    legal,
    mention_set,
    strict_f1,
    to_bioes,
    words_of,
)
from beritaenrich.training.language_model import Tensors, hide, respell
from beritaenrich.training.subwords import Subwords

_UNLABELLED = -100


class Teachers:
    """Several language models, trained on to tag, that are heard together."""

    def __init__(self, work: Path, tags: Sequence[str], config: TeacherConfig) -> None:
        """Read the language model and its subwords from the work folder; `learn` is to follow."""
        import torch

        self.device = best_device()
        self.tags = list(tags)
        self.config = config
        self.subwords = Subwords(work / "subwords.json")
        self.saved = torch.load(work / "language_model.pt", weights_only=True, map_location=self.device)
        self.model_config = LanguageModelConfig(**self.saved["config"] | {"dropout": config.dropout})
        self.networks: list[Any] = []

    def learn(self, articles: Sequence[Sequence[Tagged]]) -> None:
        """Train a network for each learning rate."""
        documents = [[words_of(sentence) for sentence in article] for article in articles]
        tensors = Tensors(self.subwords.stream(documents), self.device)
        numbers = {tag: number for number, tag in enumerate(self.tags)}
        labels = [
            numbers[label] for article in articles for sentence in article for label in to_bioes(labels_of(sentence))
        ]
        self.networks = [self._train(tensors, labels, number) for number in range(len(self.config.rates))]

    def _train(self, tensors: Tensors, labels: Sequence[int], seed: int) -> Any:
        import torch
        from torch.nn.functional import cross_entropy

        torch.manual_seed(seed)
        config, block, rate = self.config, self.model_config.block, self.config.rates[seed]
        network = network_class()(self.subwords.size, self.model_config).to(self.device)
        network.load_state_dict(self.saved["network"])
        network.tag_head = torch.nn.Linear(self.model_config.width, len(self.tags)).to(self.device)
        targets = torch.full_like(tensors.pieces, _UNLABELLED, dtype=torch.long)
        targets[tensors.starts] = torch.tensor(labels, device=self.device)
        stepper = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=config.weight_decay)
        passes = max(1, len(targets) // block) / config.batch
        steps = max(1, math.ceil(config.epochs * passes))
        bar = tqdm(range(steps), desc=f"teacher {seed}", unit=" steps", mininterval=10)
        for step, begins in zip(bar, tensors.batches(block, config.batch), strict=False):
            at, pieces, shapes, first = tensors.blocks(begins, min(block, len(targets)))
            read, _ = hide(pieces, first, config.hidden_words, self.subwords.size)
            spelt, _ = respell(shapes, config.respelt)
            with torch.autocast(self.device, torch.bfloat16, enabled=self.device == "cuda"):
                scores = network.tag_head(network(read, spelt))
            loss: Any = cross_entropy(scores.float().flatten(0, 1), targets[at].flatten(), ignore_index=_UNLABELLED)
            update(network, [stepper], rate * ramp(step, steps, 0.1 * steps, 0.9 * steps, first=0.02), loss)
        return network.eval()

    def read(self, documents: Sequence[Sequence[Sequence[str]]]) -> Iterator[tuple[list[int], float]]:
        """Yield for each sentence the numbers of its tags, and how probable the least probable of them is."""
        import torch

        stream = self.subwords.stream(documents)
        scores = self._scores(Tensors(stream, self.device))
        lengths = torch.from_numpy(stream.sentences).to(self.device).long()
        begins = lengths.cumsum(0) - lengths
        results: list[Any] = [None] * len(lengths)
        order: Any = torch.argsort(lengths)
        for rows in order.split(4096):
            longest = int(lengths[rows].max())
            at = (begins[rows, None] + torch.arange(longest, device=self.device)).clamp(max=len(scores) - 1)
            paths = self._best(scores[at].float(), lengths[rows])
            sure = scores[at].gather(2, paths[:, :, None]).squeeze(2).exp()
            sure[torch.arange(longest, device=self.device) >= lengths[rows, None]] = 1.0
            least = sure.min(1).values.tolist()
            for row, path, size, low in zip(
                rows.tolist(), paths.cpu().numpy(), lengths[rows].tolist(), least, strict=True
            ):
                results[row] = (path[:size].tolist(), low)
        yield from results

    def _scores(self, tensors: Tensors) -> Any:
        """Return the log of the mean probability of each tag for each word; blocks overlap by the margin on both sides."""
        import torch

        block, margin = self.model_config.block, self.config.margin
        size = len(tensors.pieces)
        row = torch.zeros(len(tensors.starts), len(self.tags), dtype=torch.float16, device=self.device)
        word = torch.full_like(tensors.pieces, -1, dtype=torch.long)
        word[tensors.starts] = torch.arange(len(tensors.starts), device=self.device)
        stride = block - 2 * margin
        begins: Any = torch.arange(-margin, max(1, size - margin), stride, device=self.device)
        with torch.inference_mode(), torch.autocast(self.device, torch.bfloat16, enabled=self.device == "cuda"):
            for part in tqdm(begins.split(512), desc="reading", unit=" batches", mininterval=10):
                at = part[:, None] + torch.arange(block, device=self.device)
                inside = (at >= 0) & (at < size)
                inside[:, :margin] = False
                inside[:, block - margin :] = False
                safe = at.clamp(0, size - 1)
                target = torch.where(inside, word[safe], -1)
                wanted = target >= 0
                pieces, shapes = tensors.pieces[safe].long(), tensors.shapes[safe].long()
                total: Any = 0.0
                for network in self.networks:
                    total = total + network.tag_head(network(pieces, shapes)[wanted]).float().softmax(-1)
                row[target[wanted]] = (total / len(self.networks)).clamp(min=1e-7).log().half()
        return row

    def _best(self, scores: Any, lengths: Any) -> Any:
        """Return the most probable legal tags of padded sentences (Viterbi)."""
        import torch

        forbidden = [[0.0 if legal(a, b) else FORBIDDEN for b in self.tags] for a in self.tags]
        moves = torch.tensor(forbidden, device=self.device)
        last = torch.tensor([0.0 if legal(tag, "O") else FORBIDDEN for tag in self.tags], device=self.device)
        initial = torch.tensor([0.0 if legal("O", tag) else FORBIDDEN for tag in self.tags], device=self.device)
        rows, longest, _ = scores.shape
        best = scores[:, 0] + initial
        pointers = []
        for position in range(1, longest):
            value, pointer = (best[:, :, None] + moves).max(1)
            going = (position < lengths)[:, None]
            best = torch.where(going, value + scores[:, position], best)
            pointers.append(torch.where(going, pointer, torch.arange(len(self.tags), device=self.device)))
        tag = (best + last).argmax(1)
        path = [tag]
        for pointer in reversed(pointers):
            tag = pointer.gather(1, tag[:, None]).squeeze(1)
            path.append(tag)
        return torch.stack(path[::-1], 1).view(rows, longest)


def score(teachers: Teachers, articles: Sequence[Sequence[Tagged]]) -> float:
    """Return the teachers' strict F1 (in percent) on annotated articles."""
    documents = [[words_of(sentence) for sentence in article] for article in articles]
    sentences = [sentence for article in articles for sentence in article]
    return strict_f1(
        (mention_set([teachers.tags[tag] for tag in path]), mention_set(labels_of(sentence)))
        for sentence, (path, _) in zip(sentences, teachers.read(documents), strict=True)
    )


def write_tags(teachers: Teachers, documents: Sequence[Sequence[Sequence[str]]], target: Path) -> Path:
    """Write a line for each sentence: how sure its least sure tag is (in percent), and a letter for each token's tag."""
    letters = np.frombuffer(LETTERS.encode("ascii"), dtype=np.uint8)
    with target.open("w", encoding="ascii") as out:
        for path, sure in teachers.read(documents):
            out.write(f"{100 * sure:.0f} {letters[path].tobytes().decode('ascii')}\n")
    return target
