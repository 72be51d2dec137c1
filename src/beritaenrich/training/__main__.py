"""The tagger's recipe, from the data to the weights in the package; W stands for the work folder, build/training.

    python -m beritaenrich.training vectors  --work W
    python -m beritaenrich.training tagger   --work W/first  --vectors W/vectors.txt
    python -m beritaenrich.training export   --work W/first  --vectors W/vectors.txt --output W/first.npz
    python -m beritaenrich.training profiles --work W --teacher W/first.npz
    python -m beritaenrich.training tagger   --work W/second --vectors W/vectors.profiled.txt --model W/first/tagger.pt
    python -m beritaenrich.training export   --work W/second --vectors W/vectors.profiled.txt --output W/second.npz
    python -m beritaenrich.training silver   --work W --teacher W/first.npz --teacher W/second.npz
    python -m beritaenrich.training tagger   --work W/third  --vectors W/vectors.profiled.txt --model W/second/tagger.pt \
                                             --silver W/silver.jsonl         (and W/fourth with another seed)
    python -m beritaenrich.training average  --work W/last --model W/third/tagger.pt --model W/fourth/tagger.pt
    python -m beritaenrich.training evaluate --work W/last --vectors W/vectors.profiled.txt
    python -m beritaenrich.training export   --work W/last --vectors W/vectors.profiled.txt --output resources/models/tagger.npz
    python -m beritaenrich.training folds    --work W/folds --vectors W/vectors.profiled.txt --model W/last/tagger.pt

`tagger` goes on where it was cut off. Settings stand in a TOML file (`--config`); the model card has those of the release.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from beritaenrich.training.config import Config, read_config


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step of the recipe."""
    parser = argparse.ArgumentParser(
        prog="python -m beritaenrich.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "step", choices=("vectors", "tagger", "profiles", "silver", "average", "evaluate", "export", "folds")
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder with ner/ and raw/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where results are kept")
    parser.add_argument("--config", type=Path, help="a TOML file: [vectors] [tagger] [profiles] [silver]")
    parser.add_argument("--vectors", type=Path, help="the word vectors (default: vectors.txt in the work folder)")
    parser.add_argument("--silver", type=Path, help="tagger: silver sentences to train on as well")
    parser.add_argument(
        "--model", type=Path, action="append", default=[], help="tagger, folds: start from; average: models"
    )
    parser.add_argument("--teacher", type=Path, action="append", default=[], help="profiles, silver: weight file(s)")
    parser.add_argument("--output", type=Path, help="export: the weight file to write")
    chosen = parser.parse_args(arguments)
    if chosen.step in ("profiles", "silver") and not chosen.teacher:
        parser.error(f"{chosen.step} needs --teacher")
    if chosen.step == "export" and not chosen.output:
        parser.error("export needs --output")
    if chosen.step in ("average", "folds") and not chosen.model:
        parser.error(f"{chosen.step} needs --model")
    chosen.vectors = chosen.vectors or chosen.work / "vectors.txt"
    _run(chosen, read_config(chosen.config))
    return 0


def _run(chosen: argparse.Namespace, config: Config) -> None:
    if chosen.step == "vectors":
        from beritaenrich.training.vectors import train_vectors

        print(train_vectors(chosen.data, chosen.work, config.vectors))
    elif chosen.step == "tagger":
        from beritaenrich.training.tagger import train_tagger

        chosen.work.mkdir(parents=True, exist_ok=True)
        print(
            train_tagger(
                chosen.data,
                chosen.work,
                chosen.vectors,
                config.tagger,
                start=next(iter(chosen.model), None),
                silver=chosen.silver,
                share=config.silver.share,
            )
        )
    elif chosen.step == "profiles":
        from beritaenrich.training.profiles import add_profiles, count_roles

        print(count_roles(chosen.data, chosen.work, chosen.teacher[0], config.profiles))
        print(add_profiles(chosen.work, config.profiles))
    elif chosen.step == "silver":
        from beritaenrich.training.silver import annotate

        print(annotate(chosen.data, chosen.work, chosen.teacher, config.silver))
    elif chosen.step == "average":
        from beritaenrich.training.warm import average

        chosen.work.mkdir(parents=True, exist_ok=True)
        print(average(chosen.model, chosen.work / "tagger.pt"))
    elif chosen.step == "folds":
        from beritaenrich.training.folds import run

        for line in run(chosen.data, chosen.work, start=chosen.model[0], vectors=chosen.vectors, config=config.tagger):
            print(line, flush=True)
    else:
        _finish(chosen)


def _finish(chosen: argparse.Namespace) -> None:
    """Evaluate, and for `export` write the weights with the temperature that was found."""
    from beritaenrich.entities.network import Network
    from beritaenrich.entities.weights import parse_weights
    from beritaenrich.training.batches import title_case, upper_case
    from beritaenrich.training.calibration import calibrate
    from beritaenrich.training.export import convert, write
    from beritaenrich.training.tagger import load_articles

    data = convert(chosen.work / "tagger.pt", chosen.vectors)
    network = Network(parse_weights(data))
    dev = [item for article in load_articles(chosen.data / "ner/berita/dev.jsonl") for item in article]
    plain = calibrate(network, dev)
    print(f"berita dev, gold tokens: plain {plain.f1:.2f}", end="")
    for name, spelling in (("title", title_case), ("upper", upper_case)):
        print(f", {name} {calibrate(network, [spelling(item) for item in dev]).f1:.2f}", end="")
    print(f"\ntemperature {plain.temperature}; names by probability (from, to, names, mean, share right):")
    for low, high, count, mean, right in plain.bins:
        print(f"  {low:5.2f} {min(1, high):5.2f} {count:6} {mean:7.3f} {right:7.3f}")
    if chosen.step == "export":
        print(write(data, chosen.output, plain.temperature))


if __name__ == "__main__":
    sys.exit(main())
