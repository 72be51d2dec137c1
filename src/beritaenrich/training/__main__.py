"""The tagger's recipe, from the data to the weights in the package; W stands for the work folder, build/training.

    python -m beritaenrich.training news           --work W
    python -m beritaenrich.training vectors        --work W
    python -m beritaenrich.training language-model --work W           (four minutes on a large GPU)
    python -m beritaenrich.training teacher        --work W           (two minutes there)
    python -m beritaenrich.training profiles       --work W
    python -m beritaenrich.training tagger         --work W --output W/first  --config first.toml
    python -m beritaenrich.training tagger         --work W --output W/second --config second.toml --model W/first/tagger.pt
    python -m beritaenrich.training evaluate       --work W --model W/second/tagger.pt
    python -m beritaenrich.training export         --work W --model W/second/tagger.pt --output resources/models/tagger.npz
    python -m beritaenrich.training folds          --work W --model W/second/tagger.pt --output W/folds

`tagger` goes on where it was cut off. A tagger.pt comes from your own run: the weights in the package are for reading alone,
no training or fold can start from them. Settings stand in a TOML file (`--config`); the model card has those of the release.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from beritaenrich.training.config import Config, read_config

Step = Callable[[argparse.Namespace, Config], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step of the recipe."""
    parser = argparse.ArgumentParser(
        prog="python -m beritaenrich.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("step", choices=_STEPS)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder with ner/ and raw/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where the steps leave their results")
    parser.add_argument("--config", type=Path, help="a TOML file: [vectors] [language_model] [teacher] [tagger] …")
    parser.add_argument(
        "--model",
        type=Path,
        help="a tagger.pt of your own run: tagger, folds: start from it; evaluate, export: take it",
    )
    parser.add_argument("--output", type=Path, help="tagger, folds: a folder; export: the weight file")
    chosen = parser.parse_args(arguments)
    for option, steps in {"model": ("folds", "evaluate", "export"), "output": ("tagger", "folds", "export")}.items():
        if chosen.step in steps and not getattr(chosen, option):
            parser.error(f"{chosen.step} needs --{option}")
    if chosen.model and not chosen.model.is_file():
        parser.error(
            f"{chosen.model} is not there: --model is a tagger.pt that the step `tagger` of your own run wrote; "
            "the weights in the package are for reading alone"
        )
    _STEPS[chosen.step](chosen, read_config(chosen.config))
    return 0


def _news(chosen: argparse.Namespace, _: Config) -> None:
    from beritaenrich.training.news import write_news

    print(write_news(chosen.data, chosen.work))


def _vectors(chosen: argparse.Namespace, config: Config) -> None:
    from beritaenrich.training.vectors import train_vectors

    print(train_vectors(chosen.data, chosen.work, config.vectors))


def _language_model(chosen: argparse.Namespace, config: Config) -> None:
    from beritaenrich.training.language_model import train_language_model

    print(train_language_model(chosen.work, config.language_model))


def _teacher(chosen: argparse.Namespace, config: Config) -> None:
    from beritaenrich.training.corpus import load_articles
    from beritaenrich.training.labels import KINDS, bioes_labels
    from beritaenrich.training.news import read_news
    from beritaenrich.training.teacher import Teachers, score, write_tags

    teachers = Teachers(chosen.work, bioes_labels(KINDS), config.teacher)
    teachers.learn(load_articles(chosen.data / "ner/berita/train.jsonl"))
    print(f"berita dev: {score(teachers, load_articles(chosen.data / 'ner/berita/dev.jsonl')):.2f}")
    print(write_tags(teachers, list(read_news(chosen.work / "news.txt")), chosen.work / "news.tags"))


def _profiles(chosen: argparse.Namespace, config: Config) -> None:
    from beritaenrich.training.profiles import add_profiles

    work = chosen.work
    print(add_profiles(work / "vectors.txt", work / "news.txt", work / "news.tags", config.profiles))


def _tagger(chosen: argparse.Namespace, config: Config) -> None:
    from beritaenrich.training.labels import KINDS
    from beritaenrich.training.silver import read_silver
    from beritaenrich.training.tagger import train_tagger

    tags = chosen.work / "news.tags"
    silver = read_silver(chosen.work / "news.txt", tags, KINDS, config.silver) if tags.exists() else []
    model = train_tagger(
        chosen.data,
        chosen.output,
        _word_vectors(chosen),
        config.tagger,
        start=chosen.model,
        silver=silver,
        share=config.silver.share,
    )
    print(model)


def _folds(chosen: argparse.Namespace, config: Config) -> None:
    from beritaenrich.training.folds import run

    vectors = _word_vectors(chosen)
    for line in run(chosen.data, chosen.output, start=chosen.model, vectors=vectors, config=config.tagger):
        print(line, flush=True)


def _evaluate(chosen: argparse.Namespace, _: Config) -> None:
    _measured(chosen)


def _export(chosen: argparse.Namespace, _: Config) -> None:
    from beritaenrich.training.export import write

    data, temperature = _measured(chosen)
    print(write(data, chosen.output, temperature))


def _measured(chosen: argparse.Namespace) -> tuple[bytes, float]:
    """Print the figures of the network on berita dev; return its weights, and the temperature that makes its scores right."""
    from beritaenrich.entities.network import Network
    from beritaenrich.entities.weights import parse_weights
    from beritaenrich.training.batches import title_case, upper_case
    from beritaenrich.training.calibration import calibrate
    from beritaenrich.training.corpus import load_articles
    from beritaenrich.training.export import convert

    data = convert(chosen.model, _word_vectors(chosen))
    network = Network(parse_weights(data))
    dev = [item for article in load_articles(chosen.data / "ner/berita/dev.jsonl") for item in article]
    plain = calibrate(network, dev)
    print(f"berita dev, gold tokens: plain {plain.f1:.2f}", end="")
    for name, spelling in (("title", title_case), ("upper", upper_case)):
        print(f", {name} {calibrate(network, [spelling(item) for item in dev]).f1:.2f}", end="")
    print(f"\ntemperature {plain.temperature}; names by probability (from, to, names, mean, share right):")
    for low, high, count, mean, right in plain.bins:
        print(f"  {low:5.2f} {min(1, high):5.2f} {count:6} {mean:7.3f} {right:7.3f}")
    return data, plain.temperature


def _word_vectors(chosen: argparse.Namespace) -> Path:
    """Return the vectors with profiles where there are any."""
    profiled: Path = chosen.work / "vectors.profiled.txt"
    return profiled if profiled.exists() else profiled.with_name("vectors.txt")


_STEPS: dict[str, Step] = {
    "news": _news,
    "vectors": _vectors,
    "language-model": _language_model,
    "teacher": _teacher,
    "profiles": _profiles,
    "tagger": _tagger,
    "evaluate": _evaluate,
    "export": _export,
    "folds": _folds,
}


if __name__ == "__main__":
    sys.exit(main())
