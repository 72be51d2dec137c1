"""Every rule against its example and its counterexample, every outlet profile against its sample lines."""

import re
from re import _parser

import pytest

from beritaenrich import lexicon
from beritaenrich.cleaning import clean
from beritaenrich.cleaning.credits import read_credits
from beritaenrich.cleaning.datelines import read_dateline
from beritaenrich.cleaning.lines import mask, scan
from beritaenrich.cleaning.outlet_names import canonical
from beritaenrich.cleaning.outlets import outlets
from beritaenrich.cleaning.rules import active_rules, as_list, compile_rule, find_hits, general_rules, lower
from beritaenrich.cleaning.stamps import find_stamps
from beritaenrich.model import BlockKind

ROWS = {row["id"]: row for row in lexicon.read_toml("cleaning/rules.toml")["rule"]} | {
    f"{outlet.id}:{row['id']}": row
    for outlet in outlets()
    for row in lexicon.read_toml(f"outlets/{outlet.id}.toml").get("rule", ())
}
RULES = [*general_rules(), *(rule for outlet in outlets() for rule in outlet.rules)]
LEAD = "Warga desa itu bergotong royong membersihkan saluran air yang tersumbat sampah sejak Sabtu pagi."
MOST_IN_A_GROUP = 12
REPEATS = {_parser.MAX_REPEAT, _parser.MIN_REPEAT}
PROFILES = {outlet.id: outlet for outlet in outlets()}
SAMPLES = [(outlet.id, kind, line) for outlet in outlets() for kind, lines in outlet.samples.items() for line in lines]


