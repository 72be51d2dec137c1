"""Training the BiLSTM-CRF tagger with Stanza's network and trainer (Qi et al. 2018, Lample et al. 2016).

Stanza gives the network, the loss and the update; this module gives it the vocabularies, batches that change their
spelling from pass to pass, a learning rate that falls to nothing at the end, and an average of the weights over time.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from tqdm import tqdm

from beritaenrich.errors import InputValueError
from beritaenrich.sentences import abbreviation_forms
from beritaenrich.training.batches import encode, epochs, loader, title_case, upper_case
from beritaenrich.training.config import TaggerConfig
from beritaenrich.training.corpus import KINDS, Tagged, mention_set, read_annotated, strict_f1, tag
from beritaenrich.training.device import best_device
from beritaenrich.training.silver import tags_for
from beritaenrich.training.vectors import read_vectors


def load_articles(path: Path) -> list[list[Tagged]]:
    """Read annotated sentences as tokens and tags, article by article."""
    rows = [sentence for sentence in read_annotated(path) if sentence.text.strip()]
    return [
        [tag(sentence, abbreviation_forms()) for sentence in article]
        for _, article in groupby(rows, key=lambda sentence: sentence.article)
    ]


def build_vocab(words: list[str], gold: list[Tagged], silver: list[Tagged], config: TaggerConfig) -> Any:
    """Return Stanza's vocabularies.

    Only words seen at least `rare` times get a learned correction of their vector (`delta`), so that the network meets
    words without one in training as it will later; of those seen in silver sentences alone, only words with a vector.
    """
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX
    from stanza.models.ner.vocab import MultiVocab
    from stanza.models.pos.vocab import CharVocab, WordVocab

    counts = Counter(word.lower() for sentence in gold for word, _ in sentence)
    frequent = [word for word, count in counts.most_common() if count >= config.rare]
    more = Counter(word.lower() for sentence in silver for word, _ in sentence)
    known = set(words) - set(frequent)
    frequent += [word for word, count in more.most_common() if count >= config.rare and word in known]
    characters = Counter(character for sentence in gold for word, _ in sentence for character in word)
    for sentence in gold:  # the other spellings need their characters too
        for word, _ in sentence:
            characters.update(word.upper())
    kept = [character for character, count in characters.most_common() if count >= 5]

    delta = WordVocab(lang="id", lower=True)
    delta._id2unit = [*VOCAB_PREFIX, *frequent]  # noqa: SLF001 - Stanza builds vocabularies from data only
    delta._unit2id = {unit: number for number, unit in enumerate(delta._id2unit)}  # noqa: SLF001
    char = CharVocab(lang="id")
    char._id2unit = [*VOCAB_PREFIX, *kept]  # noqa: SLF001
    char._unit2id = {unit: number for number, unit in enumerate(char._id2unit)}  # noqa: SLF001
    return MultiVocab(
        {
            "char": char,
            "delta": delta,
            "tag": tag_vocab(kinds_in([gold])),
            "word": PretrainedWordVocab(words, lang="id", lower=True),
        }
    )


def kinds_in(articles: Iterable[list[Tagged]]) -> tuple[str, ...]:
    """Return the three kinds, and after them those that only these articles have."""
    labels = {label[2:] for article in articles for sentence in article for _, label in sentence if label != "O"}
    return (*KINDS, *sorted(labels - set(KINDS)))


def tag_vocab(kinds: Sequence[str]) -> Any:
    """Return Stanza's vocabulary of the BIOES tags for the kinds."""
    from stanza.models.common.vocab import CompositeVocab

    return CompositeVocab([[((label,),)] for label in tags_for(kinds)], "id", idx=0, sep=None)


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


def rate_at(step: int, config: TaggerConfig) -> float:
    """Return the learning rate of a step: up, level, and down to nothing.

    Examples:
        >>> config = TaggerConfig(rate=1.0, warmup=10, steps=100, cooldown=50)
        >>> [rate_at(step, config) for step in (5, 20, 75, 100)]
        [0.5, 1.0, 0.5, 0.0]
    """
    rising = min(1.0, step / max(1, config.warmup))
    falling = min(1.0, max(0.0, (config.steps - step) / max(1, config.cooldown)))
    return config.rate * min(rising, falling)


