"""What the stages after cleaning find; every `start` and `end` points into the raw text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from immutabledict import immutabledict

from beritaenrich.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or mark: `raw[start:end] == text`; `mended` is the form after repairs, where it differs.

    Examples:
        >>> import beritaenrich as be
        >>> [token.form for token in be.split_sentences("Ia ke Jl. Melati.")[0].tokens]
        ['Ia', 'ke', 'Jl.', 'Melati', '.']
    """

    start: int
    end: int
    text: str
    mended: str | None = None

    @property
    def form(self) -> str:
        """The token as the newspaper printed it: `mended` where there is one, else `text`."""
        return self.text if self.mended is None else self.mended


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the title or the body.

    `text` is the sentence as it stands in the cleaned text: where a dropped segment lies inside, or a repair was made,
    it differs from the raw slice, which is then in `source`. `block` is the index of the block in which it begins.

    Examples:
        >>> import beritaenrich as be
        >>> [(sentence.start, sentence.text) for sentence in be.split_sentences("Hujan turun. Jalan licin.")]
        [(0, 'Hujan turun.'), (13, 'Jalan licin.')]
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    block: int
    source: str | None = None

    @property
    def raw(self) -> str:
        """The raw slice, with what was dropped inside it."""
        return self.text if self.source is None else self.source


class EntityKind(StrEnum):
    """What kind of thing a name names.

    Examples:
        >>> EntityKind.PLACE == "PLACE", [kind.value for kind in EntityKind]
        (True, ['PERSON', 'PLACE', 'ORGANISATION'])
    """

    PERSON = "PERSON"
    PLACE = "PLACE"
    ORGANISATION = "ORGANISATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a sentence: `score` is its probability (0..1), `entity` the index of its entity once resolved.

    Examples:
        >>> import beritaenrich as be
        >>> mention = be.tag_entities("Presiden Joko Widodo tiba di Medan.")[0]
        >>> mention.text, mention.kind.value, mention.score > 0.9
        ('Joko Widodo', 'PERSON', True)
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    score: float
    sentence: int
    entity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a mention was joined to its entity: the index of the mention, the rule, and what it was matched with.

    Examples:
        >>> import beritaenrich as be
        >>> be.enrich("Presiden Joko Widodo tiba di Medan. Jokowi pulang.").entities[0].links
        (Link(mention=2, rule='gazetteer', matched='Joko Widodo'),)
    """

    mention: int
    rule: str
    matched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place or organisation of the article, under one name, with all its mentions (indices).

    `identifiers` maps a scheme (`iso3166-1`, `iso3166-2`, `kemendagri`, `wikidata`, `acronym`) to a code; `links` give
    the evidence for each join.

    Examples:
        >>> import beritaenrich as be
        >>> entity = be.enrich("Presiden Joko Widodo tiba di Medan. Jokowi pulang.").entities[0]
        >>> entity.name, entity.aliases, entity.roles, entity.mentions
        ('Joko Widodo', ('Jokowi',), ('Presiden',), (0, 2))
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=immutabledict)
    mentions: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        """Freeze `identifiers`, so that entities are hashable."""
        object.__setattr__(self, "identifiers", immutabledict(self.identifiers))


class DateKind(StrEnum):
    """The TIMEX3 types.

    Examples:
        >>> import beritaenrich as be
        >>> [date.kind.value for date in be.normalise_dates("Selama 17 bulan, setiap Senin.")]
        ['DURATION', 'SET']
    """

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DateModifier(StrEnum):
    """The part of its unit that a date covers (TIMEX3 `mod`): `awal`, `pertengahan`, `akhir`.

    Examples:
        >>> import beritaenrich as be
        >>> be.normalise_dates("Proyek selesai akhir 2022.")[0].mod
        <DateModifier.END: 'END'>
    """

    START = "START"
    MID = "MID"
    END = "END"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date, time, duration or set, normalised to TIMEX3 / ISO 8601.

    `begin` and `end_exclusive` bound the half-open interval (aware, None where unresolved or floating).
    `resolved_from` is `"text"` (stands on its own), `"published"` (against the day of publication), `"date:N"` (against
    the N-th date of the same result) or `"copyright"` (against the year of a copyright line), None where nothing resolved
    it. `weekday_agrees` compares a written weekday with the date; where they disagree, `alternatives` holds the values of
    the other readings.

    Examples:
        >>> import beritaenrich as be
        >>> from datetime import date
        >>> mention = be.normalise_dates("Rapat digelar Rabu (19/7).", date(2023, 7, 23))[0]
        >>> mention.value, mention.resolved_from, mention.weekday_agrees
        ('2023-07-19', 'published', True)
        >>> mention.begin.isoformat(), mention.end_exclusive.isoformat()
        ('2023-07-19T00:00:00+07:00', '2023-07-20T00:00:00+07:00')
    """

    start: int
    end: int
    text: str
    kind: DateKind
    value: str
    begin: datetime | None = None
    end_exclusive: datetime | None = None
    resolved_from: str | None = None
    weekday_agrees: bool | None = None
    mod: DateModifier | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words in quotation marks that somebody says: `start` and `end` lie inside the marks.

    `speaker` is the index of the mention that speaks (through pronouns and `-nya` too), `entity` that of its entity;
    `speaker_span` are the words in the reporting clause (`Kuleba`, `dia`, the `nya` of `katanya`); `cue` is the
    reporting word. A quotation that is only part of a sentence of the reporter is `partial`.

    Examples:
        >>> import beritaenrich as be
        >>> article = be.enrich('Rina Kartika datang. "Air sudah surut," katanya.')
        >>> quote = article.quotes[0]
        >>> quote.text, quote.cue.text, quote.speaker_span.text, article.mentions[quote.speaker].text
        ('Air sudah surut,', 'katanya', 'nya', 'Rina Kartika')
    """

    start: int
    end: int
    text: str
    speaker: int | None = None
    entity: int | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source that the article names: `dikutip AFP`, `Sumber: Reuters`; `rule` says what kind of wording it is.

    Examples:
        >>> import beritaenrich as be
        >>> found = be.extract_attributions("Gempa terasa sampai Poso, dikutip AFP.")[0]
        >>> found.text, found.source, found.rule
        ('dikutip AFP', 'AFP', 'verb')
    """

    start: int
    end: int
    text: str
    source: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A long form with its short form in brackets: `Amerika Serikat (AS)`, from the long form to the bracket.

    Examples:
        >>> import beritaenrich as be
        >>> be.find_acronyms("Dinas Pangan dan Kebun (DPK) buka.")[0]
        Acronym(start=0, end=28, text='Dinas Pangan dan Kebun (DPK)', short='DPK', long='Dinas Pangan dan Kebun')
    """

    start: int
    end: int
    text: str
    short: str
    long: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A key phrase of the article with its score (higher is better) and every place where it occurs.

    Examples:
        >>> import beritaenrich as be
        >>> sentences = be.split_sentences("Harga cabai naik. Petani menjual cabai. Cabai laku.")
        >>> keyword = be.extract_keywords(sentences)[0]
        >>> keyword.text, [span.start for span in keyword.occurrences]
        ('cabai', [6, 33, 40])
    """

    text: str
    score: float
    occurrences: tuple[Span, ...] = ()