def hits(rule, text):
    masked = mask(text)
    found = find_hits(masked.text, lower(masked.text), scan(text, masked), [(rule, rule.triggers)])
    return [text[hit.start : hit.end].strip() for hit in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestRule:
    def test_leaves_its_counterexamples_alone(self, rule):
        for sentence in rule.counterexamples:
            assert hits(rule, sentence) == []

    def test_is_a_good_row(self, rule):
        assert rule.triggers == tuple(trigger.lower() for trigger in rule.triggers)
        assert len(set(rule.triggers)) == len(rule.triggers)
        assert rule.where in {"line", "head", "tail", "inline"}
        assert rule.source

    def test_has_an_example_for_each_pattern(self, rule):
        row = ROWS[rule.id]
        patterns = as_list(row.get("pattern") or row["phrases"])
        assert len(patterns) == len(rule.examples)
        for pattern, example in zip(patterns, rule.examples, strict=True):
            alone = compile_rule({**row, "pattern" if "pattern" in row else "phrases": [pattern]})
            assert hits(alone, example), pattern
            assert hits(rule, example), pattern

    def test_writes_alternatives_as_patterns_of_their_own(self, rule):
        for pattern in as_list(ROWS[rule.id].get("pattern", ())):
            open_, *groups = alternatives(pattern)
            assert open_ == 1, pattern
            assert max(groups, default=1) <= MOST_IN_A_GROUP, pattern

    def test_repeats_are_bounded(self, rule):
        assert_bounded(_parser.parse(rule.pattern.pattern))


def alternatives(pattern):
    """Return how many alternatives a pattern has: outside all groups, then in each group."""
    rest = re.sub(r"\\.|\[\^?\]?[^\]]*\]", "", pattern)
    found = []
    while group := re.search(r"\([^()]*\)", rest):
        found.append(group.group().count("|") + 1)
        rest = rest.replace(group.group(), "", 1)
    return [rest.count("|") + 1, *found]


def assert_bounded(tree):
    """No repeat without a limit but `\\s*` at the end: what keeps rules linear on any input."""
    for operator, argument in tree:
        if operator in REPEATS:
            _, high, inside = argument
            assert high is not _parser.MAXREPEAT or "SPACE" in str(inside), inside
            assert_bounded(inside)
        elif operator is _parser.SUBPATTERN:
            assert_bounded(argument[-1])
        elif operator is _parser.BRANCH:
            for branch in argument[1]:
                assert_bounded(branch)
        elif operator in {_parser.ASSERT, _parser.ASSERT_NOT}:
            assert_bounded(argument[1])


@pytest.mark.parametrize(
    ("text", "rule", "active"),
    [
        ("Warga Tanam Pohonread-1234567", "related-article-number", True),
        ("Warga pulang.Baca juga: Pohon", "related-link", True),
        ("Warga bacajugaan di sana.", "related-link", False),
    ],
)
def test_only_glued_triggers_stand_inside_words(text, rule, active):
    assert (rule in {found.id for found, _ in active_rules(text, lower(text))}) is active


def test_rule_ids_are_unique():
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", lexicon.names("outlets", ".toml"))
def test_profiles_are_known_by_every_name(name):
    row = lexicon.read_toml(name)
    assert row["source"]
    for written in (row["name"], *row.get("names", []), *row["domains"]):
        assert canonical(written) == canonical(written.upper()) is not None
    for edition in row.get("editions", []):
        assert canonical(edition) == edition


@pytest.mark.parametrize(
    "table",
    ["agencies", "function_words", "not_names", "not_places", "openers", "phrase_heads", "places", "role_heads"],
)
def test_tables_hold_nothing_twice_and_name_their_sources(table):
    rows = lexicon.read_tsv(f"cleaning/{table}.tsv")
    keys = [next(iter(row.values())) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize(("outlet", "kind", "line"), SAMPLES, ids=lambda value: str(value)[:40])
def test_profile_sample(outlet, kind, line):
    name = PROFILES[outlet].name
    if kind == "dateline":
        found = read_dateline(line + LEAD, 0)
        assert found is not None, (
            "a dateline sample ends before the first word of the story, and names a known place or the outlet"
        )
        assert line[found.end :].strip() == ""
        if found.outlet:
            assert canonical(line[slice(*found.outlet)].strip()) in {name, *PROFILES[outlet].names}
    elif kind == "stamp":
        days = [stamp.published.isoformat() for stamp in find_stamps(line, 0, len(line))]
        assert days, "no stamp is read"
        assert days[0].startswith(("2024-0", "2018-0")), "a stamp sample is a day from January to September of 2024"
    elif kind == "title_suffix":
        cleaned = clean(f"{line}\n{LEAD}\n{LEAD.replace('Warga', 'Pemuda')}")
        assert cleaned.metadata.title == "Warga Tanam Seribu Pohon", "a sample has this title, then what the site adds"
        assert cleaned.metadata.outlet == name or "Halaman all" in line
    elif kind == "byline":
        found = [(credit.field, credit.value) for credit in read_credits(line, 0, len(line), "authors")]
        assert ("authors", "Rini Astuti") in found or line == "Tim Redaksi", "a byline sample names Rini Astuti"
        assert kinds(f"Warga Tanam Seribu Pohon\n{line}\n{LEAD}", line) <= {BlockKind.BYLINE, BlockKind.STAMP}
    else:
        expected = {
            "promo": {BlockKind.PROMO},
            "ad": {BlockKind.AD},
            "related": {BlockKind.RELATED},
            "copyright": {BlockKind.COPYRIGHT},
            "caption": {BlockKind.CAPTION},
            "navigation": {BlockKind.NAV},
            "signoff": {BlockKind.SOURCE},
        }
        assert kind in expected, f"there are no samples of the kind {kind!r}"
        head = f"Warga Tanam Seribu Pohon\n{line}\n{LEAD}" if kind in {"caption", "navigation"} else f"{LEAD}\n{line}"
        allowed = expected[kind] | ({BlockKind.BYLINE} if kind == "signoff" else set())
        assert kinds(head, line) <= allowed


def kinds(raw, line):
    """Return the kinds of the blocks that lie in the line `line` of `raw`."""
    start = raw.index(line)
    return {block.kind for block in clean(raw).blocks if start <= block.start < start + len(line)}