def score(trainer: Any, sentences: list[Tagged]) -> float:
    """Return the strict F1 (in percent) of the trainer's network on tagged sentences."""
    order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
    encoded = [encode(sentences[index], trainer.vocab) for index in order]
    batches = loader([encoded[at : at + 64] for at in range(0, len(encoded), 64)], trainer.vocab)
    import torch

    with torch.no_grad():
        predicted = [labels for batch in batches for labels in trainer.predict(batch)]
    return strict_f1(
        (mention_set(labels), mention_set([label for _, label in sentences[index]]))
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
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.utils import get_optimizer
    from stanza.models.ner.trainer import Trainer
    from stanza.models.ner.vocab import MultiVocab

    from beritaenrich.training.padded import speed_up
    from beritaenrich.training.warm import start_from

    if config.steps <= config.cooldown:
        raise InputValueError(f"steps ({config.steps}) must be more than cooldown ({config.cooldown})")
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    random.seed(config.seed)
    train = load_articles(data / "ner/berita/train.jsonl")
    dev = [sentence for article in load_articles(data / "ner/berita/dev.jsonl") for sentence in article]
    sets = {"plain": dev, "title": [title_case(item) for item in dev], "upper": [upper_case(item) for item in dev]}
    words, matrix = read_vectors(vectors)
    state = work / "state.pt"
    origin = work / "tagger.pt" if state.exists() else start
    earlier = torch.load(origin, weights_only=True, map_location="cpu") if origin else None
    if earlier:
        vocab = MultiVocab.load_state_dict(earlier["vocab"])
        vocab["word"] = PretrainedWordVocab(words, lang="id", lower=True)
        vocab["tag"] = tag_vocab(kinds_in(train))
    else:
        gold, more = ([sentence for article in part for sentence in article] for part in (train, silver))
        vocab = build_vocab(words, gold, more, config)
    arguments = stanza_arguments(config, matrix.shape[1])

    class Vectors:
        emb = torch.cat([torch.zeros(4, matrix.shape[1]), torch.from_numpy(matrix)])

    device = best_device()
    trainer = Trainer(args=arguments, vocab=vocab, pretrain=Vectors(), device=device)
    if earlier:
        start_from(trainer.model, earlier["model"])
    if device == "cpu":
        speed_up(trainer.model)
    trainer.optimizer = get_optimizer(config.optimiser, trainer.model, config.rate)
    average = _Average(trainer.model, config.averaging)
    step = 0
    if state.exists():
        saved = torch.load(state, weights_only=True, map_location="cpu")
        trainer.model.load_state_dict(saved["model"])
        trainer.optimizer.load_state_dict(saved["optimiser"])
        average.values = [value.to(device) for value in saved["average"]]
        step = saved["step"]
        torch.manual_seed(config.seed + step)
    mixed: list[tuple[float, Sequence[list[Tagged]]]] = [(1.0, train), (share, silver)]
    size = int(sum(part * sum(map(len, articles)) for part, articles in mixed))
    stream = epochs(mixed, vocab, config, step // -(-size // config.batch))
    bar = tqdm(total=config.steps, initial=step, desc="tagger", unit=" steps", mininterval=20)
    losses = 0.0
    while step < config.steps:
        step += 1
        for group in trainer.optimizer.param_groups:
            group["lr"] = rate_at(step, config)
        (batch,) = loader([next(stream)], vocab)
        losses += trainer.update(batch)
        average.update(step)
        bar.update()
        if step % config.check_every == 0 or step == config.steps:
            average.swap()
            figures = {name: round(score(trainer, sentences), 2) for name, sentences in sets.items()}
            trainer.save(str(work / "tagger.pt"))
            average.swap()
            record = {"step": step, "loss": round(losses / config.check_every, 3), **figures}
            losses = 0.0
            bar.write(json.dumps(record))
            with (work / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(record) + "\n")
            torch.save(
                {
                    "model": trainer.model.state_dict(),
                    "optimiser": trainer.optimizer.state_dict(),
                    "average": average.values,
                    "step": step,
                },
                state,
            )
    bar.close()
    return work / "tagger.pt"
