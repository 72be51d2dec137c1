"""An article with every field filled, made by hand."""

from datetime import UTC, datetime

from beritaenrich.model import (
    Acronym,
    Alignment,
    Article,
    Attribution,
    Block,
    BlockKind,
    DateKind,
    DateMention,
    DateModifier,
    Edit,
    Entity,
    EntityKind,
    Evidence,
    Keyword,
    Link,
    Mention,
    Metadata,
    Quote,
    Run,
    Sentence,
    Span,
    Token,
)

_RAW = 'MEDAN - "Siap," kata Sari pada awal Mei 2023.'

FULL_ARTICLE = Article(
    raw=_RAW,
    text=_RAW[8:],
    title="Judul",
    metadata=Metadata(
        title="Judul",
        authors=("Sari",),
        outlet="Contoh.com",
        published=datetime(2023, 5, 2, 3, 4, tzinfo=UTC),
        dateline="Medan",
        sources=("AFP",),
        evidence=(Evidence(field="dateline", value="Medan", start=0, end=5, rule="dateline"),),
        warnings=("contoh",),
    ),
    blocks=(
        Block(start=0, end=7, text="MEDAN -", kind=BlockKind.DATELINE, rule="dateline.place", kept=False),
        Block(start=8, end=45, text=_RAW[8:], kind=BlockKind.BODY, rule="body", kept=True),
    ),
    edits=(Edit(start=8, end=8, replacement="", rule="none"),),
    alignment=Alignment(runs=(Run(raw_start=8, raw_end=45, text_start=0, text_end=37),)),
    sentences=(
        Sentence(
            start=8,
            end=45,
            text=_RAW[8:],
            tokens=(Token(start=9, end=13, text="Siap", mended="siap"),),
            block=1,
            source="lain",
        ),
    ),
    mentions=(Mention(start=21, end=25, text="Sari", kind=EntityKind.PERSON, score=0.99, sentence=0, entity=0),),
    entities=(
        Entity(
            name="Sari",
            kind=EntityKind.PERSON,
            aliases=("Sari",),
            roles=("Ketua",),
            identifiers={"wikidata": "Q1"},
            mentions=(0,),
            links=(Link(mention=0, rule="same", matched="Sari"),),
        ),
    ),
    dates=(
        DateMention(
            start=31,
            end=44,
            text="awal Mei 2023",
            kind=DateKind.DATE,
            value="2023-05",
            begin=datetime(2023, 5, 1, tzinfo=UTC),
            end_exclusive=datetime(2023, 5, 11, tzinfo=UTC),
            resolved_from="text",
            weekday_agrees=True,
            mod=DateModifier.START,
            alternatives=("2023-06",),
        ),
    ),
    quotes=(
        Quote(
            start=9,
            end=14,
            text="Siap,",
            speaker=0,
            entity=0,
            speaker_span=Span(start=21, end=25, text="Sari"),
            cue=Span(start=16, end=20, text="kata"),
            partial=True,
        ),
    ),
    attributions=(Attribution(start=0, end=1, text="M", source="AFP", rule="contoh"),),
    acronyms=(Acronym(start=0, end=1, text="M", short="AS", long="Amerika Serikat"),),
    keywords=(Keyword(text="siap", score=0.5, occurrences=(Span(start=9, end=13, text="Siap"),)),),
)
