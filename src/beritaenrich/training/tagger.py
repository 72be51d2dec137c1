"""Training the BiLSTM-CRF tagger with Stanza's network and trainer (Qi et al. 2018, Lample et al. 2016).

Stanza gives the network, the loss and the update; this module gives it batches that change their spelling from pass to
pass, a learning rate that falls to nothing at the end, and an average of the weights over time.
"""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from beritaenrich.errors import InputValueError
from beritaenrich.training.batches import encode, epochs, loader, title_case, upper_case
from beritaenrich.training.config import TaggerConfig
from beritaenrich.training.corpus import load_articles
from beritaenrich.training.descent import best_device, ramp
from beritaenrich.training.labels import Tagged, kinds_in, labels_of, mention_set, strict_f1
from beritaenrich.training.padded import speed_up
from beritaenrich.training.vectors import read_vectors
from beritaenrich.training.vocabularies import build_vocab, tag_vocab
from beritaenrich.training.warm import start_from


def stanza_arguments(config: TaggerConfig, vector_size: int) -> dict[str, Any]:
    """Return the argument dictionary of Stanza's tagger for this configuration."""
    from stanza.models.ner_tagger import parse_args

    arguments: dict[str, Any] = parse_args(["--shorthand", "id_berita", "--optim", config.optimiser])
    arguments.update(
        word_emb_dim=vector_size,
        hidden_dim=config.hidden,
        char_hidden_dim=config.char_hidden,
        char_emb_dim=config.char_size,
        dropout=config.dropout,
        word_dropout=config.word_dropout,
        lr=config.rate,
        max_grad_norm=config.clip,
        batch_size=config.batch,
        emb_finetune=True,
        lowercase=True,
        charlm=False,
        wandb=False,
        device=best_device(),
    )
    return arguments


def score(trainer: Any, sentences: list[Tagged]) -> float:
    """Return the strict F1 (in percent) of the trainer's network on tagged sentences."""
    order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
    encoded = [encode(sentences[index], trainer.vocab) for index in order]
    batches = loader([encoded[at : at + 64] for at in range(0, len(encoded), 64)], trainer.vocab)
    import torch

    with torch.no_grad():
        predicted = [labels for batch in batches for labels in trainer.predict(batch)]
    return strict_f1(
        (mention_set(labels), mention_set(labels_of(sentences[index])))
        for index, labels in zip(order, predicted, strict=True)
    )


class _Average:
    """A moving average of the weights, which can stand in for them for a while."""

    def __init__(self, model: Any, decay: float) -> None:
        self.parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
        self.values = [parameter.detach().clone() for parameter in self.parameters]
        self.decay = decay

    def update(self, step: int) -> None:
        import torch

        keep = min(self.decay, step / (step + 10.0))
        torch._foreach_lerp_(self.values, [item.detach() for item in self.parameters], 1 - keep)

    def swap(self) -> None:
        for parameter, value in zip(self.parameters, self.values, strict=True):
            held = parameter.detach().clone()
            parameter.data.copy_(value)
            value.copy_(held)


def _trainer(
    train: Sequence[list[Tagged]],
    silver: Sequence[list[Tagged]],
    vectors: Path,
    config: TaggerConfig,
    start: Path | None,
) -> Any:
    """Return Stanza's trainer with a fresh network, or with one that has the weights and vocabularies of an earlier model."""
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.utils import get_optimizer
    from stanza.models.ner.trainer import Trainer
    from stanza.models.ner.vocab import MultiVocab

    words, matrix = read_vectors(vectors)
    earlier = torch.load(start, weights_only=True, map_location="cpu") if start else None
    if earlier:
        vocab = MultiVocab.load_state_dict(earlier["vocab"])
        vocab["word"] = PretrainedWordVocab(words, lang="id", lower=True)
        vocab["tag"] = tag_vocab(kinds_in(train))
    else:
        gold, more = ([sentence for article in part for sentence in article] for part in (train, silver))
        vocab = build_vocab(words, gold, more, config)

    class Vectors:
        emb = torch.cat([torch.zeros(4, matrix.shape[1]), torch.from_numpy(matrix)])

    device = best_device()
    arguments = stanza_arguments(config, matrix.shape[1])
    trainer = Trainer(args=arguments, vocab=vocab, pretrain=Vectors(), device=device)
    if earlier:
        start_from(trainer.model, earlier["model"])
    if device == "cpu":
        speed_up(trainer.model)
    trainer.optimizer = get_optimizer(config.optimiser, trainer.model, config.rate)
    return trainer


