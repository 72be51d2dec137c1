"""Time grows linearly with the input, for every public function, on the worst texts we can think of."""

import ast
from pathlib import Path

import pytest

import beritaenrich as be
from growth import MOST, exponents, repeated, seconds

UNITS = [
    '"',
    "“",
    "'",
    "(",
    "[",
    "<",
    "&",
    "&nbsp;",
    "-",
    " - ",
    ".",
    ". ",
    " ",
    "\n",
    "\u00a0",
    "a",
    "A",
    "Aa",
    "A. ",
    "AA, ",
    "a b",
    "1",
    "1/",
    "1.",
    "12-13 ",
    "Senin (",
    "Senin, ",
    "pukul 1",
    "Baca juga: ",
    "Baca juga: Judul Berita Lain ",
    "JAKARTA, ",
    "KYIV - ",
    "Kompas.com ",
    "Sumber: ",
    'kata dia, "a." ',
    "dikutip ",
    "Komisi Pemilihan Umum (KPU",
    "(KPU) ",
    "Presiden ",
    "Ã¶",
    "aA",
    "http://a",
    "@a",
    "a@",
    "ADVERTISEMENT ",
    "\u200b",
    "\x00",
    "\ud800",
    "\t",
    "\t\n",
    "(a)\u00a0",
    "(a) , ",
    "halaman: 1 ",
    "[a_",
    "((((",
    "()[]{}",
    "“‘",
    "a-",
    "A-A",
    "www.a.id/",
    "&#1;",
    "<b",
    "</p>\n",
    "Sari Lubis ",
    "Sari Lubis, Budi Santoso dan ",
    "Kepala Dinas ",
    "Dr. ",
    "S.H., ",
    "kata ",
    "katanya. ",
    "Senin 6/11/2023 pukul 10.00 WIB - ",
    "dua tiga ratus ribu ",
    "kemarin ",
    "dari 1 ke 2 ",
    "Komisi Aksi (KA) ",
    '"Kami siap membantu warga." ',
    "24, 25, ",
    "pukul 10.00 (",
    "Ã¢â‚¬",
]
PAGES = {
    "speech": '"Kami siap," kata Sari Lubis. "Belum," ujar Budi Santoso, Ketua KPK. ',
    "names": "Ketua Komisi Pemilihan Umum (KPU) Sari Dewi tiba di Medan, Senin (6/11/2023), dikutip AFP. ",
    "links": "Baca juga: Judul Berita Lain\nHarga beras naik di Pasar Kapasan kemarin.\n",
    "one word": "a",
}
SMALL, LARGE = 6_000, 24_000
_WITHOUT_TEXT = {"json_schema"}


def steps(text):
    """Yield the name of each public function, and what it does with the text or with what came out of the ones before."""
    done = {}

    def step(name, function):
        def run():
            done[name] = function()

        return name, run

    yield step("clean", lambda: be.clean(text))
    yield step("split_sentences", lambda: be.split_sentences(done["clean"]))
    yield step("split_sentences, plain", lambda: be.split_sentences(text))
    yield step("tag_entities", lambda: be.tag_entities(done["split_sentences"]))
    yield step("find_acronyms", lambda: be.find_acronyms(text))
    yield step(
        "resolve_entities",
        lambda: be.resolve_entities(done["tag_entities"], done["split_sentences"], done["find_acronyms"]),
    )
    yield step("normalise_dates", lambda: be.normalise_dates(text))
    yield step("extract_quotes", lambda: be.extract_quotes(text, done["split_sentences, plain"], ()))
    yield step("extract_attributions", lambda: be.extract_attributions(text))
    yield step("extract_keywords", lambda: be.extract_keywords(done["split_sentences"], done["tag_entities"]))


def whole_steps(text):
    """Yield the functions that run the whole pipeline, and those that take its article."""
    import pyarrow as pa

    article = be.enrich(text)
    written = article.to_json()
    yield "enrich", lambda: be.enrich(text)
    yield "enrich_many", lambda: list(be.enrich_many([text]))
    yield "enrich_many, short texts", lambda: list(be.enrich_many([text[:1000]] * (len(text) // 1000)))
    yield "enrich_arrow", lambda: be.enrich_arrow(pa.RecordBatch.from_pylist([{"text": text}]))
    yield "to_timex3", lambda: be.to_timex3(article)
    yield "to_records", lambda: be.to_records([article])
    yield "tables", lambda: be.tables([article])
    yield "Article.to_json", article.to_json
    yield "Article.from_json", lambda: be.Article.from_json(written)
    yield "Article.to_raw", lambda: [article.to_raw(at, at + 1) for at in range(0, len(article.text), 10)]
    yield "Article.to_text", lambda: [article.to_text(at, at + 1) for at in range(0, len(article.raw), 10)]
    yield "Article._repr_html_", article._repr_html_


def measure(text, make_steps):
    return {name: seconds(run) for name, run in make_steps(text)}


def too_steep(unit, make_steps):
    """Return the steps whose time grows faster than it may, with their exponents."""
    found = exponents(lambda size: measure(repeated(unit, size), make_steps), SMALL, LARGE)
    return {name: exponent for name, exponent in found.items() if exponent >= MOST}


@pytest.fixture(scope="module", autouse=True)
def _warm():
    """Load every table and library before anything is measured."""
    measure(" ".join(UNITS), steps)
    measure("".join(PAGES.values()), whole_steps)


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_a_hostile_text_takes_linear_time(unit):
    assert too_steep(unit, steps) == {}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_whole_pipeline_takes_linear_time(page):
    assert too_steep(PAGES[page], whole_steps) == {}


def test_every_public_function_is_measured():
    stub = ast.parse(Path(be.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    public = {alias.name for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    functions = {name for name in public if callable(getattr(be, name)) and not isinstance(getattr(be, name), type)}
    measured = {name for name, _ in [*steps(""), *whole_steps("")]}
    assert functions - measured - _WITHOUT_TEXT == set()
