"""Time grows linearly with the input, for every public function, on the worst texts we can think of."""

import gc
import math
import time

import pytest

import beritaenrich as be

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
]
STAGES = {
    "clean": be.clean,
    "split_sentences": be.split_sentences,
    "normalise_dates": be.normalise_dates,
    "find_acronyms": be.find_acronyms,
    "extract_attributions": be.extract_attributions,
    "extract_quotes": lambda text: be.extract_quotes(text, be.split_sentences(text), ()),
}
SMALL, LARGE = 12_000, 48_000


def _seconds(function, text):
    """Return the least processor time of three calls, without the garbage collector, whose time grows with the whole process."""
    best = math.inf
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            function(text)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("unit", UNITS)
def test_a_hostile_text_takes_linear_time(stage, unit):
    function = STAGES[stage]
    function("Pemanasan.")
    small = _seconds(function, unit * (SMALL // len(unit)))
    large = _seconds(function, unit * (LARGE // len(unit)))
    floor = 0.01  # below this the clock decides
    exponent = math.log(max(large, floor) / max(small, floor), LARGE / SMALL)
    assert exponent < 1.35, f"{small:.3f} s for {SMALL} characters, {large:.3f} s for {LARGE}"
    assert large < 2.5


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ['"Kami siap," kata Sari. ', "a", "Baca juga: Judul Lain\n", "Ketua KPK Sari Dewi tiba Senin (6/11/2023). "]
)
def test_the_whole_pipeline_takes_linear_time(unit):
    be.enrich("Pemanasan.")
    small = _seconds(be.enrich, unit * (SMALL // len(unit)))
    large = _seconds(be.enrich, unit * (LARGE // len(unit)))
    assert math.log(max(large, 0.01) / max(small, 0.01), LARGE / SMALL) < 1.35, f"{small:.3f} s, {large:.3f} s"
