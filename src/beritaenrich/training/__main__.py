"""`python -m beritaenrich.training {vectors,tagger,evaluate,export}`: from the data to the weights in the package."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from beritaenrich.training.config import read_config


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step of the recipe."""
    parser = argparse.ArgumentParser(prog="python -m beritaenrich.training", description=__doc__)
    parser.add_argument("step", choices=("vectors", "tagger", "evaluate", "export"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder with ner/ and raw/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where results are kept")
    parser.add_argument("--config", type=Path, help="a TOML file with [vectors] and [tagger]")
    parser.add_argument("--output", type=Path, help="export: the weight file to write")
    chosen = parser.parse_args(arguments)
    config = read_config(chosen.config)
    if chosen.step == "vectors":
        from beritaenrich.training.vectors import train_vectors

        print(train_vectors(chosen.data, chosen.work, config.vectors))
    elif chosen.step == "tagger":
        from beritaenrich.training.tagger import train_tagger

        print(train_tagger(chosen.data, chosen.work, config.tagger))
    return 0


if __name__ == "__main__":
    sys.exit(main())
