"""Coverage-guided fuzzing (atheris): `python -m tests.fuzz {enrich,json} --seconds 60`.

A target makes its input out of bytes that the fuzzer steers by the code they reach, and checks the invariants of the contract
on what comes out. A finding is printed with its text and ends the run. Mend the cause, and keep the input, cut short, as a case in the tests.
"""

import argparse
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
with atheris.instrument_imports(include=["beritaenrich"]):
    import beritaenrich.cleaning
    import beritaenrich.dates
    import beritaenrich.entities
    import beritaenrich.keywords
    import beritaenrich.model.codec
    import beritaenrich.pipeline
    import beritaenrich.quotes
    import beritaenrich.sentences  # noqa: F401

from damage import make_json
from hostile import make_text
from invariants import check_enrich, check_from_json

_PUBLISHED = (None, date(2023, 11, 6), date(1, 1, 1), date(9999, 12, 31))


def enrich_target(data: bytes) -> str:
    """Enrich a made text, or the bytes as they are; return what was enriched."""
    way = data[0] if data else 0
    text = make_text(data[1:]) if way % 8 else data[1:].decode("utf-8", "surrogateescape")
    published = _PUBLISHED[way // 8 % len(_PUBLISHED)]
    try:
        check_enrich(text, published, twice=way >= 192)
    except Exception as error:
        error.add_note(f"published={published!r}, text: {text!a}")
        raise
    return text


def json_target(data: bytes) -> str | bytes:
    """Read damaged JSON; return it."""
    text = make_json(data)
    try:
        check_from_json(text)
    except Exception as error:
        error.add_note(f"JSON: {text!a}")
        raise
    return text


TARGETS: dict[str, Callable[[bytes], str | bytes]] = {"enrich": enrich_target, "json": json_target}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=60, help="how long (60)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    arguments = parser.parse_args()
    target, runs, characters = TARGETS[arguments.target], 0, 0
    end = time.monotonic() + arguments.seconds

    def one(data: bytes) -> None:
        nonlocal runs, characters
        try:
            characters += len(target(data))
        except BaseException:  # noqa: BLE001 - whatever it is, it is a finding
            traceback.print_exc()
            print(f"{arguments.target}: a finding after {runs:,} inputs of {characters:,} characters", flush=True)
            os._exit(1)
        runs += 1
        if time.monotonic() > end:
            print(f"{arguments.target}: {runs:,} inputs, {characters:,} characters, no finding", flush=True)
            os._exit(0)

    with tempfile.TemporaryDirectory() as corpus:
        chance = random.Random(arguments.seed)
        for number in range(64):
            Path(corpus, f"{number}").write_bytes(chance.randbytes(2 ** (number % 8 + 2)))
        options = ["-max_len=400", "-len_control=0", "-timeout=60", "-report_slow_units=60"]
        options += ["-rss_limit_mb=6000", "-verbosity=0", f"-artifact_prefix={corpus}/"]
        atheris.Setup([sys.argv[0], corpus, f"-seed={arguments.seed}", *options], one, enable_python_coverage=True)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
