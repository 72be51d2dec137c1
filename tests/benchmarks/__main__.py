"""Figures of speed, side by side in one run: `python -m tests.benchmarks [--articles N]`.

On a noisy machine the ratios mean more than the seconds. Peers whose packages are not installed are left out.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import beritaenrich as be
from beritaenrich.pipeline import assemble
from beritaenrich.samples import sample, sample_names


def texts(length: int) -> list[str]:
    """Return raw articles of about `length` characters, made of the shipped samples."""
    all_samples = [sample(name) for name in sample_names()]
    return ["\n".join(all_samples[i:] + all_samples[:i])[:length] for i in range(len(all_samples))]


def best(function: Callable[[], object], repeats: int = 3) -> float:
    """Return the least seconds of some calls."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def report(name: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(f"{name:<58}{value:12.2f} {unit}", flush=True)


def cold_start() -> None:
    """Import, and the first article of a fresh process."""
    code = "import time; t = time.perf_counter(); import beritaenrich as be; print(time.perf_counter() - t)"
    report("import", 1000 * min(_child(code) for _ in range(5)), "ms")
    code = (
        "import time; t = time.perf_counter(); import beritaenrich as be; from beritaenrich.samples import *; "
        "be.enrich(sample(sample_names()[0])); print(time.perf_counter() - t)"
    )
    report("first article from a cold process", 1000 * min(_child(code) for _ in range(3)), "ms")


def _child(code: str) -> float:
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def stages(raws: list[str]) -> None:
    """Milliseconds per article for each stage."""
    cleaned = [be.clean(raw) for raw in raws]
    sentences = [be.split_sentences(item) for item in cleaned]
    mentions = [be.tag_entities(item) for item in sentences]
    articles = [be.enrich(raw) for raw in raws]
    per = 1000 / len(raws)
    report("clean", per * best(lambda: [be.clean(raw) for raw in raws]), "ms/article")
    report("split_sentences", per * best(lambda: [be.split_sentences(item) for item in cleaned]), "ms/article")
    report("tag_entities", per * best(lambda: [be.tag_entities(item) for item in sentences]), "ms/article")
    report("normalise_dates", per * best(lambda: [be.normalise_dates(item) for item in cleaned]), "ms/article")
    report(
        "entities, quotes, sources, acronyms, keywords, dates",
        per * best(lambda: [assemble(*item) for item in zip(cleaned, sentences, mentions, strict=True)]),
        "ms/article",
    )
    report("enrich", per * best(lambda: [be.enrich(raw) for raw in raws]), "ms/article")
    report("to_json", per * best(lambda: [article.to_json() for article in articles]), "ms/article")


def throughput(raws: list[str], count: int) -> None:
    """Articles per second on one and on two processes, and the peak of memory."""

    def stream() -> Iterator[str]:
        return (raws[i % len(raws)] for i in range(count))

    seconds = {}
    for workers in (1, 2):
        start = time.perf_counter()
        done = sum(1 for _ in be.enrich_many(stream(), workers=workers))
        seconds[workers] = time.perf_counter() - start
        report(f"enrich_many, {workers} process(es), {done} articles", count / seconds[workers], "articles/s")
    report("two processes against one", seconds[1] / seconds[2], "x")
    report("peak memory of this process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")


def growth(raws: list[str]) -> None:
    """Seconds from 1 kB to 1 MB of one text."""
    unit = "\n".join(raws)
    for size in (1_000, 10_000, 100_000, 1_000_000):
        text = (unit * (size // len(unit) + 1))[:size]
        report(
            f"enrich, one text of {size // 1000} kB", 1e6 * best(lambda text=text: be.enrich(text), 1) / size, "s/MB"
        )


def peers(raws: list[str]) -> None:
    """Our stages beside the libraries that people would reach for."""
    cleaned = [be.clean(raw) for raw in raws]
    sentences = [be.split_sentences(item) for item in cleaned]
    words = sum(len(sentence.tokens) for item in sentences for sentence in item)
    ours = best(lambda: [be.tag_entities(item) for item in sentences])
    report("tagger, numpy engine", words / ours, "tokens/s")
    lines = [sentence.text for item in sentences for sentence in item][:40]
    dates = best(lambda: [be.normalise_dates(line) for line in lines])
    from dateparser.search import search_dates

    theirs = best(lambda: [search_dates(line, languages=["id"]) for line in lines], 1)
    report(f"dateparser.search_dates against normalise_dates ({len(lines)} lines)", theirs / dates, "x as long")
    if find_spec("stanza"):
        be.tag_entities(sentences[0], engine="stanza")
        theirs = best(lambda: [be.tag_entities(item, engine="stanza") for item in sentences])
        report("the stanza engine against the numpy engine", theirs / ours, "x as long")
    if find_spec("torch"):
        theirs = _bert_seconds([len(sentence.tokens) for item in sentences for sentence in item])
        report("a BERT-base-sized forward pass against the tagger", theirs / ours, "x as long")


def _bert_seconds(lengths: list[int]) -> float:
    """Return the seconds of a 12-layer, 768-wide encoder with random weights on one thread, 1.3 word pieces a token."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, batch_first=True)
    encoder = torch.nn.TransformerEncoder(layer, 12, enable_nested_tensor=False).eval()
    start = time.perf_counter()
    with torch.inference_mode():
        for length in lengths:
            encoder(torch.randn(1, min(512, 2 + round(1.3 * length)), 768))
    torch.set_num_threads(threads)
    return time.perf_counter() - start


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="how many articles for the throughput")
    arguments = parser.parse_args()
    raws = texts(3000)
    cold_start()
    stages(raws)
    growth(raws)
    throughput(raws, arguments.articles)
    peers(raws)


if __name__ == "__main__":
    main()
