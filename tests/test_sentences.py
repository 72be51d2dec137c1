"""Sentences and tokens: offsets into the raw text, titles, dropped segments, repairs, order, any input."""

import re
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beritaenrich.cleaning.mending import mend
from beritaenrich.errors import InputTypeError
from beritaenrich.model import Block, BlockKind, CleanedText, Edit, Metadata, align
from beritaenrich.sentences import abbreviation_forms, split_sentences, token_spans
from beritaenrich.sentences.abbreviations import abbreviations
from beritaenrich.sentences.splitter import _Sweep
from growth import MOST, exponent, repeated

KINDS = {"B": BlockKind.BODY, "T": BlockKind.TITLE, "X": BlockKind.RELATED, "S": BlockKind.SUBHEAD}


def cleaned_text(raw, pieces, edits=()):
    """Clean by hand: `pieces` are `(text, kind, separator)` in the order of the raw text."""
    blocks, segments, at = [], [], 0
    for text, kind, separator in pieces:
        start = raw.index(text, at)
        at = start + len(text)
        kept = kind in "BS"
        blocks.append(Block(start=start, end=at, text=text, kind=KINDS[kind], rule="test", kept=kept))
        if kept:
            segments.append((start, at, separator))
    body = align(raw, segments, edits)
    return CleanedText(
        raw=raw,
        text=body.text,
        metadata=Metadata(),
        blocks=tuple(blocks),
        edits=tuple(edits),
        alignment=body.alignment,
    )


def check(cleaned, sentences):
    """Assert what holds for any sentences."""
    raw = cleaned.raw
    previous = 0
    for sentence in sentences:
        assert previous <= sentence.start <= sentence.end
        assert sentence.raw == raw[sentence.start : sentence.end]
        assert 0 <= sentence.block < len(cleaned.blocks)
        assert sentence.text.strip() == sentence.text
        at = sentence.start
        for token in sentence.tokens:
            assert at <= token.start <= token.end <= sentence.end
            assert raw[token.start : token.end] == token.text
            assert token.mended != token.text
            at = token.end
        assert "".join(token.form for token in sentence.tokens) == re.sub(r"\s", "", sentence.text)
        previous = sentence.end


def test_plain_text():
    raw = "Banjir surut.\n\n  Warga pulang. Pasar dibuka."
    sentences = split_sentences(raw)
    assert [(s.text, s.block) for s in sentences] == [("Banjir surut.", 0), ("Warga pulang.", 1), ("Pasar dibuka.", 1)]
    assert [raw[s.start : s.end] for s in sentences] == [s.text for s in sentences]
    assert [t.text for t in sentences[0].tokens] == ["Banjir", "surut", "."]


def test_title_and_body_in_raw_order():
    raw = "Harga Naik. Pedagang Resah\nBaca juga: Panen Raya\nHarga cabai naik. Stok tipis."
    cleaned = cleaned_text(
        raw,
        [
            ("Harga Naik. Pedagang Resah", "T", ""),
            ("Baca juga: Panen Raya", "X", ""),
            ("Harga cabai naik. Stok tipis.", "B", "\n"),
        ],
    )
    sentences = split_sentences(cleaned)
    assert [(s.text, s.block) for s in sentences] == [
        ("Harga Naik. Pedagang Resah", 0),
        ("Harga cabai naik.", 2),
        ("Stok tipis.", 2),
    ]
    check(cleaned, sentences)


def test_a_sentence_runs_around_a_dropped_segment():
    raw = "Air bah menerjang IKLAN LANJUT GULIR desa di hilir. Warga mengungsi."
    cleaned = cleaned_text(
        raw,
        [
            ("Air bah menerjang", "B", ""),
            ("IKLAN LANJUT GULIR", "X", ""),
            ("desa di hilir. Warga mengungsi.", "B", " "),
        ],
    )
    first, second = split_sentences(cleaned)
    assert first.text == "Air bah menerjang desa di hilir."
    assert first.source == "Air bah menerjang IKLAN LANJUT GULIR desa di hilir."
    assert (second.text, second.source, second.block) == ("Warga mengungsi.", None, 2)
    check(cleaned, (first, second))


