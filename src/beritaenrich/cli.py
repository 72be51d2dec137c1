"""The command line: raw articles from files or standard input, results on standard output, one line per error on standard error."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from beritaenrich.arguments import USAGE, make_parser
from beritaenrich.errors import BeritaError
from beritaenrich.samples import sample, sample_names
from beritaenrich.view.escaping import printable

if TYPE_CHECKING:
    from beritaenrich.model import Article

OK, INPUT_FAILED, BAD_RECORDS, RUN_FAILED = 0, 1, 2, 3
INTERRUPTED, BROKEN_PIPE = 128 + 2, 128 + 13
_STDIN = "-"


class _Stop(Exception):  # noqa: N818 - it ends the run, whatever the reason
    """The run cannot begin, or had to end: with which exit code, and why."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


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
        arguments = make_parser().parse_args(argv)
        code = _COMMANDS.get(arguments.command, _stage)(arguments)
        sys.stdout.flush()
    except _Stop as stop:
        print(f"beritaenrich: {stop}", file=sys.stderr)
        return stop.code
    except BeritaError as error:
        print(f"beritaenrich: {printable(str(error))}", file=sys.stderr)
        return RUN_FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; nothing is left to say, nor for Python to flush when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        print(f"beritaenrich: cannot write: {error.strerror}", file=sys.stderr)
        return RUN_FAILED
    return code


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
    from beritaenrich.jobs import BadInputError, JobError, TargetError, enrich_files, has_records

    inputs = _Inputs(arguments)
    try:
        outcome = enrich_files(inputs, arguments, inputs.fail)
    except JobError as error:
        raise _Stop(USAGE, printable(str(error))) from error
    except BadInputError as error:
        raise _Stop(BAD_RECORDS, printable(str(error))) from error
    except TargetError as error:
        raise _Stop(RUN_FAILED, printable(str(error))) from error
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
                found = list(records(arguments.command, text, arguments.outlet, arguments.published))
            except Exception as error:  # noqa: BLE001 - as in `enrich_many`, one bad input must not end the run
                inputs.fail(name, f"{type(error).__name__}: {error}")
                continue
            if arguments.format == "jsonl":
                out.writelines(json_line(record, file) for record in found)
            else:
                out.writelines(text_line(arguments.command, record, file) for record in found)
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
        raise _Stop(RUN_FAILED, f"{path}: {error.strerror}") from error
    try:
        with file:
            yield file
        if whole:
            target.replace(final)
    except BaseException:
        if whole:
            target.unlink(missing_ok=True)
        raise


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {"enrich": _enrich, "schema": _schema, "sample": _sample}
"""The others are stages."""
