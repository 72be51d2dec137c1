"""Sources beside the verbs of taking over: `dikutip dari laman X`, `menurut surat kabar X`, `X mengutip`, `kantor berita X melaporkan`.

A verb that only sources follow takes any name, the others only one that is known or that has a word for a medium before it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from beritaenrich.cleaning.outlet_names import edition_heads
from beritaenrich.quotes.media import TOP_LEVEL, Found, Medium, either, judge, known_names, read_name, row_of, wordings
from beritaenrich.quotes.reporting import reporting_word

_LINKS, _NAME_WORDS, _REACH = 9, 6, 90
_BLANKS = re.compile(r"[ \xa0]{0,3}")
_LETTERS = re.compile(r"[A-Za-z]+")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_COMMA = re.compile(r",? ?")
_JOINT = re.compile(r",? (?:dan|serta) |, (?=[A-Z])| via ")
_ACRONYM = re.compile(r" ?\(([A-Z][A-Za-z]{1,11})\)")
_MEDIA_CENTER = re.compile(r"[Mm]edia [Cc]ent(?:er|re)\b")
_AND = " dan "
_FROM = " dari "
_WHICH = "yang "
_VIA = " via "
_TO = "kepada"
_SAID = re.compile(r"[a-z]{4,20}")
_BRACKETS = re.compile(r" ?\([^()]{1,40}\)(?=\s*+(?:,\s*+)?\Z)")
_LINE_TOKEN = re.compile(r"[\w.&'’-]+")


def beside_verbs(text: str) -> Iterator[Found]:
    """Find the sources that stand beside a verb of taking over, before it or behind it."""
    strong, weak, subject = wordings("strong"), wordings("weak"), wordings("subject")
    for match in _verbs().finditer(text):
        verb = match.group().lower()
        if match.group()[0].isupper() and text[match.end() : match.end() + 1].isupper() and verb not in strong:
            continue  # BeritaKota.com is a word of its own
        if verb in subject and (hit := _before_verb(text, *match.span(), verb)):
            yield hit
            yield from _joined_before(text, hit.start)
        elif (verb in strong or verb in weak) and (hit := _after_verb(text, *match.span(), any_name=verb in strong)):
            yield hit
            yield from joined_after(text, hit.end)
            if verb in strong and (origin := _origin(text, hit.end)):
                yield origin


@cache
def _verbs() -> re.Pattern[str]:
    every = sorted(wordings("strong") | wordings("weak") | wordings("subject"), key=len, reverse=True)
    both = "|".join(f"[{verb[0].upper()}{verb[0]}]{verb[1:]}" for verb in every)
    return re.compile(rf"(?<![^\W_])(?<![Kk]antor )(?:{both})(?:(?![a-z0-9])|(?={either('glued_names')}))")


def _origin(text: str, at: int) -> Found | None:
    """Read the medium behind the one that took it over: `dilansir detikINET dari Kotaku`."""
    if not text.startswith(_FROM, at):
        return None
    links, begin = _read_links(text, at + len(_FROM))
    name = read_name(text, begin)
    if name is None or not (name.known or row_of(name.text) is not None or _is_medium(links)):
        return None
    return Found(at + 1, name.end, without_platform(name.text), "verb")


def _after_verb(text: str, start: int, end: int, *, any_name: bool) -> Found | None:
    """Read what follows a verb: links (`dari laman resmi`), then a name."""
    links, at = _read_links(text, end)
    medium = _is_medium(links)
    name = read_name(text, at) or (_beyond_country(text, at) if medium else None)
    verb = text[start:end].lower()
    if name is None or _only_aired(text, start, verb, links) or _only_given(text, start, verb, name):
        return None
    if not name.known:
        if _own_work(text, start, verb, links) or _is_title(text, links, name):
            return None
        told = verb in wordings("telling") and not links and name.text.lower() in wordings("told")
        place = not any_name or links[-1:] in (["di"], ["pada"], ["kepada"], ["ke"])
        if place and not told and not medium:
            return None
    return Found(start, name.end, without_platform(name.text), "verb")


def _only_aired(text: str, start: int, verb: str, links: list[str]) -> bool:
    """Tell whether a medium only broadcasts: laga yang disiarkan di X, disiarkan televisi dari Istana."""
    where = links == ["di"] or (links[-1:] == ["dari"] and len(links) > 1)
    return verb in wordings("airing") and where and not _taken_over(text, start)


def _only_given(text: str, start: int, verb: str, name: Medium) -> bool:
    """Tell whether something is given to a body with the shape of a medium: memberi izin kepada Palu Sports."""
    by_shape = row_of(name.text) is None and not wordings("shapes").isdisjoint(name.text.split())
    return verb == _TO and by_shape and not _says(text, start)


def _own_work(text: str, start: int, verb: str, links: list[str]) -> bool:
    """Tell whether a name is only said to have gathered or stated something: data yang dihimpun (oleh) X."""
    by_others = links[:1] == ["oleh"] or text.endswith(_WHICH, 0, start)
    return (verb in wordings("gathered") and by_others) or links[-1:] in (["pernyataan"], ["informasi"])


def _is_title(text: str, links: list[str], name: Medium) -> bool:
    """Tell whether what looks like a name begins a title: laporan Kemiskinan di Asia."""
    document = bool(links) and links[-1] in wordings("documents")
    return document and _title_goes_on().match(text, name.end) is not None


@cache
def _glued_link() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('glued_links')})(?=[A-Z]|[a-z0-9-]{{2,40}}\.{TOP_LEVEL}\b)")


@cache
def _title_goes_on() -> re.Pattern[str]:
    return re.compile(rf" (?:{either('title_links')}) [A-Z]")


def _says(text: str, start: int) -> bool:
    """Tell whether somebody says something before `kepada X`, unlike in `memberi izin kepada X`."""
    line = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    sentence = line[line.rfind(". ") + 1 :]
    return '"' in sentence or "”" in sentence or any(reporting_word(word) for word in _SAID.findall(sentence))


def _taken_over(text: str, start: int) -> bool:
    """Tell whether the verb takes something over, unlike in `laga yang disiarkan di X`: `seperti (yang) disiarkan X`."""
    before = text[max(0, start - _REACH) : start].lower().split()[-2:]
    return not wordings("as").isdisjoint(before) or not before or text[start].isupper()


def _read_links(text: str, at: int) -> tuple[list[str], int]:
    """Read the words that may stand between a verb and a name, and return where the name should begin."""
    links: list[str] = []
    while len(links) < _LINKS:
        blanks = _BLANKS.match(text, at)
        at = blanks.end() if blanks else at
        word = _glued_link().match(text, at) or _LETTERS.match(text, at)
        if word is None:
            break
        token = word.group()
        lower = token.lower()
        if lower not in wordings("links") or _MEDIA_CENTER.match(text, at):
            break
        if token[0].isupper() and not (
            lower in wordings("capital_links")
            or (lower == "berita" and links[-1:] == ["kantor"])
            or (lower == "kabar" and links[-1:] == ["surat"])
            or (lower in wordings("topics") and links[-1:] == ["berita"] and _CAPITAL_NEXT.match(text, at + len(token)))
        ):
            break
        links.append(lower)
        at += len(token)
    return links, at


def _beyond_country(text: str, at: int) -> Medium | None:
    """Read the name after the country of `menurut media Israel, Haaretz`, `dikutip Kantor Berita Austria (APA)`."""
    word = _LETTERS.match(text, at)
    if word is None or word.group().lower() not in wordings("countries"):
        return None
    if acronym := _ACRONYM.match(text, word.end()):
        return Medium(word.start(), acronym.end(), acronym.group(1), known=True)
    comma = _COMMA.match(text, word.end())
    name = read_name(text, comma.end()) if comma else None
    return name if name is not None and name.known else None


def _is_medium(links: list[str]) -> bool:
    pairs = {f"{one} {other}" for one, other in pairwise(links)}
    return not wordings("media").isdisjoint({*links, *pairs})


def without_platform(name: str) -> str:
    """Return the name without the platform before it: `Instagram Dinas Pasar`."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in wordings("platforms") else name