@pytest.mark.parametrize("separator", ["", " ", "\n"])
def test_no_sentence_runs_over_a_title(separator):
    raw = "Air bah menerjang Banjir Lagi desa di hilir. Warga mengungsi."
    cleaned = cleaned_text(
        raw,
        [
            ("Air bah menerjang", "B", ""),
            ("Banjir Lagi", "T", ""),
            ("desa di hilir. Warga mengungsi.", "B", separator),
        ],
    )
    sentences = split_sentences(cleaned)
    assert [s.text for s in sentences] == ["Air bah menerjang", "Banjir Lagi", "desa di hilir.", "Warga mengungsi."]
    check(cleaned, sentences)


def test_no_token_runs_over_a_dropped_segment():
    raw = "Hujan.BACA JUGA. Reda"
    cleaned = cleaned_text(raw, [("Hujan.", "B", ""), ("BACA JUGA", "X", ""), (". Reda", "B", "")])
    sentences = split_sentences(cleaned)
    assert [token.text for sentence in sentences for token in sentence.tokens] == ["Hujan", ".", ".", "Reda"]
    check(cleaned, sentences)


def test_repairs_show_in_the_tokens_alone():
    raw = "Rapat diBogor soal &ldquo;GÃ¶theborg&rdquo; usai.Warga\u00a0pulang."
    cleaned = cleaned_text(raw, [(raw, "B", "")], mend(raw))
    first, second = split_sentences(cleaned)
    assert first.text == "Rapat di Bogor soal “Götheborg” usai."
    assert first.source == "Rapat diBogor soal &ldquo;GÃ¶theborg&rdquo; usai."
    assert [(t.text, t.mended) for t in first.tokens] == [
        ("Rapat", None),
        ("di", None),
        ("Bogor", None),
        ("soal", None),
        ("&ldquo;", "“"),
        ("GÃ¶theborg", "Götheborg"),
        ("&rdquo;", "”"),
        ("usai", None),
        (".", None),
    ]
    assert (second.text, second.raw) == ("Warga pulang.", "Warga\u00a0pulang.")
    check(cleaned, (first, second))


def test_one_repair_that_makes_two_sentences_keeps_them_apart():
    raw = "a ? z"
    cleaned = cleaned_text(raw, [(raw, "B", "")], [Edit(start=2, end=3, replacement="Satu dua. Tiga", rule="test")])
    check(cleaned, split_sentences(cleaned))


@pytest.mark.parametrize("empty", ["", " ", "\n\n\t", "\u2028"])
def test_nothing_in_nothing_out(empty):
    assert split_sentences(empty) == ()


@pytest.mark.parametrize("wrong", [None, b"Banjir.", 3, ["Banjir."]])
def test_wrong_types_are_named(wrong):
    with pytest.raises(InputTypeError, match="'text' must be str or CleanedText"):
        split_sentences(wrong)


ALPHABET = st.sampled_from([*"aAzZ1. .?!…\"“”'()-,:;\n &\u00a0\u200b\u200e\x00\ud800Ã¶", "Tbk.", "dr.", "S.Kom", "1. "])
TEXTS = st.one_of(st.text(), st.lists(ALPHABET, max_size=60).map("".join))


@st.composite
def repaired_texts(draw):
    """Draw a text cut into blocks, with arbitrary repairs."""
    raw = draw(TEXTS)
    offsets = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    edits, last = [], -1
    for start, end in zip(offsets[::2], offsets[1::2], strict=False):
        if start > last:
            edits.append(
                Edit(start=start, end=end, replacement=draw(st.sampled_from(["", " ", "x", "A. B", "\n"])), rule="test")
            )
            last = end
    points = [0, *sorted(set(draw(st.lists(st.integers(0, len(raw)), max_size=5)))), len(raw)]
    blocks, segments, titled = [], [], False
    for start, end in pairwise(points):
        if raw[start:end].strip():
            kind = KINDS[draw(st.sampled_from("BBTXS"))]
            kept = kind in (BlockKind.BODY, BlockKind.SUBHEAD)
            blocks.append(Block(start=start, end=end, text=raw[start:end], kind=kind, rule="test", kept=kept))
            if kept:  # no sentence runs around a title
                segments.append((start, end, "\n" if titled else draw(st.sampled_from(["", " ", "\n"]))))
            titled = kind is BlockKind.TITLE or (titled and not kept)
    body = align(raw, segments, edits)
    return CleanedText(
        raw=raw, text=body.text, metadata=Metadata(), blocks=tuple(blocks), edits=tuple(edits), alignment=body.alignment
    )


