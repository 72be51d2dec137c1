"""Figures of speed and memory, side by side in one run: `python -m tests.benchmarks [PART ...] [--articles N] [--texts FILE]`.

Seconds of one process are CPU time, since others may be at work on the machine; those of several processes are wall time, and
mean something only on an idle machine. Peers whose packages are not installed are left out.
"""

import argparse
import itertools
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

import beritaenrich as be
from beritaenrich.entities.network import load_network
from beritaenrich.entities.tagging import tag_documents
from beritaenrich.pipeline import assemble

CORPUS = Path(__file__).parents[2] / "docs/corpus/articles.jsonl"


def texts(length: int, file: Path = CORPUS, count: int = 60) -> list[str]:
    """Return raw articles of `length` characters: the texts of JSON lines, joined where they are shorter."""
    with file.open(encoding="utf-8") as lines:
        found = cycle([json.loads(line)["text"] for line in islice(lines, 10 * count)])
    joined = []
    for _ in range(count):
        text = next(found)
        while len(text) < length:
            text += "\n" + next(found)
        joined.append(text[:length])
    return joined


def best(function: Callable[[], object], repeats: int = 3) -> float:
    """Return the least CPU seconds of some calls."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return min(times)


def report(name: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(f"{name:<58}{value:12.2f} {unit}", flush=True)


def cold_start(_raws: list[str], _count: int) -> None:
    """Import, the tagger's weights, and the first article of a fresh process."""
    code = "import time; t = time.perf_counter(); import beritaenrich as be; print(time.perf_counter() - t)"
    report("import", 1000 * min(_child(code) for _ in range(5)), "ms")
    code = (
        "import time, beritaenrich.entities.network as network; t = time.perf_counter(); network.load_network(); "
        "print(time.perf_counter() - t)"
    )
    report("loading the tagger", 1000 * min(_child(code) for _ in range(3)), "ms")
    code = (
        "import time; t = time.perf_counter(); import beritaenrich as be; from beritaenrich.samples import *; "
        "be.enrich(sample(sample_names()[0])); print(time.perf_counter() - t)"
    )
    report("first article from a cold process", 1000 * min(_child(code) for _ in range(3)), "ms")


def _child(code: str) -> float:
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def stages(raws: list[str], _count: int) -> None:
    """Milliseconds per article for each stage."""
    cleaned = [be.clean(raw) for raw in raws]
    sentences = [be.split_sentences(item) for item in cleaned]
    mentions = [be.tag_entities(item) for item in sentences]
    articles = [be.enrich(raw) for raw in raws]
    per = 1000 / len(raws)
    report("clean", per * best(lambda: [be.clean(raw) for raw in raws]), "ms/article")
    report("split_sentences", per * best(lambda: [be.split_sentences(item) for item in cleaned]), "ms/article")
    report(
        "tag_entities, one article at a time",
        per * best(lambda: [be.tag_entities(item) for item in sentences]),
        "ms/article",
    )
    report("tag_entities, 30 articles at a time", per * best(lambda: _tag_together(sentences)), "ms/article")
    report("normalise_dates", per * best(lambda: [be.normalise_dates(item) for item in cleaned]), "ms/article")
    report(
        "entities, quotes, sources, acronyms, key phrases, dates",
        per * best(lambda: [assemble(*item) for item in zip(cleaned, sentences, mentions, strict=True)]),
        "ms/article",
    )
    report("enrich", per * best(lambda: [be.enrich(raw) for raw in raws]), "ms/article")
    report("enrich_many", per * best(lambda: list(be.enrich_many(raws))), "ms/article")
    report("to_json", per * best(lambda: [article.to_json() for article in articles]), "ms/article")


def _tag_together(sentences: list[tuple[be.Sentence, ...]]) -> None:
    for at in range(0, len(sentences), 30):
        tag_documents(sentences[at : at + 30])


def throughput(raws: list[str], count: int) -> None:
    """Articles per second on one and on two processes."""
    list(be.enrich_many(raws))
    seconds = {}
    for workers in (1, 2):
        start, cpu = time.perf_counter(), time.process_time()
        done = sum(1 for _ in be.enrich_many(islice(cycle(raws), count), workers=workers))
        seconds[workers] = time.perf_counter() - start
        report(f"enrich_many, {workers} process(es), {done} articles", count / seconds[workers], "articles/s")
        if workers == 1:
            report("  by CPU time", count / (time.process_time() - cpu), "articles/s")
    report("two processes against one", seconds[1] / seconds[2], "x")


