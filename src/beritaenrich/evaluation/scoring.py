"""Runs the pipeline over the gold sets and their scorers over the predictions; returns figures by set and metric."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from tqdm import tqdm

from beritaenrich.cleaning import clean
from beritaenrich.dates import normalise_dates
from beritaenrich.evaluation.gold import GoldPage, GoldSets
from beritaenrich.evaluation.predictions import date_predictions, page_prediction, quote_prediction
from beritaenrich.evaluation.sentences import score_treebanks
from beritaenrich.model import Article, EntityKind, Mention, Sentence
from beritaenrich.pipeline import assemble, enrich
from beritaenrich.sentences import split_sentences

_T = TypeVar("_T")
Figures = dict[str, float]
Report = dict[str, Figures]


def score_pages(sets: GoldSets, errors: int = 0) -> Report:
    """Score blocks, metadata, sentences, entities and dates of the pages (day given) and the seeds (text alone)."""
    return {f"pages.{name}": _score_pages(sets, name, errors) for name in ("dev", "lines_and_metadata_only", "seeds")}


def _score_pages(sets: GoldSets, name: str, errors: int) -> Figures:
    pages = [sets.page(page_id) for page_id in sets.page_ids(name)]
    predictions = {page.id: page_prediction(_enrich_page(page, day=name != "seeds")) for page in _shown(pages, name)}
    scorer = sets.eval / "pages" / "score.py"
    with TemporaryDirectory() as folder:
        _write(Path(folder), predictions)
        report = Path(folder) / "report.json.out"
        output = _run(scorer, folder, "--set", name, "--errors", str(errors), "--json", str(report))
        result = json.loads(report.read_text(encoding="utf-8"))
    _print_errors(output, errors)
    figures = {}
    for key, value in result.items():
        if isinstance(value, float):
            figures[key] = value
        elif "f1" in value:
            figures |= {f"{key} P": value["p"], f"{key} R": value["r"], f"{key} F1": value["f1"]}
        else:
            figures[f"{key} accuracy"] = value["acc"]
            if value["right_where_present"] is not None:
                figures[f"{key} where present"] = value["right_where_present"]
    return figures


def score_dates(sets: GoldSets, errors: int = 0) -> Report:
    """Score the date sentences."""
    items = sets.date_items()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for item in _shown(items, "dates"):
                found = normalise_dates(item["text"], datetime.fromisoformat(item["published"]))
                file.write(json.dumps({"id": item["id"], "mentions": date_predictions(found)}) + "\n")
        scorer, gold = sets.eval / "dates" / "score.py", sets.eval / "dates" / "gold.dev.jsonl"
        result = json.loads(_run(scorer, str(gold), str(path), "--json"))
        if errors:
            _print_errors(_run(scorer, str(gold), str(path), "--by-class", "--errors", str(errors)), errors)
    figures = {f"{key} F1": values[2] for key, values in result["metrics"].items()}
    figures["empty items with a false positive"] = result["empty_items_with_fp"]
    figures["lowest class value recall"] = min(c["val"] / c["n"] for c in result["classes"].values())
    return {"dates.dev": figures}


def score_quotes(sets: GoldSets, errors: int = 0) -> Report:
    """Score quotes, sources, acronyms and entities, end to end and with the gold's mentions in place of the tagger's."""
    report = {}
    for name in ("dev", "seeds"):
        pages = [sets.page(page_id) for page_id in sets.page_ids(name)]
        for suffix, make in (("", _enrich_page), (".gold_mentions", _enrich_with_gold_mentions)):
            key = f"quotes.{name}{suffix}"
            predictions = {page.id: quote_prediction(make(page)) for page in _shown(pages, key)}
            report[key] = _score_quotes(sets, name, predictions, errors if not suffix else 0)
    return report


def _score_quotes(sets: GoldSets, name: str, predictions: Mapping[str, Any], errors: int) -> Figures:
    scorer = sets.eval / "quotes" / "score.py"
    with TemporaryDirectory() as folder:
        _write(Path(folder), predictions)
        result = json.loads(_run(scorer, folder, "--set", name, "--json"))
        if errors:
            _print_errors(_run(scorer, folder, "--set", name, "--errors", str(errors)), errors)
    figures = {}
    for key, value in result.items():
        if "acc" in value:
            figures[key] = value["acc"]
        else:
            figures |= {f"{key} P": value["p"], f"{key} R": value["r"], f"{key} F1": value["f1"]}
    return figures


def _enrich_page(page: GoldPage, *, day: bool = True) -> Article:
    return enrich(page.raw, published=page.reference_date if day else None)


def _enrich_with_gold_mentions(page: GoldPage) -> Article:
    cleaned = clean(page.raw)
    sentences = split_sentences(cleaned)
    return assemble(cleaned, sentences, gold_mentions(page, sentences))


def gold_mentions(page: GoldPage, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Return the gold's mentions that lie in the given sentences.

    The sets of pages and of quotes were annotated apart: a service that the first holds for a product may speak in the second.
    Such a speaker is found in the text, but has no mention here, and counts as missed.
    """
    found = []
    for entity in sorted(page.gold["entities"], key=lambda entity: entity["start"]):
        start, end = entity["start"], entity["end"]
        index = next((i for i, s in enumerate(sentences) if s.start <= start and end <= s.end), None)
        if index is not None:
            kind = EntityKind(entity["type"])
            text = page.raw[start:end]
            found.append(Mention(start=start, end=end, text=text, kind=kind, score=1.0, sentence=index))
    return tuple(found)


def score_ner(sets: GoldSets, errors: int = 0) -> Report:
    """Score the tagger on the sentences annotated for it, and on the public sets without training on them."""
    from beritaenrich.evaluation.ner import score_file, score_public

    data = sets.root / "data"
    berita = score_file(data / "ner" / "berita" / "dev.jsonl", errors)
    return {f"ner.berita.{name}": value for name, value in berita.items()} | {
        f"ner.{name}": value for name, value in score_public(data).items()
    }


SCORES: Mapping[str, Callable[[GoldSets, int], Report]] = {
    "pages": score_pages,
    "sentences": score_treebanks,
    "dates": score_dates,
    "quotes": score_quotes,
    "ner": score_ner,
}


def _shown(items: list[_T], name: str) -> "tqdm[_T]":
    return tqdm(items, desc=name, leave=False, disable=not sys.stderr.isatty())


def _write(folder: Path, predictions: Mapping[str, Any]) -> None:
    for name, prediction in predictions.items():
        (folder / f"{name}.json").write_text(json.dumps(prediction), encoding="utf-8")


def _run(scorer: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - the scorer that the caller named
        [sys.executable, str(scorer), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{scorer} failed:\n{done.stderr}")
    return done.stdout


def _print_errors(output: str, errors: int) -> None:
    if errors:
        print(output, file=sys.stderr)
