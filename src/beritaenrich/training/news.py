"""The raw news as sentences in tokens: one file that the vectors, the language model and the teacher all read."""

import re
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from beritaenrich.sentences import split_sentences
from beritaenrich.training.corpus import read_annotated, read_columns, read_raw

_BLANK = re.compile(r"[\W_]+")
_LONGEST_DOCUMENT = 20_000
_TOKENS = range(3, 121)
_HELD_BACK = (
    "idner-news-2k/dev.txt",
    "idner-news-2k/test.txt",
    "nergrit/valid_preprocess.txt",
    "nergrit/test_preprocess.txt",
    "indolem/*/test.*.tsv",
)


def normalised(text: str) -> str:
    """Return a text without case, blanks and marks, to recognise repetitions.

    Examples:
        >>> normalised("Kata Budi, 'Ya.'")
        'katabudiya'
    """
    return _BLANK.sub("", text).casefold()


def held_back(data: Path) -> set[str]:
    """Return the normalised sentences that no training may see: the test and dev parts of every annotated set."""
    rows = read_annotated(data / "ner/berita/dev.jsonl")
    for pattern in _HELD_BACK:
        for path in sorted((data / "ner/public").glob(pattern)):
            rows += read_columns(path)
    return {normalised(row.text) for row in rows}


def write_news(data: Path, work: Path) -> Path:
    """Write `news.txt`: a sentence a line, its tokens parted by blanks, a blank line after each document.

    Sentences that stand there already and those that are held back for evaluation are left out.
    """
    work.mkdir(parents=True, exist_ok=True)
    seen = {hash(key) for key in held_back(data)}
    target = work / "news.txt"
    partial = target.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as out:
        for _, text in tqdm(read_raw(data / "raw/news.jsonl.xz"), desc="news", unit=" documents", mininterval=5):
            lines = []
            for sentence in split_sentences(text[:_LONGEST_DOCUMENT]):
                key = hash(normalised(sentence.text))
                if len(sentence.tokens) in _TOKENS and key not in seen:
                    seen.add(key)
                    lines.append(" ".join(token.form for token in sentence.tokens) + "\n")
            if lines:
                out.writelines([*lines, "\n"])
    partial.rename(target)
    return target


def read_news(path: Path) -> Iterator[list[list[str]]]:
    """Yield the documents of `news.txt` as sentences in tokens."""
    document: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if words:
                document.append(words)
            elif document:
                yield document
                document = []
    if document:
        yield document