def joined_after(text: str, at: int) -> Iterator[Found]:
    """Read the other media of `dikutip dari AFP, BBC dan Reuters`."""
    while (joint := _JOINT.match(text, at)) and (name := read_name(text, joint.end())):
        via = joint.group() == _VIA and row_of(name.text) is not None
        if not (name.known or via):
            return
        yield Found(name.start, name.end, name.text, "verb")
        at = name.end


def _joined_before(text: str, at: int) -> Iterator[Found]:
    """Read the first medium of `Al Jazeera dan CNN melaporkan`."""
    if text.endswith(_AND, 0, at):
        end = at - len(_AND)
        for match in known_names().finditer(text, max(0, end - 40), end):
            if match.end() == end:
                yield Found(match.start(), end, match.group(), "subject")


def _before_verb(text: str, at: int, end: int, verb: str) -> Found | None:
    """Read a medium right before the verb: `NBC mengutip`, `kantor berita Tasnim melaporkan`."""
    tokens = _words_before(text, at)
    for first in range(max(0, len(tokens) - _NAME_WORDS), len(tokens)):
        if not all(_is_name(token[2]) for token in tokens[first:]):
            continue
        name = judge(text, tokens[first][0], tokens[-1][1])
        if name is None or name.end != tokens[-1][1] or "," in name.text:
            continue
        lead = first
        while lead and _leads(tokens[lead - 1][2], first=lead == 1):
            lead -= 1
        medium = any(token[2].lower() in wordings("medium_words") for token in tokens[lead:first])
        if not medium:
            lead = first
        before = tokens[lead - 1][2].lower() if lead else ""
        if before in wordings("governing"):
            return None
        if medium and before not in wordings("before_harian"):  # Ketua Harian X
            return Found(tokens[lead][0], end, name.text, "subject")
        apart = first <= 1 or not tokens[first - 1][2][0].isupper() or text[tokens[first - 1][1]] == ","
        if apart and _tells_alone(name, verb):
            return Found(tokens[first][0], end, name.text, "subject")
    return None


