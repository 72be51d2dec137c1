"""What `beritaenrich enrich` does with files of records, and with outputs that are written in pieces."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from beritaenrich.jobs.formats import Format, Lines, format_of
from beritaenrich.jobs.records import Columns, Record, articles, count, holds_records, read, read_lines
from beritaenrich.jobs.run import Outcome, run
from beritaenrich.jobs.target import FileTarget, StreamTarget, TargetError

STDIN = "-"


class JobError(Exception):
    """The arguments do not go together; the message says why."""


def is_job(arguments: argparse.Namespace) -> bool:
    """Return whether the command is for this module: records come in, or go out in pieces."""
    return (
        has_records(arguments)
        or arguments.resume
        or (arguments.output is not None and arguments.output.suffix.lower() in (".gz", ".zst", ".parquet"))
    )


def has_records(arguments: argparse.Namespace) -> bool:
    """Return whether the inputs, or some of them, hold records."""
    return arguments.records or any(holds_records(Path(name)) for name in arguments.files)


def enrich_files(
    texts: Iterable[tuple[str, str]], arguments: argparse.Namespace, report: Callable[[str, str], None]
) -> Outcome:
    """Do the run that the arguments ask for.

    Args:
        texts: the names and the texts of the inputs, where they are no records.
        arguments: those of the command line.
        report: is told where each record stands that fails, and why.

    Raises:
        JobError: when the arguments do not go together.
        BadInputError: when a file of records cannot be read.
        TargetError: when the output cannot be written.
        BeritaError: when a worker process was killed, or a library is missing.
    """
    if arguments.format != "jsonl":
        raise JobError(
            f"leave out --format {arguments.format}: records, --resume and outputs in .gz, .zst or .parquet go without it"
        )
    names: Sequence[str] = arguments.files
    columns = Columns(names=arguments.columns, published=arguments.published, outlet=arguments.outlet)
    as_records = [arguments.records or holds_records(Path(name)) for name in names] or [arguments.records]
    if any(as_records) and (arguments.sample or not all(as_records)):
        raise JobError("the inputs must be all records, or all articles: run them apart")
    with ExitStack() as stack:
        target = _target(arguments, stack)
        records = _records(names, columns) if any(as_records) else articles(texts, columns)
        return run(
            records,
            target,
            workers=arguments.workers,
            stop=arguments.on_error == "stop",
            total=_total(names, as_records) if arguments.progress else None,
            progress=arguments.progress,
            report=report,
        )


def _target(arguments: argparse.Namespace, stack: ExitStack) -> FileTarget | StreamTarget:
    path: Path | None = arguments.output
    form: Format = (None if path is None else format_of(path)) or Lines()
    if path is not None and (not path.exists() or path.is_file()):
        return FileTarget(path, form, resume=arguments.resume)
    if arguments.resume:
        raise JobError("--resume needs a file as output: -o OUT")
    if path is None:
        return StreamTarget(sys.stdout.buffer, form, "standard output")
    try:
        return StreamTarget(stack.enter_context(path.open("wb", buffering=0)), form, str(path))
    except OSError as error:
        raise TargetError(f"{path}: {error.strerror}") from error


def _records(names: Sequence[str], columns: Columns) -> Iterator[Record]:
    for name in names or [STDIN]:
        if name == STDIN:
            yield from read_lines(lambda: sys.stdin.buffer, "standard input", None, columns)
        else:
            yield from read(Path(name), columns)


def _total(names: Sequence[str], as_records: Sequence[bool]) -> int | None:
    if not all(as_records):
        return len(names)
    totals = [None if name == STDIN else count(Path(name)) for name in names]
    return None if None in totals or not totals else sum(filter(None, totals))
