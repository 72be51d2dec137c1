"""What the stages after cleaning find; every `start` and `end` points into the raw text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from immutabledict import immutabledict

from beritaenrich.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or mark: `raw[start:end] == text`; `mended` is the form after repairs, where it differs."""

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
    """What kind of thing a name names."""

    PERSON = "PERSON"
    PLACE = "PLACE"
    ORGANISATION = "ORGANISATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a sentence: `score` is its probability (0..1), `entity` the index of its entity once resolved."""

    start: int
    end: int
    text: str
    kind: EntityKind
    score: float
    sentence: int
    entity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a mention was joined to its entity: the index of the mention, the rule, and what it was matched with."""

    mention: int
    rule: str
    matched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place or organisation of the article, under one name, with all its mentions (indices).

    `identifiers` maps a scheme (`iso3166-1`, `iso3166-2`, `kemendagri`, `wikidata`, `acronym`) to a code; `links` give
    the evidence for each join.
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
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class DateModifier(StrEnum):
    """The part of its unit that a date covers (TIMEX3 `mod`): `awal`, `pertengahan`, `akhir`."""

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
    """A source that the article names: `dikutip AFP`, `Sumber: Reuters`; `rule` says what kind of wording it is."""

    start: int
    end: int
    text: str
    source: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym:
    """A long form with its short form in brackets: `Amerika Serikat (AS)`, from the long form to the bracket."""

    start: int
    end: int
    text: str
    short: str
    long: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A key phrase of the article with its score (higher is better) and every place where it occurs."""

    text: str
    score: float
    occurrences: tuple[Span, ...] = ()
