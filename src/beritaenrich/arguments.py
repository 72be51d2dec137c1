"""What can be said to the command `beritaenrich`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeAlias

import beritaenrich
from beritaenrich.samples import DEFAULT_SAMPLE, sample_names

USAGE = 64
"""The exit code for wrong arguments, as in sysexits.h."""
_EPILOG = """\
examples:
  beritaenrich sample | beritaenrich enrich --format text
  beritaenrich enrich artikel.txt --published 2023-11-06 --format html -o artikel.html
  beritaenrich enrich pages/*.txt --jobs 4 -o articles.jsonl
  beritaenrich enrich raw.jsonl.gz --jobs 4 --progress -o articles.parquet
  beritaenrich clean --format text < artikel.txt
  beritaenrich dates artikel.txt | jq -r .value

exit codes: 0 every input done, 1 some input failed (the others are done), 2 some records are bad (the others are done),
3 the run cannot begin or had to end (say, the disk is full), 64 wrong usage, 130 interrupted
"""
_STAGES = {
    "clean": (
        "clean the text",
        "The cleaned text, its blocks with their reasons, and the metadata: a line of JSON per input",
        "the cleaned text alone",
    ),
    "sentences": (
        "split into sentences",
        "The sentences of title and body: a line of JSON each",
        "a sentence per line",
    ),
    "entities": (
        "find people, places, organisations",
        "The entities with roles, codes and mentions: a line of JSON each",
        "kind and name, with a tab between",
    ),
    "dates": (
        "find and normalise dates",
        "The dates with values and intervals: a line of JSON each",
        "kind, value and words, with tabs between",
    ),
    "quotes": (
        "find who said what",
        "The quotations with their speakers: a line of JSON each",
        "speaker and words, with a tab between",
    ),
}
"""The commands for one stage: in short; what they print; what as text."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints have an exit code of their own."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: error: {message}\n")


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - argparse has no other name for it


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; what it returns has the name of the command in `command`."""
    parser = _Parser(
        prog="beritaenrich",
        description="Turn raw Indonesian news articles into clean, typed data.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"beritaenrich {beritaenrich.__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    inputs, published = _inputs(), _published()
    _add_enrich(commands, [inputs, published])
    for name in _STAGES:
        _add_stage(commands, name, [inputs, published] if name == "dates" else [inputs])
    _add_others(commands)
    return parser


def _inputs() -> _Parser:
    """Return the arguments that say what is read and written."""
    inputs = _Parser(add_help=False)
    inputs.add_argument(
        "files", metavar="FILE", nargs="*", help="raw articles as UTF-8 text; standard input when none, or -"
    )
    inputs.add_argument(
        "--sample", action="append", choices=sample_names(), default=[], help="a sample article as input"
    )
    inputs.add_argument("--outlet", metavar="NAME", help="the outlet's name or domain, where you know it")
    inputs.add_argument("-o", "--output", metavar="OUT", type=Path, help="write there instead of standard output")
    return inputs


def _published() -> _Parser:
    published = _Parser(add_help=False)
    published.add_argument(
        "--published",
        metavar="ISO",
        type=_iso_moment,
        help="when the article was published, to resolve dates against (2023-11-06, 2023-11-06T11:01+07:00); WIB where no zone is given",
    )
    return published


def _add_enrich(commands: _Commands, parents: list[_Parser]) -> None:
    enrich = commands.add_parser(
        "enrich",
        parents=parents,
        help="the whole pipeline",
        description="Enrich articles.\n\n"
        "  jsonl  one line of JSON per article (the default)\n"
        "  json   indented JSON: an object for one input, a list for several\n"
        "  text   a report to read in a terminal\n"
        "  html   one page to read in a browser",
        epilog="A FILE named .jsonl, .ndjson (also .gz, .zst) or .parquet holds records: objects or rows with the columns text and,\n"
        "where known, id, published, outlet. Records become JSON lines, or what the ending of OUT says: .jsonl, .jsonl.gz,\n"
        ".jsonl.zst, .parquet.\n\n"
        "examples: beritaenrich enrich a.txt b.txt --format html -o page.html\n"
        "          beritaenrich enrich raw.jsonl --jobs 4 --progress --resume -o articles.jsonl.zst",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    enrich.add_argument("--format", choices=("jsonl", "json", "text", "html"), default="jsonl", help="see above")
    enrich.add_argument(
        "--jobs", "--workers", dest="workers", metavar="N", type=_count, default=1, help="processes to work in (1)"
    )
    enrich.add_argument("--progress", action="store_true", help="show a progress bar on standard error")
    enrich.add_argument(
        "--on-error",
        choices=("record", "stop"),
        default="record",
        help="record: tell what is wrong with an input and go on (the default); stop: end there",
    )
    enrich.add_argument("--resume", action="store_true", help="go on where a run into the same OUT was broken off")
    enrich.add_argument("--records", action="store_true", help="the inputs hold JSON lines, whatever their names")
    enrich.add_argument(
        "--columns",
        metavar="NAME=COLUMN,...",
        type=_columns,
        default={},
        help="what the records call text, id, published, outlet: text=isi,id=url",
    )
    enrich.set_defaults(command="enrich")


def _add_stage(commands: _Commands, name: str, parents: list[_Parser]) -> None:
    summary, printed, as_text = _STAGES[name]
    stage = commands.add_parser(
        name,
        parents=parents,
        help=summary,
        description=f"{printed}; with --format text {as_text}.",
        epilog=f"example: beritaenrich {name} --sample {DEFAULT_SAMPLE} --format text",
    )
    stage.add_argument("--format", choices=("jsonl", "text"), default="jsonl", help="jsonl (the default) or text")
    stage.set_defaults(command=name, published=None)


def _add_others(commands: _Commands) -> None:
    schema = commands.add_parser(
        "schema", help="print the JSON Schema of an article", description="Print the JSON Schema of an article."
    )
    schema.set_defaults(command="schema")
    samples = commands.add_parser(
        "sample", help="print a sample article", description="Print the raw text of a sample article."
    )
    samples.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        default=DEFAULT_SAMPLE,
        choices=sample_names(),
        help=", ".join(sample_names()),
    )
    samples.add_argument("--list", action="store_true", help="print the names of the sample articles")
    samples.set_defaults(command="sample")


def _iso_moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not ISO 8601, for example 2023-11-06T11:01+07:00") from None


def _columns(text: str) -> dict[str, str]:
    pairs = dict(pair.split("=", 1) for pair in text.split(",") if "=" in pair)
    if len(pairs) != text.count(",") + 1 or not set(pairs) <= {"text", "id", "published", "outlet"}:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form text=COLUMN,id=COLUMN,published=...,outlet=...")
    return pairs


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 up")
    return int(text)
