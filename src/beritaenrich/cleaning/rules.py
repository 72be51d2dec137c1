"""Rules as rows: what a line or a part of a line is, read from `resources/cleaning/rules.toml` and the outlet profiles."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.outlet_names import DOMAIN, editions_pattern, names_pattern
from beritaenrich.lexicon import read_toml
from beritaenrich.model import BlockKind

_NAME = r"[A-ZÀ-Þ][\w.'’`-]{0,24}(?:,? [A-ZÀ-Þ(][\w.'’`)-]{0,24}){0,5}"
_MACRO = re.compile(r"<(name|domain|outlet|url|start|after|network|content)>")
_PHRASE = r"(?i)\W{0,3}<any>\W{0,4}"
_LEADING = re.compile(r"[a-z]*")
_WORDS = re.compile(r"[a-z]+")
_GLUED = re.compile(r"(?<=[A-Za-z])[A-Z][a-z]+|[A-Z][a-z]+(?=[A-Z])")
_TAIL = 420
_BEFORE = 160
_LONGEST_LINE = 1200


@cache
def macros() -> Mapping[str, str]:
    """Return what the words in angle brackets in a pattern stand for."""
    return {
        "name": _NAME,
        "domain": DOMAIN,
        "outlet": rf"(?:(?i:{names_pattern()})|{editions_pattern()}|{DOMAIN})",
        "start": r"(?<![^\n\r\v\f\x1c-\x1e\x85\u2028\u2029])",
        "after": r"""(?:(?<=[.!?…"'”’)\]] )|(?<=[.!?…"'”’)\]]))""",
        "url": r"(?:https?://|www\.)[^\s]{3,400}",
        "network": r"(?:(?:google|goggle) ?news?|\bgoogle|whats ?app|telegram|instagram|facebook|twitter|youtube|tiktok|saluran|channel|kanal"
        r"|fanpage|newsletter|play ?store|app ?store|media sosial)\b",
        "content": r"(?:berita|artikel|info|informasi|update|konten|kabar|tayangan|video|siaran|saluran)",
    }


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    `triggers` are literal strings without one of which the pattern cannot match; one that begins with a letter begins with
    a whole word. `where` says what the pattern must cover: the whole `line`; its `head`; its `tail`; or any part of it that
    begins with a trigger (`inline`), extended to the left by what `before` matches. `header` marks headings that titles of
    other articles follow (`several`: more than one inside the line), `close` what only stands after the story, `glued` triggers that may stand inside a word.
    """

    id: str
    kind: BlockKind
    where: str
    triggers: tuple[str, ...]
    written: str
    written_before: str | None
    header: bool
    several: bool
    close: bool
    glued: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What the rule matches; compiled when it is first tried, since a text tries few of the rules."""
        return _compiled(self.written)

    @property
    def before(self) -> re.Pattern[str] | None:
        """What the match of an inline rule is extended to the left by."""
        return None if self.written_before is None else _compiled(self.written_before)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched a stretch of a line."""

    rule: Rule
    line: int
    start: int
    end: int


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def as_list(value: str | Sequence[str]) -> Sequence[str]:
    """Return what a key of a row holds: one string, or a list of them."""
    return [value] if isinstance(value, str) else value


def _pattern(row: Mapping[str, Any]) -> str:
    """Return the regular expression of a row: any of its patterns or phrases, in its frame, with the macros spelt out."""
    if "phrases" in row:
        frame, patterns = _PHRASE, map(re.escape, row["phrases"])
    else:
        frame, patterns = row.get("frame", "<any>"), map(_folded, as_list(row["pattern"]))
    written = _folded(frame).replace("<any>", f"(?:{'|'.join(patterns)})")
    return _MACRO.sub(lambda match: macros()[match.group(1)], written)


def _folded(pattern: str) -> str:
    """Return a pattern that begins with `(?i)` so that it can stand inside another."""
    return f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else pattern


def compile_rule(row: Mapping[str, Any], outlet: str = "") -> Rule:
    """Return the rule that a row describes; `outlet` prefixes its id."""
    body = _pattern(row)
    where = row.get("where", "line")
    return Rule(
        id=f"{outlet}:{row['id']}" if outlet else row["id"],
        kind=BlockKind(row["kind"]),
        where=where,
        triggers=tuple(row.get("triggers") or map(str.lower, row["phrases"])),
        written=rf"(?:{body})\s*\Z" if where in {"line", "tail"} else body,
        written_before=rf"(?:{_pattern({'pattern': row['before']})})\Z" if "before" in row else None,
        header=row.get("header", False),
        several=row.get("several", False),
        close=row.get("close", False),
        glued=row.get("glued", False),
        examples=tuple(as_list(row.get("example") or row["phrases"])),
        counterexamples=tuple(as_list(row["counterexample"])),
        source=row["source"],
    )


@cache
def general_rules() -> tuple[Rule, ...]:
    """Return the rules that hold for any outlet, in the order in which they are tried."""
    return tuple(compile_rule(row) for row in read_toml("cleaning/rules.toml")["rule"])


def lower(text: str) -> str:
    """Return the text in lower case, character by character, so that offsets stay."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


@cache
def _index() -> tuple[Mapping[str, Sequence[tuple[int, str]]], Sequence[tuple[int, str]]]:
    """The triggers of the general rules by the word with which they begin, and those that begin with a mark."""
    by_word: dict[str, list[tuple[int, str]]] = {}
    marks: list[tuple[int, str]] = []
    for number, rule in enumerate(general_rules()):
        for trigger in rule.triggers:
            word = _LEADING.match(trigger)
            if word and word[0] and not rule.glued:
                by_word.setdefault(word[0], []).append((number, trigger))
            else:
                marks.append((number, trigger))
    return by_word, marks


def active_rules(text: str, lowered: str) -> list[tuple[Rule, list[str]]]:
    """Return the general rules that can match at all, with their triggers that stand in the text.

    Triggers that begin with a word are looked up among the words of the text first: that is what keeps rules cheap.
    """
    by_word, marks = _index()
    found = set(_WORDS.findall(lowered))
    found.update(word.lower() for word in _GLUED.findall(text))
    present: dict[int, list[str]] = {}
    for word in found & by_word.keys():
        for number, trigger in by_word[word]:
            if trigger == word or trigger in lowered:
                present.setdefault(number, []).append(trigger)
    for number, trigger in marks:
        if trigger in lowered:
            present.setdefault(number, []).append(trigger)
    rules = general_rules()
    return [(rules[number], sorted(present[number])) for number in sorted(present)]


def find_hits(
    text: str, lowered: str, lines: Sequence[Line], rules: Iterable[tuple[Rule, Sequence[str]]]
) -> Iterator[Hit]:
    """Yield what the rules match, rule by rule, in their order.

    Args:
        text: the masked text.
        lowered: the masked text in lower case, character by character.
        lines: its lines.
        rules: the rules to try, with the triggers to try them at.
    """
    starts = [line.start for line in lines]
    for rule, triggers in rules:
        seen = -1
        for trigger in triggers:
            position = lowered.find(trigger)
            while position >= 0:
                index = bisect_right(starts, position) - 1
                after = position + len(trigger)
                if index >= 0:
                    line = lines[index]
                    if rule.where == "inline":
                        if match := rule.pattern.match(text, position, line.end):
                            yield Hit(rule, index, _start(rule, text, line, position), match.end())
                            after = max(after, match.end())
                    else:
                        after = max(after, line.end)
                        if index != seen and (hit := _line_hit(rule, text, line, index)):
                            yield hit
                        seen = index
                position = lowered.find(trigger, after)


def match_piece(text: str, start: int, end: int, rules: Iterable[Rule]) -> Rule | None:
    """Return the first rule for whole lines that fits `text[start:end]`, a piece between segments of a line."""
    lowered = text[start:end].lower()
    for rule in rules:
        if rule.where != "line" or rule.header or not any(trigger in lowered for trigger in rule.triggers):
            continue
        if rule.pattern.match(text, start, end):
            return rule
    return None


def match_tail(text: str, start: int, end: int, rules: Iterable[Rule]) -> Hit | None:
    """Return the first rule for ends of lines that fits the end of `text[start:end]`."""
    begin = max(start, end - _TAIL)
    lowered = text[begin:end].lower()
    for rule in rules:
        if rule.where == "tail" and any(trigger in lowered for trigger in rule.triggers):
            match = rule.pattern.search(text, begin, end)
            if match and match.start() > start:
                return Hit(rule, -1, *match.span())
    return None


def _start(rule: Rule, text: str, line: Line, position: int) -> int:
    """Where an inline match begins: at its trigger, or before it where the rule has a pattern for what stands before."""
    if rule.before and (match := rule.before.search(text, max(line.start, position - _BEFORE), position)):
        return match.start()
    return position


def _line_hit(rule: Rule, text: str, line: Line, index: int) -> Hit | None:
    start = line.start + len(line.text) - len(line.text.lstrip())
    if rule.where == "line":
        if line.end - start > _LONGEST_LINE:
            return None
        match = rule.pattern.match(text, start, line.end)
    elif rule.where == "head":
        match = rule.pattern.match(text, start, line.end)
    else:
        match = rule.pattern.search(text, max(start, line.end - _TAIL), line.end)
    return Hit(rule, index, *match.span()) if match else None