def _words_before(text: str, at: int) -> list[tuple[int, int, str]]:
    """Return the words of the sentence right before a verb, without brackets and without `juga`, `kemudian`."""
    line = text[max(0, at - _REACH) : at].rpartition("\n")[2]
    line = _BRACKETS.sub(lambda match: " " * len(match.group()), line)
    line = line[max(line.rfind(". "), line.rfind('"'), line.rfind("(")) + 1 :]
    offset = at - len(line)
    tokens = [(match.start() + offset, match.end() + offset, match.group()) for match in _LINE_TOKEN.finditer(line)]
    while tokens and tokens[-1][2].lower() in wordings("before_verb"):
        tokens.pop()
    between = line[tokens[-1][1] - offset :].strip(" ,") if tokens else ""
    return tokens if between in {"", *wordings("before_verb")} else []


def _tells_alone(name: Medium, verb: str) -> bool:
    """Tell whether a name needs no word for a medium before it and this verb."""
    row = row_of(name.text)
    known = (row[1] or verb in wordings("sure_verbs")) if row is not None else _has_shape(name.text)
    return known and verb not in wordings("medium_verbs")


def _has_shape(name: str) -> bool:
    """Tell whether a name looks like a medium's: Palu Post, Times of Palu."""
    words = name.split()
    of = len(words) > 2 and words[1] == "of" and words[0] in wordings("subject_shapes")
    return of or (len(words) > 1 and words[-1] in wordings("subject_shapes"))


def _leads(token: str, *, first: bool) -> bool:
    """Tell whether a word may stand in `stasiun televisi Iran, IRIB`; a capital inside the sentence is part of a name."""
    lower = token.lower()
    if lower in wordings("countries"):
        return True
    return lower in wordings("medium_leads") and (first or token.islower() or lower in wordings("capital_leads"))


def _is_name(token: str) -> bool:
    return (
        token[0].isupper() or token[0].isdigit() or token.startswith(edition_heads()) or token in wordings("name_links")
    )
