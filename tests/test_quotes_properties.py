"""What holds for quotations and sources of any text: true offsets, order, no exception, linear time; and of their tables."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beritaenrich import lexicon
from beritaenrich.errors import InputTypeError
from beritaenrich.model import EntityKind, Mention
from beritaenrich.quotes import extract_attributions, extract_quotes
from beritaenrich.quotes.marks import find_single_stretches, find_stretches
from beritaenrich.quotes.reporting import Voice, reporting_word, reporting_word_by_stem
from beritaenrich.sentences import split_sentences
from beritaenrich.stemming import stem
from growth import MOST, exponent

MARKS = ['"', "“", "”", "'", "''", "«", "»", " ", "\n", ",", ".", ":", "(", ")", "\ud800", "\x00", "\u200f"]
WORDS = [
    "kata",
    "ujarnya",
    "Budi",
    "Reuters",
    "mengatakan",
    "menurut",
    "dikutip",
    "dari",
    "laman",
    "Sumber:",
    "itu",
    "@a",
    "5",
    "é",
]
PIECES = st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=60).map(" ".join)
TEXTS = st.one_of(PIECES, PIECES.map(lambda text: text.replace(" ", "")), st.text(max_size=80))


def names_in(text):
    """Return mentions for every `Budi` and `Reuters`."""
    found = []
    for word, kind in (("Budi", EntityKind.PERSON), ("Reuters", EntityKind.ORGANISATION)):
        at = text.find(word)
        while at >= 0:
            found.append(
                Mention(start=at, end=at + len(word), text=word, kind=kind, score=1.0, sentence=0, entity=None)
            )
            at = text.find(word, at + 1)
    return sorted(found, key=lambda mention: mention.start)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text):
    mentions = names_in(text)
    quotes = extract_quotes(text, split_sentences(text), mentions)
    assert quotes == extract_quotes(text, split_sentences(text), mentions)
    end = 0
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        assert end <= quote.start < quote.end
        end = quote.end
        for span in (quote.cue, quote.speaker_span):
            assert span is None or text[span.start : span.end] == span.text
        assert quote.speaker is None or quote.speaker < len(mentions)
    for found in extract_attributions(text):
        assert text[found.start : found.end] == found.text
        assert found.source
    hash(quotes)
    assert pickle.loads(pickle.dumps(quotes)) == quotes


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_stretches_lie_apart(text):
    for stretches in (find_stretches(text), find_single_stretches(text)):
        end = 0
        for stretch in stretches:
            assert end <= stretch.left <= stretch.start < stretch.end <= stretch.right <= len(text)
            end = stretch.right


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        '"a ',
        'a" ',
        '"a," kata ',
        '"A, kata ',
        'Saya,"',
        " 'a",
        '"A.\n',
        "((",
        "dikutip dari ",
        "menurut laman ",
        "(ANTARA",
    ],
)
def test_linear_time(piece):
    def prepare(count):
        text = piece * count
        return lambda: (extract_quotes(text, (), ()), extract_attributions(text))

    assert exponent(prepare, 4_000, 16_000) < MOST


@pytest.mark.parametrize("value", [None, b"bytes", 3])
def test_wrong_type(value):
    with pytest.raises(InputTypeError, match="cleaned"):
        extract_quotes(value, (), ())


@pytest.mark.parametrize("table", ["quotes/words.toml", "quotes/attributions.toml"])
def test_no_word_stands_twice(table):
    for words in lexicon.read_toml(table).values():
        if isinstance(words, list):
            assert len(words) == len(set(words))
            assert words == [word.lower() for word in words] or words[0] == "News"


# Forms that PySastrawi stems to another word: the table is what counts for them.
OTHER_STEMS = frozenset(
    [
        "ajakan",
        "akui",
        "beralasan",
        "membantah",
        "dibantah",
        "nyeletuk",
        "menyeletuk",
        "desakan",
        "menghimbau",
        "dihimbau",
        "himbauan",
        "berisikan",
        "mengetik",
        "berkomitmen",
        "mengritik",
        "mengkritisi",
        "labeli",
        "melabeli",
        "dilabeli",
        "berpendapat",
        "pendapat",
        "permintaan",
        "merinci",
        "memerinci",
        "dirinci",
        "rincian",
        "menyesali",
        "menepis",
        "teriakan",
        "mewanti-wanti",
        "sesumbar",
    ]
)


@pytest.mark.parametrize("row", lexicon.read_tsv("quotes/reporting.tsv"), ids=lambda row: row["root"])
def test_forms_have_the_stem_of_their_root(row):
    forms = {row["root"], *row["active"].split(), *row["passive"].split(), *row["noun"].split()}
    assert row["post"] in {"yes", "no", "nya"}
    assert row["use"] in {"say", "judge", "text"}
    assert {form for form in forms if stem(form) != row["root"]} <= OTHER_STEMS


@pytest.mark.parametrize(
    ("word", "root", "voice"),
    [
        ("kata", "kata", Voice.BARE),
        ("Katanya", "kata", Voice.CLITIC),
        ("menegaskan", "tegas", Voice.ACTIVE),
        ("disampaikan", "sampai", Voice.PASSIVE),
        ("disebutnya", "sebut", Voice.CLITIC),
        ("pernyataan", "nyata", Voice.NOUN),
    ],
)
def test_reporting_words(word, root, voice):
    found = reporting_word(word)
    assert (found.root, found.voice) == (root, voice)


@pytest.mark.parametrize(
    ("word", "voice"),
    [
        ("dipungkaskannya", Voice.CLITIC),
        ("menyeru", Voice.ACTIVE),
        ("ungkapny", Voice.CLITIC),
        ("ditutur", Voice.PASSIVE),
    ],
)
def test_other_forms_through_their_stem(word, voice):
    assert reporting_word(word) is None
    assert reporting_word_by_stem(word).voice is voice


@pytest.mark.parametrize("word", ["membangun", "Bali", "rumahnya", "diterbangkan", "x", ""])
def test_no_reporting_words(word):
    assert reporting_word_by_stem(word) is None
