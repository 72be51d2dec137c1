"""Key phrases of an article, ranked.

The method is KP-Miner's (El-Beltagy and Rafea 2009, "KP-Miner: A keyphrase extraction system for English and Arabic documents"):
candidates are runs of words between stop words and marks, weighted by TF x IDF, with a boost for phrases of several words and
for early places. Added here: document frequencies of Indonesian news, forms grouped by their stem (PySastrawi; names are
never stemmed), verbs put back, and the names of entities as candidates of their own.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log
from typing import NamedTuple

from beritaenrich import lexicon
from beritaenrich.errors import type_error
from beritaenrich.model import Entity, Keyword, Mention, Sentence, Span
from beritaenrich.stemming import stem

DOCUMENTS = 81_644
"""How many documents the frequencies were counted in."""

_UNSEEN = 12  # the frequency of a word that is not in the table
_LONGEST = 3  # words in a phrase
_TWICE = 2  # a phrase of several words must occur twice, a name or a single word once
_TERM_FREQUENCY, _LENGTH = 0.85, 0.6  # exponents: less than linear in the places, less than a mean over the words
_NAMED, _VERB, _RARE = 1.5, 0.6, 0.5  # factors: for names, for verbs, for words that no table knows and that occur once
_COVERED = 0.7  # a candidate most of whose places lie in better phrases is left out
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*|\S")
_NAME_WORD = re.compile(r"[^\W\d_]+")
_VERB_SHAPE = re.compile(r"(?:me|di|ber|ter)[a-z]{4,}")
_TAIL = 3  # letters at the end of a root
_PREFIX = re.compile(r"^(?:(?:me|pe)(?:ng|ny|m|n|r|l)?|ber?|ter?|di|ke|se)(?=[a-z]{3})(?:per|ber)?")
_CLITIC = re.compile(r"(?<=[a-z]{3})(?:nya|lah|kah|ku|mu)$")
_AFFIXED = re.compile(r"(?:me|pe|di|be|te|se|ke)[a-z-]{4,}|[a-z-]{3,}(?:an|kan|i|nya|lah|kah|ku|mu)|[a-z]+-[a-z]+")


@dataclass(slots=True)
class _Candidate:
    """A phrase and its places in the raw text, as `(start, end, text)`; `text` is set for names."""

    words: tuple[str, ...]
    text: str | None = None
    forms: list[str] = field(default_factory=list)
    places: list[tuple[int, int, str]] = field(default_factory=list)


class _Word(NamedTuple):
    """A content word: `plain` is its form in lower case, `proper` says that it may be a name."""

    form: str
    plain: str
    proper: bool
    start: int
    end: int


@cache
def stop_words() -> frozenset[str]:
    """Return the words that no key phrase begins or ends with: function words and reporting words."""
    reporting = (
        form
        for row in lexicon.read_tsv("quotes/reporting.tsv")
        for form in (row["root"] + "nya", *row["active"].split(), *row["passive"].split())
    )
    return frozenset({row["word"] for row in lexicon.read_tsv("keywords/stopwords.tsv")} | set(reporting))


@cache
def _frequencies() -> dict[str, int]:
    rows = lexicon.read_tsv("keywords/frequencies.tsv")
    return {word: int(row["df"]) for row in rows for word in row["words"].split()}


def extract_keywords(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention] = (),
    entities: Sequence[Entity] = (),
    *,
    top: int = 10,
) -> tuple[Keyword, ...]:
    """Return the key phrases, the best first, each with every place where it occurs.

    Args:
        sentences: the sentences of title and body, in text order.
        mentions: the names in them.
        entities: what the names name; all mentions of an entity are one key phrase under its name.
        top: how many phrases at most.

    Raises:
        InputTypeError: where `top` is no whole number.

    Examples:
        >>> from beritaenrich.sentences import split_sentences
        >>> text = "Harga beras naik. Petani menunggu. Warga mengeluhkan harga beras di pasar."
        >>> [keyword.text for keyword in extract_keywords(split_sentences(text), top=1)]
        ['harga beras']
    """
    if isinstance(top, bool) or not isinstance(top, int):
        raise type_error("top", top, "int")
    candidates = _named(mentions, entities)
    _add_phrases(sentences, sorted((mention.start, mention.end) for mention in mentions), candidates)
    return _rank(candidates.values(), top)


def _named(mentions: Sequence[Mention], entities: Sequence[Entity]) -> dict[tuple[str, ...], _Candidate]:
    candidates: dict[tuple[str, ...], _Candidate] = {}
    for mention in mentions:
        entity = entities[mention.entity] if mention.entity is not None and mention.entity < len(entities) else None
        name = entity.name if entity else mention.text
        key = ("\0", str(mention.entity) if entity else name.casefold())
        if key not in candidates:
            words = tuple(word.lower() for word in _NAME_WORD.findall(name))
            candidates[key] = _Candidate(words, text=name)
        candidates[key].places.append((mention.start, mention.end, mention.text))
    return candidates


def _add_phrases(
    sentences: Sequence[Sentence], names: list[tuple[int, int]], candidates: dict[tuple[str, ...], _Candidate]
) -> None:
    """Add the phrases of up to three words in the runs between stop words, marks and names."""
    runs = list(_runs(sentences, names))
    keys = _keys({word.plain for _, run in runs for word in run if not word.proper})
    phrases = [phrase for sentence, run in runs for phrase in _phrases(run, keys, sentence)]
    counts = Counter(key for key, _, _ in phrases)
    for key, words, sentence in phrases:
        if len(words) > 1 and counts[key] < _TWICE:
            continue
        if key not in candidates:
            candidates[key] = _Candidate(tuple(word.plain for word in words))
        start, end = words[0].start, words[-1].end
        candidates[key].forms.append(" ".join([word.form for word in words]))
        candidates[key].places.append((start, end, sentence.raw[start - sentence.start : end - sentence.start]))


def _runs(sentences: Sequence[Sentence], names: list[tuple[int, int]]) -> Iterator[tuple[Sentence, list[_Word]]]:
    at, stops = 0, stop_words()
    for sentence in sentences:
        run: list[_Word] = []
        for form, start, end in _words(sentence):
            while at < len(names) and names[at][1] <= start:
                at += 1
            plain = form.lower()
            inside = at < len(names) and names[at][0] < end
            if inside or not form[0].isalpha() or len(form) < 3 or plain in stops:
                if run:
                    yield sentence, run
                run = []
                continue
            proper = not names and form[0].isupper() and start != sentence.start  # perhaps a name: no stem
            run.append(_Word(form, plain, proper, start, end))
        if run:
            yield sentence, run


def _keys(forms: set[str]) -> dict[str, str]:
    """Return for each form the key of its group, which is its stem; only forms that share an ending are stemmed.

    Forms of one root (`mencuri`, `pencurian`, `dicuri`) keep its last letters once affixes are cut off; what looks like a
    suffix may belong to the root.
    """
    tails = {form: _tails(form) for form in forms}
    counts = Counter(tail for group in tails.values() for tail in group)
    return {
        form: stem(form) if _AFFIXED.fullmatch(form) and any(counts[tail] > 1 for tail in tails[form]) else form
        for form in forms
    }


def _tails(form: str) -> set[str]:
    core = _CLITIC.sub("", _PREFIX.sub("", form))
    return {core.removesuffix(suffix)[-_TAIL:] for suffix in ("", "kan", "an", "i")}


def _words(sentence: Sentence) -> Iterable[tuple[str, int, int]]:
    if sentence.tokens:
        return [(token.form, token.start, token.end) for token in sentence.tokens if token.form]
    base = sentence.start
    return [(match.group(), base + match.start(), base + match.end()) for match in _WORD.finditer(sentence.raw)]


def _phrases(
    run: list[_Word], keys: dict[str, str], sentence: Sentence
) -> Iterator[tuple[tuple[str, ...], list[_Word], Sentence]]:
    """Yield the phrases of a run, each with the key of its group."""
    key = tuple([word.plain if word.proper else keys[word.plain] for word in run])
    for first in range(len(run)):
        for end in range(first + 1, min(len(run), first + _LONGEST) + 1):
            yield key[first:end], run[first:end], sentence


def _weight(candidate: _Candidate) -> float:
    """Return the rarity of the words of a candidate, a little more than their mean for several words."""
    named, once = candidate.text is not None, len(candidate.places) == 1
    total = 0.0
    for word in candidate.words:
        frequency = _frequencies().get(word, 0)
        rarity = log(DOCUMENTS / (frequency or _UNSEEN))
        if not named and not frequency and once:
            rarity *= _RARE
        if not named and _VERB_SHAPE.fullmatch(word):
            rarity *= _VERB
        total += rarity
    return float(total / max(1, len(candidate.words)) ** _LENGTH)


def _rank(candidates: Collection[_Candidate], top: int) -> tuple[Keyword, ...]:
    end = max((candidate.places[-1][1] for candidate in candidates), default=0) or 1
    scored = []
    for candidate in candidates:
        early = 2.0 - candidate.places[0][0] / end
        score = _weight(candidate) * len(candidate.places) ** _TERM_FREQUENCY * early
        scored.append((score * (_NAMED if candidate.text is not None else 1.0), candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1].places[0][0], -len(pair[1].words)))
    chosen: list[Keyword] = []
    texts: set[str] = set()
    taken: set[int] = set()  # the starts of words that lie in chosen phrases
    for score, candidate in scored:
        if len(chosen) >= top:
            break
        inside = sum(start in taken for start, _, _ in candidate.places)
        text = _text(candidate)
        if inside >= _COVERED * len(candidate.places) or text.casefold() in texts:
            continue
        texts.add(text.casefold())
        for start, _, place in candidate.places:
            taken.update(start + match.start() for match in _WORD.finditer(place))
        occurrences = tuple(Span(start=start, end=end, text=place) for start, end, place in candidate.places)
        chosen.append(Keyword(text=text, score=round(score, 4), occurrences=occurrences))
    return tuple(chosen)


def _text(candidate: _Candidate) -> str:
    """Return the name, or the commonest form of a phrase."""
    if candidate.text is not None:
        return candidate.text
    return max(dict.fromkeys(candidate.forms), key=lambda form: (candidate.forms.count(form), form.islower()))
