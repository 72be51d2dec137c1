"""The two engines over the same weights: identical names, equal probabilities."""

import importlib.util
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from beritaenrich.entities import tag_entities
from beritaenrich.entities.stanza_engine import load_pipeline
from beritaenrich.errors import MissingExtraError

DATA = Path(__file__).parents[2] / "shared/data/ner/berita"

with_stanza = pytest.mark.skipif(importlib.util.find_spec("stanza") is None, reason="Stanza is not installed")
quiet = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

OWN = (
    "MAKASSAR - Gubernur Andi Marwah meresmikan Pelabuhan Untia, Senin (3/6/2024).",
    '"Kami menunggu izin Kementerian Perhubungan," kata Dirut PT Samudra Lestari Tbk. itu.',
    "Persebaya Surabaya menang 3-1 atas Bali United di Stadion Gelora Bung Tomo.",
    "Ya.",
    "Dilansir AFP, Presiden Emmanuel Macron bertemu Kanselir Olaf Scholz di Berlin.",
    "KPK TAHAN BUPATI SIDOREJO",
    "Ia memakai telepon genggam 5G seharga Rp4,5 juta…",
    "Menurut Badan Meteorologi, Klimatologi, dan Geofisika (BMKG), gempa itu berpusat di Laut Banda.",
    "Wakil Ketua Komisi VII DPR RI Sugeng Raharja tiba di Labuan Bajo, Manggarai Barat, NTT.",
)


def both(text):
    return tag_entities(text), tag_entities(text, engine="stanza")


def same(numpy_mentions, stanza_mentions):
    keys = [[(m.start, m.end, m.kind) for m in mentions] for mentions in (numpy_mentions, stanza_mentions)]
    scores = zip(numpy_mentions, stanza_mentions, strict=False)
    return keys[0] == keys[1] and all(abs(a.score - b.score) < 0.002 for a, b in scores)


@with_stanza
@quiet
@pytest.mark.slow
def test_engines_agree_on_own_sentences():
    for text in (*OWN, "\n".join(OWN)):
        assert same(*both(text)), text


@with_stanza
@quiet
@pytest.mark.slow
def test_threads_do_not_mix_their_scores():
    texts = [" ".join([text] * count) for count, text in enumerate(OWN, 1)]
    alone = [tag_entities(text, engine="stanza") for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: tag_entities(text, engine="stanza"), texts)) == alone


@with_stanza
@quiet
@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="the data are not there")
def test_engines_agree_on_a_thousand_sentences():
    texts = []
    for name in ("dev", "train"):
        with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line, _ in zip(lines, range(899), strict=False)]
    assert len(texts) > 1000
    assert same(*both("\n".join(text.replace("\n", " ") for text in texts)))


@with_stanza
@pytest.mark.slow
def test_stanza_prints_nothing_and_its_logger_stays_as_it_was():
    code = (
        "import logging, warnings; warnings.simplefilter('ignore'); import stanza; from beritaenrich import tag_entities\n"
        "logger = logging.getLogger('stanza'); before = logger.level, list(logger.filters)\n"
        "print([m.text for _ in 'ab' for m in tag_entities('Joko Widodo tiba di Medan.', engine='stanza')])\n"
        "assert (logger.level, logger.filters) == before, (logger.level, logger.filters)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "['Joko Widodo', 'Medan', 'Joko Widodo', 'Medan']\n", "")


def test_without_the_extra_the_command_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "stanza", None)
    load_pipeline.cache_clear()
    with pytest.raises(MissingExtraError, match=r"pip install 'beritaenrich\[stanza\]'"):
        tag_entities("Joko Widodo tiba.", engine="stanza")
    load_pipeline.cache_clear()
