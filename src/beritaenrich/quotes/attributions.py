"""The sources that an article names: `dikutip AFP`, `Dilansir Guardian`, `NBC mengutip …`, `Sumber: Reuters`, `(ANTARA)`.

Wordings stand in `resources/quotes/attributions.toml`, known agencies and media in `resources/quotes/media.tsv`; no tagger is
needed. A wording that only sources follow (`dikutip dari X`) takes any name, the others only one that is known or that has
a word for a medium before it (`menurut surat kabar X`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from beritaenrich import lexicon
from beritaenrich.cleaning.plain import as_cleaned
from beritaenrich.model import AlignedText, Attribution, BlockKind, CleanedText, align

_SKIPPED = frozenset(
    {BlockKind.RELATED, BlockKind.PROMO, BlockKind.AD, BlockKind.NAV, BlockKind.COPYRIGHT, BlockKind.DUPLICATE}
)
_NAME_TOKEN = re.compile(
    r"@\w[\w.]*\w|(?:[a-z0-9-]{2,40}\.){1,3}(?:com|co\.id|id|net|org|go\.id|tv|co|news|info)\b|[A-Z0-9][\w&'’+-]*(?:\.[a-z0-9][\w]*)*|detik[A-Za-z]*"
)
_CONNECTORS = frozenset({"of", "the", "de", "la", "al", "el", "del", "and", "&", "in", "for", "der", "die", "le", "di"})
_GLUED_WORD = r"(?:pada|dan|di|yang|saat|dari|juga|menurut|melaporkan|mengutip|menyebut|menulis|mengatakan|https?)"
_AFTER_MEDIUM = re.compile(_GLUED_WORD)
_GLUED_TAIL = re.compile(rf"(.{{2,40}}?(?:\.(?:com|co\.id|go\.id|id|net|org|tv)|Tube|book|gram|Tok)){_GLUED_WORD}")
_EVIDENCE = re.compile(
    r"(?i)\b(?:pantauan|data|informasi|keterangan|tertulis|dimuat|tercantum|unggahan|dilihat|disebutkan|dipublikasikan|diumumkan"
    r"|dirilis|laporan|pengumuman|rilis|termuat|tertera|pernyataan|berdasarkan|menurut|merujuk|mengacu)"
    r"(?:\s+[^\W\d_]{1,20}){0,3}\s+(?:di|dari|dalam|pada|ke|lewat)\s+\Z"
)
_SITE = re.compile(r"\b[Ll]aman|\b[Ss]itus|\b[Ww]ebsite|\b[Pp]ortal berita")
_SITE_WORDS = re.compile(r"(?:\s+(?:resmi|web|berita|daring|online|internet|website))*\s+")
_LABEL = re.compile(r"\b(?:[Ss]umber|SUMBER|[Ss]ource|[Ff]oto|FOTO|[Pp]hoto)\s{0,3}:\s{0,3}")
_COUNTRY = re.compile(r"((?:Amerika|Korea|Arab|Hong) \w{1,20}|\w{2,20}) ")
_COMMA = re.compile(r",? ?")
_DOMAIN = re.compile(r"\.(?:com|co|id|net|org|tv|news)\b")
_NAME_WORDS = 7
_LETTERS = re.compile(r"[^\W\d_]+")


_BEFORE_VERB = frozenset({"juga", "pun", "sebelumnya", "kemudian", "sendiri", "telah", "pernah"})
_GOVERNING = frozenset({"di", "dari", "pada", "kepada", "ke", "untuk", "dengan", "oleh", "dalam"})
_SURE_VERBS = frozenset({"mengutip", "memberitakan", "mewartakan", "melansir", "melaporkan"})
_BRACKETS = re.compile(r" ?\([^()]{1,40}\)(?=\s*,?\s*\Z)")
_LINE_TOKEN = re.compile(r"[\w.&'’-]+")
_JOINT = re.compile(r",? (?:dan|serta) |, (?=[A-Z])")
_ONLY_WITH_MEDIUM = frozenset({"menunjukkan"})
_MEDIUM = frozenset(
    [
        "berita",
        "kabar",
        "stasiun",
        "televisi",
        "tv",
        "media",
        "situs",
        "laman",
        "harian",
        "majalah",
        "koran",
        "tabloid",
        "radio",
        "portal",
        "kanal",
        "jurnal",
        "penyiar",
    ]
)
_MEDIUM_LEADS = _MEDIUM | frozenset(
    ["kantor", "surat", "jaringan", "the", "resmi", "lokal", "nasional", "pemerintah", "negara", "asal"]
)
_SURE_VERBS = frozenset({"mengutip", "memberitakan", "mewartakan", "melansir", "melaporkan"})
_BRACKETS = re.compile(r" ?\([^()]{1,40}\)(?=\s*,?\s*\Z)")
_LINE_TOKEN = re.compile(r"[\w.&'’-]+")
_JOINT = re.compile(r",? (?:dan|serta) |, (?=[A-Z])")
_ONLY_WITH_MEDIUM = frozenset({"menunjukkan"})
_MEDIUM_WORDS = frozenset(
    [
        "kantor",
        "berita",
        "surat",
        "kabar",
        "stasiun",
        "televisi",
        "tv",
        "jaringan",
        "media",
        "situs",
        "laman",
        "harian",
        "majalah",
        "koran",
        "tabloid",
        "radio",
        "portal",
        "kanal",
        "the",
        "resmi",
        "lokal",
        "nasional",
        "jurnal",
        "penyiar",
        "pemerintah",
        "negara",
    ]
)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    source: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str
    known: bool
    kind: str = ""


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon.read_toml("quotes/attributions.toml")[name])


@cache
def _media() -> dict[str, tuple[str, bool]]:
    return {
        row["name"].casefold(): (row["kind"], row["alone"] == "yes") for row in lexicon.read_tsv("quotes/media.tsv")
    }


@cache
def _media_pattern() -> re.Pattern[str]:
    names = sorted((row["name"] for row in lexicon.read_tsv("quotes/media.tsv")), key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in names))


@cache
def _agencies_pattern() -> re.Pattern[str]:
    names = sorted(
        (row["name"] for row in lexicon.read_tsv("quotes/media.tsv") if row["kind"] == "agency"), key=len, reverse=True
    )
    alternatives = "|".join(re.escape(name) for name in names) + "|Ant|ANT"
    return re.compile(rf"(?<![\w/.])(?:{alternatives})(?: (?:FOTO|Foto|PHOTO|Photo|Photos))?(?![\w-])", 0)


@cache
def _verbs() -> re.Pattern[str]:
    every = sorted(_table("strong") | _table("weak") | _table("subject"), key=len, reverse=True)
    both = "|".join(f"[{verb[0].upper()}{verb[0]}]{verb[1:]}" for verb in every)
    return re.compile(rf"(?<![^\W_])(?:{both})(?:(?![a-z0-9])|(?=detik|kumparan))")


def extract_attributions(text: str | CleanedText) -> tuple[Attribution, ...]:
    """Return the sources that the article names, over all of its blocks except links to other articles and adverts.

    Args:
        text: cleaned text or a plain string.

    Raises:
        InputTypeError: for any other type.

    >>> [ (a.text, a.source) for a in extract_attributions("Gempa itu, dikutip dari Reuters, Senin, terasa di Palu.") ]
    [('dikutip dari Reuters', 'Reuters')]
    """
    cleaned = as_cleaned(text, "text")
    found: dict[tuple[int, int], Attribution] = {}
    for part, only_labels in _parts(cleaned):
        for hit in _scan(part.text, only_labels=only_labels):
            start, end = part.alignment.to_raw(hit.start, hit.end)
            found.setdefault(
                (start, end),
                Attribution(start=start, end=end, text=cleaned.raw[start:end], source=hit.source, rule=hit.rule),
            )
    return tuple(found[key] for key in sorted(found))


def _parts(cleaned: CleanedText) -> Iterator[tuple[AlignedText, bool]]:
    yield cleaned.body, False
    for block in cleaned.blocks:
        if not block.kept and block.kind is not BlockKind.MARKUP:
            part = align(cleaned.raw, [(block.start, block.end, "")], cleaned.edits)
            yield part, block.kind in _SKIPPED


def _scan(text: str, *, only_labels: bool) -> list[_Found]:
    hits = list(_labels(text))
    if not only_labels:
        hits += [*_after_verbs(text), *_sites(text), *_credits(text)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[_Found] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _read_name(text: str, at: int) -> _Name | None:
    """Read the name that begins at `at`: words with capitals, sites, handles; what is glued to its end is cut off."""
    start = end = at
    count = 0
    while count < _NAME_WORDS and (match := _NAME_TOKEN.match(text, at)):
        token = match.group()
        lower = token.lower()
        if lower in _table("ends") or (not count and lower in _table("never")):
            break
        if token.isdigit() and (not count or len(token) > 2):
            break
        cut = _glued_end(token)
        end = at + cut
        count += 1
        if cut < len(token):
            break
        at = end
        if text[at : at + 1] not in {" ", "\xa0"}:
            break
        at += 1
        connector = _LETTERS.match(text, at)
        if connector and connector.group() in _CONNECTORS and _NAME_TOKEN.match(text, connector.end() + 1):
            at = connector.end() + 1
    return _judge(text, start, end) if end > start else None


def _glued_end(token: str) -> int:
    """Return where the name in `AFPpada` or `Viva.co.idmenurut` ends."""
    known = _media_pattern().match(token)
    if known and _AFTER_MEDIUM.fullmatch(token, known.end()):
        return known.end()
    glued = _GLUED_TAIL.match(token)
    return glued.end(1) if glued else len(token)


def _judge(text: str, start: int, end: int) -> _Name | None:
    """Return the name `text[start:end]` without a country before it, and say whether it is known as a medium."""
    name = text[start:end]
    row = _media().get(name.casefold())
    if row:
        return _Name(start, end, name, known=row[1], kind=row[0])
    country = _COUNTRY.match(name)
    if country and country.group(1).casefold() in _table("countries"):
        return _judge(text, start + country.end(), end)
    if name.casefold() in _table("countries"):
        after = _COMMA.match(text, end)
        other = _read_name(text, after.end()) if after else None
        return other if other is not None and other.known else None
    whole = _media_pattern().match(text, start, end)
    if whole and not text[whole.end()].isalnum():
        row = _media()[whole.group().casefold()]
        following = text[whole.end() + 1 : end].split()
        if row[1] and following and following[0] not in _table("shapes"):
            return _Name(start, whole.end(), whole.group(), known=True, kind=row[0])
    shaped = any(part in _table("shapes") for part in name.split()[1:]) or _DOMAIN.search(name) is not None
    return _Name(start, end, name, known=shaped)


def _after_verbs(text: str) -> Iterator[_Found]:
    strong, weak, subject = _table("strong"), _table("weak"), _table("subject")
    for match in _verbs().finditer(text):
        verb = match.group().lower()
        if verb in subject and (hit := _before_verb(text, match.start(), match.end(), verb)):
            yield hit
            if other := _joined_before(text, hit.start):
                yield other
        elif (verb in strong or verb in weak) and (
            hit := _object(text, match.start(), match.end(), strong=verb in strong)
        ):
            yield hit
            yield from _joined_after(text, hit.end)


def _object(text: str, start: int, end: int, *, strong: bool) -> _Found | None:
    """Read what follows a verb: links (`dari laman resmi`), then a name."""
    at = end
    links: list[str] = []
    while len(links) < 9:
        gap = re.compile(r"[ \xa0]{0,3}").match(text, at)
        at = gap.end() if gap else at
        word = re.compile(r"[A-Za-z]+").match(text, at)
        if word is None:
            break
        token = word.group()
        glued = re.match(r"(?:dari|oleh|laman|situs|media)(?=[A-Z])", token)
        if glued:
            token = glued.group()
        if token.lower() not in _table("links") or (token[0].isupper() and token.lower() in {"the", "x", "dan"}):
            break
        if (
            token[0].isupper()
            and links == []
            and token.lower() not in {"kantor", "harian", "koran", "majalah", "surat", "laman", "situs"}
        ):
            if _media_pattern().match(text, at):
                break
            if token.lower() not in _table("platforms") and token.lower() not in {"media", "televisi", "jaringan"}:
                break
        links.append(token.lower())
        at += len(token)
    name = _read_name(text, at)
    if name is None:
        return None
    medium = _is_medium(links)
    if not name.known and not medium:
        if not strong:
            return None
        if links and links[-1] in {"di", "pada", "kepada", "dalam", "ke"}:
            return None
    return _Found(start, name.end, _without_platform(name.text), "verb")


def _joined_after(text: str, at: int) -> Iterator[_Found]:
    """Read the other media of `dikutip dari AFP, BBC dan Reuters`."""
    while (joint := _JOINT.match(text, at)) and (name := _read_name(text, joint.end())) and name.known:
        yield _Found(name.start, name.end, name.text, "verb")
        at = name.end


def _joined_before(text: str, at: int) -> _Found | None:
    """Read the first medium of `Al Jazeera dan CNN melaporkan`."""
    if not text.endswith(" dan ", 0, at):
        return None
    end = at - len(" dan ")
    for match in _media_pattern().finditer(text, max(0, end - 40), end):
        if match.end() == end:
            return _Found(match.start(), end, match.group(), "subject")
    return None


def _is_medium(links: list[str]) -> bool:
    return (
        any(link in _table("media") for link in links)
        or ("berita" in links and "kantor" in links)
        or ("surat" in links and "kabar" in links)
    )


def _without_platform(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _table("platforms") else name


def _before_verb(text: str, at: int, end: int, verb: str) -> _Found | None:
    """Read a medium right before the verb: `NBC mengutip`, `kantor berita Tasnim melaporkan`."""
    line = text[max(0, at - 90) : at].rpartition("\n")[2]
    line = _BRACKETS.sub(lambda match: " " * len(match.group()), line)
    line = line[max(line.rfind(". "), line.rfind('"'), line.rfind("(")) + 1 :]
    offset = at - len(line)
    tokens = [(m.start() + offset, m.end() + offset, m.group()) for m in _LINE_TOKEN.finditer(line)]
    while tokens and tokens[-1][2].lower() in _BEFORE_VERB:
        tokens.pop()
    if not tokens or line[tokens[-1][1] - offset :].strip(" ,") not in {"", *_BEFORE_VERB}:
        return None
    for first in range(max(0, len(tokens) - 6), len(tokens)):
        if not all(_is_name(token[2]) or token[2] in _CONNECTORS for token in tokens[first:]):
            continue
        name = _judge(text, tokens[first][0], tokens[-1][1])
        if name is None or name.end != tokens[-1][1] or "," in name.text:
            continue
        lead = _lead(tokens, first)
        if lead and tokens[lead - 1][2].lower() in _GOVERNING:
            return None
        if any(token[2].lower() in _MEDIUM for token in tokens[lead:first]):
            return _Found(tokens[lead][0], end, name.text, "subject")
        row = _media().get(name.text.casefold())
        sure = row is not None and (row[1] or verb in _SURE_VERBS) and verb not in _ONLY_WITH_MEDIUM
        if sure and (first <= 1 or not tokens[first - 1][2][0].isupper()):
            return _Found(tokens[first][0], end, name.text, "subject")
    return None


def _lead(tokens: list[tuple[int, int, str]], first: int) -> int:
    """Return where the words for a medium before the name begin: stasiun televisi Iran, IRIB."""
    lead = first
    while lead and (tokens[lead - 1][2].lower() in _MEDIUM_LEADS or tokens[lead - 1][2].lower() in _table("countries")):
        lead -= 1
    return lead


def _is_name(token: str) -> bool:
    return token[0].isupper() or token[0].isdigit() or token.startswith(("detik", "kumparan"))


def _sites(text: str) -> Iterator[_Found]:
    for match in _SITE.finditer(text):
        spaces = _SITE_WORDS.match(text, match.end())
        if spaces is None or not _EVIDENCE.search(text, max(0, match.start() - 70), match.start()):
            continue
        if name := _read_name(text, spaces.end()):
            yield _Found(match.start(), name.end, _without_platform(name.text), "site")


def _labels(text: str) -> Iterator[_Found]:
    for match in _LABEL.finditer(text):
        name = _read_name(text, match.end())
        if name is None:
            continue
        picture = match.group()[0] in "FfPp"
        if picture and name.kind != "agency":
            agency = _agencies_pattern().match(text, match.end())
            if agency is None:
                continue
            name = _Name(agency.start(), agency.end(), agency.group(), known=True)
        yield _Found(match.start(), name.end, name.text, "label")


def _credits(text: str) -> Iterator[_Found]:
    """Find agencies in credits: `(ANTARA)`, `(AFP/…)`, `ANTARA FOTO/…`."""
    for match in _agencies_pattern().finditer(text):
        name = match.group()
        source = "Antara" if name.lower() == "ant" else name
        start, end = match.span()
        after = text[end : end + 1]
        row = _media().get(name.casefold())
        alone = row is None or row[1]
        if start and text[start - 1] in "([":
            close = re.compile(r"[^()\[\]\n]{0,80}[)\]]").match(text, end)
            if close is None:
                continue
            tail = text[close.end() : close.end() + 3].strip()
            if after in {"/", ":", "-"} or (alone and after in {")", "]"} and (not tail or tail[0] in "-–—")):
                yield _Found(start - 1, close.end(), source, "credit")
        elif after == "/" and alone and name.lower() != "ant" and text[end + 1 : end + 2].isupper():
            yield _Found(start, end, source, "credit")
