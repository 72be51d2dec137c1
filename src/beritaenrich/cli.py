"""The command line: raw articles from files or standard input, results on standard output, one line per error on standard error."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

import beritaenrich
from beritaenrich.samples import DEFAULT_SAMPLE, sample, sample_names
from beritaenrich.view.escaping import printable

if TYPE_CHECKING:
    from beritaenrich.model import Article

OK, INPUT_FAILED, USAGE, BAD_RECORDS = 0, 1, 2, 2
INTERRUPTED, BROKEN_PIPE = 128 + 2, 128 + 13
_STDIN = "-"
_EPILOG = """\
examples:
  beritaenrich sample | beritaenrich enrich --format text
  beritaenrich enrich artikel.txt --published 2023-11-06 --format html -o artikel.html
  beritaenrich enrich pages/*.txt --jobs 4 -o articles.jsonl
  beritaenrich enrich raw.jsonl.gz --jobs 4 --progress -o articles.parquet
  beritaenrich clean --format text < artikel.txt
  beritaenrich dates artikel.txt | jq -r .value

exit codes: 0 every input done, 1 some input failed (the others are done), 2 wrong usage, bad records, or the output
cannot be written, 130 interrupted
"""
_STAGES = {
    "clean": (
        "clean the text",
        "The cleaned text, its blocks with their reasons, and the metadata: one line per input.",
    ),
    "sentences": ("split into sentences", "The sentences of title and body: one line each."),
    "entities": ("find people, places, organisations", "The entities with roles, codes and mentions: one line each."),
    "dates": ("find and normalise dates", "The dates with values and intervals: one line each."),
    "quotes": ("find who said what", "The quotations with their speakers: one line each."),
}


class _UsageError(Exception):
    """Something in the arguments that shows only when they are used."""


class _InputError(Exception):
    """An input that cannot be read; the message is the reason."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        argv: the arguments without the name of the program; by default those of the process.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = _parser().parse_args(argv)
        run: Callable[[argparse.Namespace], int] = arguments.run
        code = run(arguments)
        sys.stdout.flush()
    except _UsageError as error:
        print(f"beritaenrich: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; nothing is left to say, nor for Python to flush when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        print(f"beritaenrich: cannot write: {error.strerror}", file=sys.stderr)
        return USAGE
    return code


def _parser() -> argparse.ArgumentParser:
    raw_text = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="beritaenrich",
        description="Turn raw Indonesian news articles into clean, typed data.",
        epilog=_EPILOG,
        formatter_class=raw_text,
    )
    parser.add_argument("--version", action="version", version=f"beritaenrich {beritaenrich.__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    inputs = argparse.ArgumentParser(add_help=False)
    inputs.add_argument(
        "files", metavar="FILE", nargs="*", help="raw articles as UTF-8 text; standard input when none, or -"
    )
    inputs.add_argument(
        "--sample", action="append", choices=sample_names(), default=[], help="a sample article as input"
    )
    inputs.add_argument("--outlet", metavar="NAME", help="the outlet's name or domain, where you know it")
    inputs.add_argument("-o", "--output", metavar="OUT", type=Path, help="write there instead of standard output")
    published = argparse.ArgumentParser(add_help=False)
    published.add_argument(
        "--published",
        metavar="ISO",
        type=_iso_moment,
        help="when the article was published, to resolve dates against (2023-11-06, 2023-11-06T11:01+07:00); WIB where no zone is given",
    )

    enrich = commands.add_parser(
        "enrich",
        parents=[inputs, published],
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
        formatter_class=raw_text,
    )
    enrich.add_argument("--format", choices=("jsonl", "json", "text", "html"), default="jsonl")
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
    enrich.set_defaults(run=_enrich)

    for name, (summary, description) in _STAGES.items():
        stage = commands.add_parser(
            name,
            parents=[inputs, published] if name == "dates" else [inputs],
            help=summary,
            description=f"{description} As JSON lines, or as text with tabs between columns.",
            epilog=f"example: beritaenrich {name} --sample {DEFAULT_SAMPLE} --format text",
        )
        stage.add_argument("--format", choices=("jsonl", "text"), default="jsonl")
        stage.set_defaults(run=_stage, stage=name, published=None)

    schema = commands.add_parser(
        "schema", help="print the JSON Schema of an article", description="Print the JSON Schema of an article."
    )
    schema.set_defaults(run=_schema)
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
    samples.set_defaults(run=_sample)
    return parser


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


def _schema(_arguments: argparse.Namespace) -> int:
    import json

    from beritaenrich.model.codec import json_schema

    print(json.dumps(json_schema(), indent=2))
    return OK


def _sample(arguments: argparse.Namespace) -> int:
    if arguments.list:
        print("\n".join(sample_names()))
    else:
        sys.stdout.write(sample(arguments.name))
    return OK


def _enrich(arguments: argparse.Namespace) -> int:
    from beritaenrich.batch import Failure, enrich_many
    from beritaenrich.jobs import is_job

    if is_job(arguments):
        return _job(arguments)
    inputs = _Inputs(arguments)
    items = (
        {"id": name, "text": text, "published": arguments.published, "outlet": arguments.outlet}
        for name, text in inputs
    )

    several = len(inputs.names) > 1

    def articles() -> Iterator[_Named]:
        for index, result in enumerate(enrich_many(items, arguments.workers, arguments.progress)):
            if isinstance(result, Failure):
                inputs.fail(inputs.read[index], f"{result.error}: {result.message}")
                if inputs.stop:
                    return
            else:
                yield inputs.read[index] if several else None, result

    write = _as_json_object if arguments.format == "json" and not several else _WRITERS[arguments.format]
    with _output(arguments.output) as out:
        out.writelines(write(articles()))
    return inputs.code


def _job(arguments: argparse.Namespace) -> int:
    from beritaenrich.jobs import JobError, enrich_files, has_records

    inputs = _Inputs(arguments)
    try:
        outcome = enrich_files(inputs, arguments, inputs.fail)
    except JobError as error:
        raise _UsageError(printable(str(error))) from error
    except KeyboardInterrupt:
        if arguments.output is not None:
            print("beritaenrich: interrupted; what is done is kept: go on with --resume", file=sys.stderr)
        raise
    if outcome.stopped and arguments.output is not None:
        print("beritaenrich: stopped there; what is done is kept: go on with --resume", file=sys.stderr)
    return BAD_RECORDS if outcome.failed and has_records(arguments) else inputs.code


def _stage(arguments: argparse.Namespace) -> int:
    from beritaenrich.view.lines import json_line, records, text_line

    inputs = _Inputs(arguments)
    with _output(arguments.output) as out:
        for name, text in inputs:
            file = name if len(inputs.names) > 1 else None
            try:
                found = list(records(arguments.stage, text, arguments.outlet, arguments.published))
            except Exception as error:  # noqa: BLE001 - as in `enrich_many`, one bad input must not end the run
                inputs.fail(name, f"{type(error).__name__}: {error}")
                continue
            if arguments.format == "jsonl":
                out.writelines(json_line(record, file) for record in found)
            else:
                out.writelines(text_line(arguments.stage, record, file) for record in found)
    return inputs.code


_Named: TypeAlias = "tuple[str | None, Article]"
"""An article with the name of its input, where there are several."""


def _as_jsonl(articles: Iterator[_Named]) -> Iterator[str]:
    return (f"{article.to_json()}\n" for _, article in articles)


def _as_json_object(articles: Iterator[_Named]) -> Iterator[str]:
    return (f"{_indented(article)}\n" for _, article in articles)


def _as_json_list(articles: Iterator[_Named]) -> Iterator[str]:
    separator = "["
    for _, article in articles:
        yield f"{separator}\n{_indented(article)}"
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _indented(article: "Article") -> str:
    import json

    text = json.dumps(article.to_dict(), ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()  # lone surrogates as JSON escapes


def _as_text(articles: Iterator[_Named]) -> Iterator[str]:
    from beritaenrich.view.text import article_text

    for number, (name, article) in enumerate(articles):
        heading = "" if name is None else f"==> {printable(name)} <==\n"
        yield f"{chr(10) if number else ''}{heading}{article_text(article)}"


def _as_html(articles: Iterator[_Named]) -> Iterator[str]:
    from beritaenrich.view.page import article_page

    yield article_page(articles)


_WRITERS: dict[str, Callable[[Iterator[_Named]], Iterator[str]]] = {
    "jsonl": _as_jsonl,
    "json": _as_json_list,
    "text": _as_text,
    "html": _as_html,
}


class _Inputs:
    """The inputs in order: those that cannot be read are reported and left out."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Take the inputs that the arguments name: samples, then files, else standard input."""
        self.samples: list[str] = arguments.sample
        self.names: list[str] = [*self.samples, *arguments.files] or [_STDIN]
        self.read: list[str] = []
        self.stop = getattr(arguments, "on_error", "record") == "stop"
        self.code = OK

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each input that can be read, and keep the name in `read`."""
        for index, name in enumerate(self.names):
            try:
                text = sample(name) if index < len(self.samples) else _read(name)
            except _InputError as error:
                self.fail(name, str(error))
                if self.stop:
                    return
                continue
            self.read.append(name)
            yield name, text

    def fail(self, name: str, reason: str) -> None:
        """Report an input that failed, on one line."""
        self.code = INPUT_FAILED
        shown = "standard input" if name == _STDIN else name
        print(f"beritaenrich: {' '.join(printable(f'{shown}: {reason}').split())}", file=sys.stderr)


def _read(name: str) -> str:
    """Return the text of a file as it is, without a byte order mark; newlines are kept, so that offsets stay true."""
    try:
        data = sys.stdin.buffer.read() if name == _STDIN else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise _InputError(error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _InputError(
            f"not UTF-8 (byte 0x{error.object[error.start]:02x} at offset {error.start}); convert it with iconv first"
        ) from error
    except ValueError as error:  # a name with NUL in it
        raise _InputError(str(error)) from error


@contextmanager
def _output(path: Path | None) -> Iterator[IO[str]]:
    """Give standard output, or a file that takes its name only when all is written, so that nobody sees half of it."""
    if path is None:
        yield sys.stdout
        return
    final = path.resolve()
    whole = not final.exists() or final.is_file()
    target = final.with_name(f"{final.name}.part") if whole else final
    try:
        file = target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise _UsageError(f"{path}: {error.strerror}") from error
    try:
        with file:
            yield file
        if whole:
            target.replace(final)
    except BaseException:
        if whole:
            target.unlink(missing_ok=True)
        raise
