"""The views: well-formed and escaped HTML that holds the raw text and every annotation, on any article."""

import re
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beritaenrich as be
from beritaenrich.view import article_html, article_page, article_text
from beritaenrich.view.escaping import printable, shortened
from beritaenrich.view.flow import flow_html
from beritaenrich.view.html import SHOWN_CHARACTERS, stylesheet
from beritaenrich.view.tables import MAX_ROWS, tables
from growth import MOST, exponent
from samples import FULL_ARTICLE

_VOID = {"meta", "input"}


class Dom(HTMLParser):
    """Reads HTML, holds it to proper nesting, and collects the text of each element with its class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.elements: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)
        self.close()
        assert not self.stack, f"not closed: {self.stack}"

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in <{tag}>"
        if tag in _VOID:
            return
        if tag == "p":
            assert "p" not in [name for name, _, _ in self.stack], "a paragraph in a paragraph"
        self.stack.append((tag, dict(attrs), []))

    def handle_endtag(self, tag):
        name, attributes, text = self.stack.pop()
        assert name == tag, f"</{tag}> closes <{name}>"
        self.elements.append((tag, attributes, "".join(text)))

    def handle_data(self, data):
        if not any(tag == "summary" for tag, _, _ in self.stack):
            for _, _, text in self.stack:
                text.append(data)

    def texts(self, look: str) -> list[str]:
        return [
            text
            for tag, attributes, text in self.elements
            if tag != "tr" and look in (attributes.get("class") or "").split()
        ]


def _article(raw: str, blocks: list[tuple[int, int, be.BlockKind]] | None = None, **parts) -> be.Article:
    made = [(0, len(raw), be.BlockKind.BODY)] if blocks is None else blocks
    return be.Article(
        raw=raw,
        text=raw,
        title=None,
        metadata=parts.pop("metadata", be.Metadata()),
        blocks=tuple(
            be.Block(
                start=start, end=end, text=raw[start:end], kind=kind, rule="rule<1>", kept=kind is be.BlockKind.BODY
            )
            for start, end, kind in made
        ),
        alignment=be.Alignment(),
        **parts,
    )


def _mention(raw: str, text: str, kind: be.EntityKind = be.EntityKind.PERSON) -> be.Mention:
    start = raw.index(text)
    return be.Mention(start=start, end=start + len(text), text=text, kind=kind, score=0.5, sentence=0)


def _solid(text: str) -> str:
    return "".join(text.split())


class TestFragment:
    def test_it_is_well_formed_and_shows_every_part(self):
        dom = Dom(article_html(FULL_ARTICLE))
        assert dom.texts("be-person") == ["people", "Sari"]
        assert dom.texts("be-date") == ["dates", "awal Mei 2023"]
        assert dom.texts("be-quote") == ["quotes", '"Siap,"']
        assert dom.texts("be-drop") == ["dropped text", "MEDAN -"]
        assert {"Sari", "PERSON", "awal Mei 2023"} <= {text for tag, _, text in dom.elements if tag in ("th", "td")}

    def test_the_article_is_one_element_with_the_language_of_its_text(self):
        dom = Dom(article_html(FULL_ARTICLE))
        assert [tag for tag, attributes, _ in dom.elements if attributes.get("class") == "beritaenrich"] == ["article"]
        assert [a["lang"] for _, a, _ in dom.elements if a.get("class") == "be-text"] == ["id"]

    def test_a_dropped_segment_says_why(self):
        dom = Dom(article_html(FULL_ARTICLE))
        (dropped,) = [a for _, a, _ in dom.elements if a.get("data-kind")]
        assert dropped["data-kind"] == "dateline"
        assert dropped["title"] == "dropped: DATELINE by rule dateline.place"

    def test_each_switch_of_the_legend_is_wired(self):
        html = article_html(FULL_ARTICLE)
        switches = set(re.findall(r'class="(be-show-[a-z]+)" checked', html))
        assert switches == {f"be-show-{name}" for name in ("person", "place", "organisation", "date", "quote", "drop")}
        assert switches == set(re.findall(r":has\(\.(be-show-[a-z]+):not", stylesheet()))

    def test_nothing_is_run_and_nothing_is_fetched(self):
        hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> </p></div></article>{}</style>'
        article = _article(
            hostile,
            metadata=be.Metadata(title=hostile, kicker=hostile, authors=(hostile,), warnings=(hostile,)),
            mentions=(
                be.Mention(
                    start=0, end=20, text=hostile[:20], kind=be.EntityKind.PERSON, score=1, sentence=0, entity=0
                ),
            ),
            entities=(be.Entity(name=hostile, kind=be.EntityKind.PERSON, roles=(hostile,), mentions=(0,)),),
        )
        html = article_html(replace(article, title=hostile))
        dom = Dom(html)
        assert {tag for tag, _, _ in dom.elements}.isdisjoint({"script", "img", "link", "iframe", "a"})
        assert not [name for _, attributes, _ in dom.elements for name in attributes if name.startswith("on")]
        assert not re.search(r"url\(|@import|https?:", stylesheet())

    def test_lone_surrogates_and_control_characters_can_be_written(self):
        raw = "a\ud800b\x00c\u202ed\x85"
        html = article_html(_article(raw, [(0, 7, be.BlockKind.BODY)]))
        html.encode("utf-8")
        assert "a�b␀c�d" in html

    def test_a_quote_names_its_speaker(self):
        raw = 'Kata Sari, "siap".'
        article = _article(
            raw, mentions=(_mention(raw, "Sari"),), quotes=(be.Quote(start=12, end=16, text="siap", speaker=0),)
        )
        assert 'data-speaker="Sari"></span>' in flow_html(article, 100)

    def test_repairs_are_shown_where_they_were_made(self):
        edits = (
            be.Edit(start=4, end=4, replacement=" ", rule="glued"),
            be.Edit(start=8, end=13, replacement="—", rule="entity"),
        )
        html = flow_html(_article("diMeda n&nbsp;b", edits=edits), 100)
        assert '<span class="be-insert" title="“ ” put in (glued)"></span>' in html
        assert 'title="reads “—” (entity)"' in html

    def test_many_dropped_lines_in_a_row_are_folded(self):
        raw = "satu\ndua\ntiga\nempat\nlima\nenam\nisi"
        blocks = [
            (m.start(), m.end(), be.BlockKind.BODY if m[0] == "isi" else be.BlockKind.NAV)
            for m in re.finditer(r"\w+", raw)
        ]
        html = flow_html(_article(raw, blocks), 100)
        assert html.count("<details") == 1
        assert "6 dropped lines: nav × 6" in html
        assert html.index("</details>") < html.index("isi")

    def test_long_articles_are_cut_with_a_note_in_linear_time(self):
        def long(count):
            raw = "Hujan turun di Bogor. " * count
            mentions = tuple(
                be.Mention(start=at, end=at + 5, text="Bogor", kind=be.EntityKind.PLACE, score=1, sentence=0, entity=0)
                for at in range(15, len(raw), 22)
            )
            entity = be.Entity(name="Bogor", kind=be.EntityKind.PLACE, mentions=tuple(range(len(mentions))))
            return _article(raw, mentions=mentions, entities=(entity,))

        article = long(100_000)
        html = article_html(article)
        assert len(html) < 20 * SHOWN_CHARACTERS
        assert f"the first {SHOWN_CHARACTERS:,} of {len(article.raw):,} characters" in html
        Dom(html)
        assert exponent(lambda count: partial(article_html, long(count)), 100_000, 400_000) < MOST

    def test_long_tables_are_cut_with_a_count(self):
        entities = tuple(be.Entity(name=f"N{i}", kind=be.EntityKind.PLACE) for i in range(MAX_ROWS + 7))
        article = _article("isi", entities=entities)
        assert "and 7 more" in article_html(article)
        assert "... and 7 more" in article_text(article)

    def test_an_article_without_anything(self):
        empty = _article("", [])
        Dom(article_html(empty))
        assert article_text(empty) == "(no text)\n"


_LAYERS = ("mentions", "dates", "quotes", "attributions", "acronyms")


@st.composite
def articles(draw) -> be.Article:
    """Any text with blocks over its lines and spans that overlap between the kinds at will."""
    raw = draw(st.text(st.sampled_from('ab <&"“\n\r\ud800\x00é'), max_size=60))
    blocks = []
    for match in re.finditer(r"[^\n\r]*[^\s][^\n\r]*", raw):
        start, end = match.span()
        cut = draw(st.integers(start, end))
        blocks += [
            (low + found.start(), low + found.end(), draw(st.sampled_from(be.BlockKind)))
            for low, high in ((start, cut), (cut, end))
            for found in re.finditer(r"\S(?:.*\S)?", raw[low:high])
        ]

    def spans() -> list[tuple[int, int, str]]:
        cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=8)))
        return [(a, b, raw[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]

    kinds = st.sampled_from(be.EntityKind)
    return _article(
        raw,
        blocks,
        mentions=tuple(
            be.Mention(start=a, end=b, text=t, kind=draw(kinds), score=0.5, sentence=0) for a, b, t in spans()
        ),
        dates=tuple(be.DateMention(start=a, end=b, text=t, kind=be.DateKind.DATE, value="2023") for a, b, t in spans()),
        quotes=tuple(
            be.Quote(start=a, end=b, text=t, speaker_span=be.Span(start=0, end=1, text="<x>")) for a, b, t in spans()
        ),
        attributions=tuple(be.Attribution(start=a, end=b, text=t, source='"A&') for a, b, t in spans()),
        acronyms=tuple(be.Acronym(start=a, end=b, text=t, short="A", long="B") for a, b, t in spans()),
        edits=tuple(be.Edit(start=a, end=b, replacement="x", rule="r") for a, b, _ in spans()),
    )


class TestOverlaps:
    @settings(max_examples=300, deadline=None)
    @given(articles())
    def test_any_overlap_gives_nested_elements_and_the_raw_text(self, article):
        dom = Dom(f'<div class="be-text">{flow_html(article, 1000)}</div>')
        (text,) = dom.texts("be-text")
        shown = "".join(article.raw[block.start : block.end] for block in article.blocks)
        assert _solid(text) == _solid(printable(shown))

    @settings(max_examples=100, deadline=None)
    @given(articles())
    def test_every_mention_and_date_is_marked(self, article):
        dom = Dom(flow_html(article, 1000))
        inside = [
            article.raw[max(m.start, b.start) : min(m.end, b.end)]
            for m in article.mentions
            for b in article.blocks
            if m.start < b.end and b.start < m.end
        ]
        marked = "".join(_solid(text) for kind in be.EntityKind for text in dom.texts(f"be-{kind.value.lower()}"))
        assert sorted(_solid(printable("".join(inside)))) == sorted(marked)

    @settings(max_examples=100, deadline=None)
    @given(articles(), st.integers(0, 60))
    def test_any_cut_is_well_formed(self, article, limit):
        Dom(flow_html(article, limit))

    @settings(max_examples=50, deadline=None)
    @given(articles())
    def test_pages_and_reports_hold_on_anything(self, article):
        Dom(article_page([("<a>", article), (None, article)]).removeprefix("<!doctype html>"))
        article_text(article).encode("utf-8")

    def test_a_name_across_the_end_of_a_quote_is_split(self):
        raw = '"ab cd" ef'
        article = _article(raw, mentions=(_mention(raw, 'cd" ef'),), quotes=(be.Quote(start=1, end=6, text=raw[1:6]),))
        dom = Dom(flow_html(article, 100))
        assert dom.texts("be-person") == ['cd"', " ef"]
        assert dom.texts("be-quote") == ['"ab cd"']


class TestStyle:
    def test_every_rule_is_scoped(self):
        css = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
        for prelude in re.findall(r"([^{}]+)\{", css):
            if not prelude.strip().startswith("@"):
                assert all(".beritaenrich" in selector for selector in re.split(r",(?![^(]*\))", prelude)), prelude

    @pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
    def test_text_has_the_contrast_of_wcag_aa(self, scheme):
        colours = {
            name: pair[scheme]
            for name, *pair in re.findall(r"--([a-z]+): light-dark\((#\w{6}), (#\w{6})\)", stylesheet())
        }
        assert {"paper", "ink", "muted", "person", "place", "organisation", "date", "quote"} <= set(colours)
        for name in set(colours) - {"paper", "tint", "line"}:
            # the lightest tint in use lies under coloured words: 16 per cent of the colour over the paper
            ground = _mixed(colours[name], colours["paper"], 0.16)
            assert _contrast(colours[name], ground) >= 4.5, name
            assert _contrast(colours[name], colours["tint"]) >= 4.5, name


def _channels(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _mixed(over: str, under: str, share: float) -> str:
    mixed = [share * a + (1 - share) * b for a, b in zip(_channels(over), _channels(under), strict=True)]
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in mixed)


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class TestReport:
    def test_it_holds_the_text_and_the_tables(self):
        report = article_text(FULL_ARTICLE)
        assert report.startswith('Judul\n=====\n\n"Siap," kata Sari pada awal Mei 2023.\n')
        for title in ("METADATA", "ENTITIES", "DATES", "QUOTES", "ACRONYMS", "KEYWORDS"):
            assert f"\n\n{title}\n" in report
        assert "Sari  PERSON" in report

    def test_it_says_what_was_left_out_and_why(self):
        raw = "MEDAN - Hujan turun.\nBaca juga: Jalan Licin\nWarga pulang."
        report = article_text(be.enrich(raw)).split("LEFT OUT OF THE TEXT\n")[1].splitlines()
        assert [line.split(maxsplit=1)[0] for line in report[2:4]] == ["DATELINE", "RELATED"]
        assert "Baca juga: Jalan Licin" in report[3]
        assert "LEFT OUT" not in article_text(be.enrich("Hujan turun."))

    def test_lines_stay_short(self):
        raw = "kata " * 500
        entities = (be.Entity(name=raw, kind=be.EntityKind.ORGANISATION, aliases=(raw,), roles=(raw,)),) * 2
        assert max(map(len, article_text(_article(raw, entities=entities)).splitlines())) <= 100

    @pytest.mark.parametrize(
        ("text", "short"), [("a b", "a b"), ("abcdefghij", "abcde…"), ("ab, cdefg", "ab…"), ("", "")]
    )
    def test_shortened(self, text, short):
        assert shortened(text, 5) == short

    def test_tables_have_a_cell_for_each_column(self):
        for table in tables(FULL_ARTICLE):
            assert all(len(row) == len(table.header) for row in table.rows)