def memory(raws: list[str], count: int) -> None:
    """Memory along a run of 10,000 articles (or `--articles`, where that is more) with ever new names, on two processes."""
    count = max(count, 10_000)
    results = be.enrich_many(islice(map(_renamed, cycle(raws), itertools.count()), count), workers=2)
    marks = {10, 100, 1_000, 3_000, 10_000, count}
    start = time.perf_counter()
    for number, _ in enumerate(results, 1):
        if number in marks:
            report(f"after {number} articles: this process", _resident("self"), "MB")
            for child in Path("/proc/self/task").glob("*/children"):
                for pid in child.read_text().split():
                    report(f"after {number} articles: process {pid}", _resident(pid), "MB")
            report(f"after {number} articles", number / (time.perf_counter() - start), "articles/s")
    report("peak of a worker", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB")


def _renamed(raw: str, number: int) -> str:
    """Return the text with an ending at each long word with a capital that no other article has."""
    ending = "".join("bdgklmnprst"[int(digit)] + "a" for digit in str(number))
    return re.sub(r"\b[A-Z][a-z]{5,}\b", lambda match: match.group() + ending, raw)


def _resident(pid: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def growth(raws: list[str], _count: int) -> None:
    """Seconds and memory from 1 kB to 10 MB of one text."""
    unit = "\n".join(raws)
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        text = (unit * (size // len(unit) + 1))[:size]
        report(
            f"enrich, one text of {size // 1000} kB", 1e6 * best(lambda text=text: be.enrich(text), 1) / size, "s/MB"
        )
        report("  peak memory of this process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")


def peers(raws: list[str], _count: int) -> None:
    """Our stages beside the libraries that people would reach for."""
    cleaned = [be.clean(raw) for raw in raws]
    sentences = [be.split_sentences(item) for item in cleaned]
    _tagger(sentences)
    lines = [sentence.text for item in sentences for sentence in item][:40]
    dates = best(lambda: [be.normalise_dates(line) for line in lines])
    from dateparser.search import search_dates

    theirs = best(lambda: [search_dates(line, languages=["id"]) for line in lines], 1)
    report(f"dateparser.search_dates against normalise_dates ({len(lines)} lines)", theirs / dates, "x as long")
    if find_spec("spacy"):
        import spacy

        blank = spacy.blank("id")
        bodies = [item.text for item in cleaned]
        theirs = best(lambda: [blank(body) for body in bodies])
        own = best(lambda: [be.split_sentences(item) for item in cleaned])
        report("spaCy's blank tokenizer against split_sentences (with tokens)", theirs / own, "x as long")


def _tagger(articles: list[tuple[be.Sentence, ...]]) -> None:
    """Tokens a second on one thread: the engine on all articles from an empty memory, its peers on the first few."""
    few = articles[:5]

    def rate(seconds: float, tagged: list[tuple[be.Sentence, ...]]) -> float:
        return sum(len(sentence.tokens) for item in tagged for sentence in item) / seconds

    def fresh(tag: Callable[[], object]) -> float:
        load_network().memory.clear()
        return rate(best(tag, 1), articles)

    together = max(fresh(lambda: _tag_together(articles)) for _ in range(3))
    single = max(fresh(lambda: [be.tag_entities(item) for item in articles]) for _ in range(3))
    report("numpy engine, 30 articles at a time", together, "tokens/s")
    report("numpy engine, one article at a time", single, "tokens/s")
    if find_spec("torch"):
        import torch

        torch.set_num_threads(1)
    if find_spec("stanza"):
        be.tag_entities(few[0], engine="stanza")
        stanza = rate(best(lambda: [be.tag_entities(item, engine="stanza") for item in few]), few)
        report("stanza engine, one article at a time", stanza, "tokens/s")
        report("the stanza engine against the numpy engine", single / stanza, "x as long")
    if find_spec("torch"):
        bert = rate(_bert_seconds([len(sentence.tokens) for item in few for sentence in item]), few)
        report("a BERT-base-sized forward pass, 16 sentences at a time", bert, "tokens/s")
        report("it against the numpy engine, 30 articles at a time", together / bert, "x as long")
        report("it against the numpy engine, one article at a time", single / bert, "x as long")


def _bert_seconds(lengths: list[int]) -> float:
    """Return the seconds of a 12-layer, 768-wide encoder with random weights, 1.3 word pieces a token.

    Sentences of about the same length are run together, so that little is padding.
    """
    import torch

    layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, batch_first=True)
    encoder = torch.nn.TransformerEncoder(layer, 12, enable_nested_tensor=False).eval()
    lengths = sorted(min(512, 2 + round(1.3 * length)) for length in lengths)
    start = time.process_time()
    with torch.inference_mode():
        for at in range(0, len(lengths), 16):
            batch = lengths[at : at + 16]
            encoder(torch.randn(len(batch), batch[-1], 768))
    return time.process_time() - start


def arrow(raws: list[str], _count: int) -> None:
    """Articles as rows in Arrow: time there and back, bytes in memory and in Parquet."""
    if not find_spec("pyarrow"):
        return
    import pyarrow as pa
    from pyarrow import parquet

    from beritaenrich.exchange import from_arrow, tables, to_arrow

    articles = list(be.enrich_many(raws))
    nested = to_arrow(articles)
    per = 1000 / len(raws)
    report("to_arrow", per * best(lambda: to_arrow(articles)), "ms/article")
    report("from_arrow", per * best(lambda: list(from_arrow(nested))), "ms/article")
    report("tables", per * best(lambda: tables(articles)), "ms/article")
    report("nested rows in memory", nested.nbytes / 1000 / len(raws), "kB/article")
    target = pa.BufferOutputStream()
    parquet.write_table(nested, target, compression="zstd")
    report("nested rows in Parquet (zstd)", len(target.getvalue()) / 1000 / len(raws), "kB/article")


PARTS = {part.__name__: part for part in (cold_start, stages, growth, throughput, memory, arrow, peers)}


def main() -> None:
    """Print all figures, or those of some parts."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--articles", type=int, default=3000, help="how many articles for the throughput")
    parser.add_argument("--texts", type=Path, default=CORPUS, help="JSON lines with texts to measure on")
    arguments = parser.parse_args()
    raws = texts(3000, arguments.texts)
    for name in arguments.parts or PARTS:
        if name not in PARTS:
            parser.error(f"there is no part {name!r}: there are {', '.join(PARTS)}")
        PARTS[name](raws, arguments.articles)


if __name__ == "__main__":
    main()