@settings(deadline=None)
@given(TEXTS)
def test_any_text_gives_ordered_exact_sentences(text):
    from beritaenrich.cleaning.plain import as_cleaned

    check(as_cleaned(text), split_sentences(text))


@settings(max_examples=300, deadline=None)
@given(repaired_texts())
def test_any_repairs_keep_the_offsets_exact(cleaned):
    check(cleaned, split_sentences(cleaned))


@settings(deadline=None)
@given(repaired_texts(), st.data())
def test_the_sweep_maps_as_the_alignment_does(cleaned, data):
    text = cleaned.text
    points = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=12))))
    sweep = _Sweep(cleaned.alignment.runs)
    for start, end in pairwise(points):
        assert sweep(start, end) == cleaned.to_raw(start, end)


@settings(deadline=None)
@given(TEXTS)
def test_every_character_that_is_not_blank_lies_in_one_token(text):
    covered = [index for start, end in token_spans(text, abbreviation_forms()) for index in range(start, end)]
    assert len(covered) == len(set(covered))
    assert sorted(covered) == covered
    assert {index for index, char in enumerate(text) if not char.isspace()} <= set(covered)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Dr. Sari, S.Kom., M.T., hadir.", "Dr. Sari , S.Kom. , M.T. , hadir ."),
        ("PT Sinar Laut Tbk. naik 2,5%.", "PT Sinar Laut Tbk . naik 2,5% ."),
        ("orang-orang di ke-12 rumah", "orang-orang di ke-12 rumah"),
        ("Bogor-Sukabumi dan Undang-Undang", "Bogor - Sukabumi dan Undang-Undang"),
        ("ruas Bogor-Ciawi-Sukabumi", "ruas Bogor - Ciawi - Sukabumi"),
        ("warga se-Indonesia, Dewi-Ma'mun", "warga se- Indonesia , Dewi - Ma'mun"),
        ("(10/6/2025) pukul 10.30 WIB", "( 10/6/2025 ) pukul 10.30 WIB"),
        ("Rp1.250.000,50 per kg", "Rp 1.250.000,50 per kg"),
        ("Ma'ruf, Jum’at: “ya”", "Ma'ruf , Jum’at : “ ya ”"),
        ("KABARDESA.com, @desa, #banjir", "KABARDESA.com , @desa , #banjir"),
        ("https://desa.id/a?b=1. Ya...", "https://desa.id/a?b=1 . Ya ..."),
        ("a.n. Budi A. Rahman", "a.n. Budi A. Rahman"),
        ("Apa?! Ya -- tidak", "Apa ?! Ya -- tidak"),
    ],
)
def test_tokens(text, tokens):
    assert [text[start:end] for start, end in token_spans(text, abbreviation_forms())] == tokens.split(" ")


def test_tokens_without_the_table():
    text = "Dr. Sari S.Kom. A. Dewi"
    assert [text[start:end] for start, end in token_spans(text)] == ["Dr", ".", "Sari", "S.", "Kom", ".", "A.", "Dewi"]


def test_the_table_of_abbreviations():
    table = abbreviations()
    assert set(table.values()) == {"before", "number", "rank", "after", "end"}
    assert all(form == form.lower().rstrip(".") and form for form in table)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["A. ", "1. A ", '. " ', "(A. ", "tbk. A ", "Ya.Ia ", '"', "\x00", "H. "])
def test_time_is_linear(unit):
    assert exponent(lambda size: partial(split_sentences, repeated(unit, size)), 50_000, 200_000) < MOST