class _Run:
    """A training under way, which its folder keeps: the averaged model in `tagger.pt`, what it goes on with in `state.pt`."""

    def __init__(self, trainer: Any, config: TaggerConfig, work: Path) -> None:
        """Begin, or go on from the state in the folder."""
        import torch

        self.trainer = trainer
        self.average = _Average(trainer.model, config.averaging)
        self.work = work
        self.step = 0
        if (work / "state.pt").exists():
            saved = torch.load(work / "state.pt", weights_only=True, map_location="cpu")
            trainer.model.load_state_dict(saved["model"])
            trainer.optimizer.load_state_dict(saved["optimiser"])
            self.average.values = [value.to(best_device()) for value in saved["average"]]
            self.step = saved["step"]
            torch.manual_seed(config.seed + self.step)

    def update(self, batch: Any, rate: float) -> float:
        """Train on a batch and return its loss."""
        self.step += 1
        for group in self.trainer.optimizer.param_groups:
            group["lr"] = rate
        loss: float = self.trainer.update(batch)
        self.average.update(self.step)
        return loss

    def keep(self, sets: Mapping[str, list[Tagged]]) -> dict[str, float]:
        """Write model and state, and return the averaged model's strict F1 on each set."""
        import torch

        self.average.swap()
        figures = {name: round(score(self.trainer, sentences), 2) for name, sentences in sets.items()}
        self.trainer.save(str(self.work / "tagger.pt"))
        self.average.swap()
        state = {
            "model": self.trainer.model.state_dict(),
            "optimiser": self.trainer.optimizer.state_dict(),
            "average": self.average.values,
            "step": self.step,
        }
        torch.save(state, self.work / "state.pt")
        return figures


def train_tagger(
    data: Path,
    work: Path,
    vectors: Path,
    config: TaggerConfig,
    *,
    start: Path | None = None,
    silver: Sequence[list[Tagged]] = (),
    share: float = 0.0,
) -> Path:
    """Train the tagger, or go on with a training that was cut off, and return the path of the averaged model.

    Args:
        data: the folder with `ner/`.
        work: where checkpoints and `log.jsonl` are written.
        vectors: the word vectors.
        config: the settings.
        start: an earlier model (`tagger.pt`) to start from.
        silver: more articles, of which each pass over the annotated ones sees a random `share`.
        share: see `silver`.
    """
    import torch

    if config.steps <= config.cooldown:
        raise InputValueError(f"steps ({config.steps}) must be more than cooldown ({config.cooldown})")
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    random.seed(config.seed)
    train = load_articles(data / "ner/berita/train.jsonl")
    dev = [sentence for article in load_articles(data / "ner/berita/dev.jsonl") for sentence in article]
    sets = {"plain": dev, "title": [title_case(item) for item in dev], "upper": [upper_case(item) for item in dev]}
    target, state = work / "tagger.pt", work / "state.pt"
    run = _Run(_trainer(train, silver, vectors, config, target if state.exists() else start), config, work)
    vocab = run.trainer.vocab
    mixed: list[tuple[float, Sequence[list[Tagged]]]] = [(1.0, train), (share, silver)]
    size = int(sum(part * sum(map(len, articles)) for part, articles in mixed))
    stream = epochs(mixed, vocab, config, run.step // -(-size // config.batch))
    losses = 0.0
    with tqdm(total=config.steps, initial=run.step, desc="tagger", unit=" steps", mininterval=20) as bar:
        while run.step < config.steps:
            (batch,) = loader([next(stream)], vocab)
            losses += run.update(batch, config.rate * ramp(run.step + 1, config.steps, config.warmup, config.cooldown))
            bar.update()
            if run.step % config.check_every == 0 or run.step == config.steps:
                record = {"step": run.step, "loss": round(losses / config.check_every, 3), **run.keep(sets)}
                losses = 0.0
                bar.write(json.dumps(record))
                with (work / "log.jsonl").open("a", encoding="utf-8") as log:
                    log.write(json.dumps(record) + "\n")
    return target
