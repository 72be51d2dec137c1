"""The reporting clause of a quotation: after it, before it, or between its halves."""

import re
from dataclasses import dataclass, replace

from beritaenrich.model import EntityKind
from beritaenrich.quotes.context import Context, Word
from beritaenrich.quotes.marks import Stretch
from beritaenrich.quotes.phrases import DETERMINERS, Reference, Speaker, is_verb, read_phrase
from beritaenrich.quotes.reporting import ReportingWord, Voice, reporting_word, reporting_word_by_stem
from beritaenrich.quotes.subjects import read_subject
from beritaenrich.quotes.wordlists import words

_MENURUT = ReportingWord("turut", Voice.BARE, "say")
_MENURUTNYA = ReportingWord("turut", Voice.CLITIC, "say")
_REACH = 60
_SUBJECT_REACH = 16
_TITLE = 12
_POST = 4
_MARKS = frozenset('"“”„«»')
_CAPITAL_CUE = re.compile(r"\s{0,2}(?:([A-Z][a-z]{2,15}nya)\b|([A-Z][a-z]{2,10}) (?=[A-Z@]|dia\b|beliau\b))")
_SIGNED = re.compile(r"\s{0,2}[-–—]{1,2} ?(?=[A-Z])")
_BREAK = re.compile(r"[ \t]*\n\s*")
_BETWEEN = frozenset(",.;-–—)…!?'”")
_SURE = frozenset({Reference.NAME, Reference.PRONOUN, Reference.ROLE, Reference.DEFINITE})


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: its cue, its speaker, and whether the quotation is only part of the reporter's sentence."""

    cue: tuple[int, int] | None
    speaker: Speaker | None
    partial: bool = False


def reporting(word: Word, *, stemmed: bool = False) -> ReportingWord | None:
    """Return what reporting word a word of the text is."""
    lower = word.lower
    if lower == "menurut":
        return _MENURUT
    if lower == "menurutnya":
        return _MENURUTNYA
    return reporting_word_by_stem(word.text) if stemmed else reporting_word(lower)


def _clitic(word: Word) -> Speaker:
    return Speaker(word.end - (3 if word.lower.endswith("nya") else 2), word.end, Reference.CLITIC)


def clause_after(context: Context, stretch: Stretch) -> Clause | None:
    """Return the clause that follows the quotation: `"…," kata Budi`, `"…," ujarnya`, `"…," Budi menambahkan`."""
    tokens = context.words(stretch.right, _end_of_clause(context, stretch.right))
    lead = 0
    while lead < len(tokens) and tokens[lead].text in _BETWEEN:
        lead += 1
    tokens = _until_mark(tokens, lead)
    at = lead
    while at < len(tokens) and at - lead < 3 and tokens[at].lower in words("fillers"):
        at += 1
    if at >= len(tokens):
        return None
    at = _last_cue(tokens, at)
    first = tokens[at]
    spoken = _ends_like_speech(context, stretch)
    if not spoken and any(token.lower == "dan" for token in tokens[lead:at]):  # menjawab "Siap" dan kata itu …
        return None
    if spoken and (clause := _written(context, tokens, at)) is not None:
        return clause
    word = reporting(first, stemmed=first.text.islower()) or _by_position(context, stretch, tokens, at)
    if word is not None and word.voice is not Voice.ACTIVE:
        cue = (first.start, first.end)
        if stretch.single and word.voice is Voice.PASSIVE and not spoken:  # 'Vaksin untuk Rakyat' dikatakan Budi juga …
            return None
        if word.voice is Voice.CLITIC:
            return Clause(cue, _clitic(first))
        speaker, _ = read_phrase(context, tokens, at + 1)
        if word.voice is Voice.NOUN and word.use == "say" and _only_determiner(tokens, at + 1):
            end = tokens[at + 1].end if at + 1 < len(tokens) else first.end
            speaker = Speaker(first.start, end, Reference.BODY)  # demikian pernyataan tersebut
        return Clause(cue, speaker) if speaker is not None or spoken else None
    if at > lead and tokens[lead].lower in {"demikian", "begitu"}:  # "…," demikian Budi
        speaker, _ = read_phrase(context, tokens, at)
        if speaker is not None and speaker.name is not None:
            return Clause((tokens[lead].start, tokens[lead].end), speaker)
    introduces = tokens[-1].text == ":"  # "…?" Beliau menjawab: "…"
    clause = _subject_first(context, tokens, lead) if spoken and not introduces else None
    if clause is None and spoken and (speaker := _only_name(context, tokens, lead)) is not None:
        return Clause(None, speaker)
    if clause is None and spoken and at > lead and tokens[lead].lower in {"demikian", "begitu"}:
        speaker, _ = read_phrase(context, tokens, at)
        return Clause((tokens[lead].start, tokens[lead].end), speaker)
    return clause or _later_clause(context, tokens, at)


def _only_name(context: Context, tokens: list[Word], at: int) -> Speaker | None:
    """Read `"…," Camat Budi saat dihubungi`, `"…," Budi dikutip dari laman X`, `"…" – Budi`, where the reporting word is lost."""
    if not (tokens[at].text[0].isupper() or tokens[at].lower in words("roles")):
        return None
    speaker, end = read_phrase(context, tokens, at)
    name = speaker.name if speaker is not None else None
    if name is None or name.kind is not EntityKind.PERSON:
        return None
    after = next((token for token in tokens[end:] if token.start >= name.end and token.text != ","), None)
    alone = after is None or after.text == "." or after.lower in words("taking_over") | words("settings")
    return speaker if alone else None


def _last_cue(tokens: list[Word], at: int) -> int:
    """Return the index of the cue of `kata kata Budi` (a slip) and of `lanjut bunyi surat itu`."""
    if at + 1 < len(tokens):
        word, following = reporting(tokens[at]), reporting(tokens[at + 1])
        twice = tokens[at].lower == tokens[at + 1].lower or (following is not None and following.root == "bunyi")
        if word is not None and word.voice is Voice.BARE and twice:
            return at + 1
    return at


def _written(context: Context, tokens: list[Word], at: int) -> Clause | None:
    """Read `"…," demikian yang tertulis di laman BPS`."""
    at += at < len(tokens) and tokens[at].lower == "yang"
    if at + 2 >= len(tokens) or tokens[at].lower not in words("written"):
        return None
    if tokens[at + 1].lower not in {"di", "dalam", "pada"}:
        return None
    speaker, _ = read_phrase(context, tokens, at + 2)
    if speaker is not None and speaker.name is None:
        names = context.names_in(speaker.start, speaker.end)
        bodies = [name for name in names if name.kind is EntityKind.ORGANISATION]
        reference = Reference.NAME if bodies else Reference.ANONYMOUS
        speaker = replace(speaker, reference=reference, name=bodies[0] if bodies else None)
    return Clause((tokens[at].start, tokens[at].end), speaker)


def _by_position(context: Context, stretch: Stretch, tokens: list[Word], at: int) -> ReportingWord | None:
    """Take any word between `…,"` and a person, a pronoun or a stop for a reporting word: "…," asumsi Budi, "…," tutunya."""
    first, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if context.text[stretch.start : stretch.end].rstrip()[-1:] != "," or not first.text.islower():
        return None
    if (
        len(first.text) > 6
        and first.lower.endswith("nya")
        and first.lower not in words("not_speech")
        and (after is None or after.text in {",", "."})
    ):
        return ReportingWord(first.lower, Voice.CLITIC, "say")
    if after is None or first.lower in words("not_speech") | words("stops") | words("prepositions") | words(
        "adverbs"
    ) | words("fillers"):
        return None
    name = context.name_at(after.start)
    if name is None and after.lower in words("roles") | words("offices"):  # "…," ujat Kabid Humas Budi
        speaker, _ = read_phrase(context, tokens, at + 1)
        name = speaker.name if speaker is not None and speaker.reference is Reference.NAME else None
    person = name is not None and name.kind is EntityKind.PERSON and first.lower not in words("roles")
    return ReportingWord(first.lower, Voice.BARE, "say") if person or after.lower in words("pronouns") else None


def _only_determiner(tokens: list[Word], at: int) -> bool:
    return at >= len(tokens) or tokens[at].lower in DETERMINERS or not tokens[at].text[0].isalnum()


def _end_of_clause(context: Context, start: int) -> int:
    gap = _BREAK.match(context.text, start)
    if gap and context.text[gap.end() : gap.end() + 1].islower():  # the clause stands on a line of its own
        return context.cut_after(gap.end() + 1)
    first = _CAPITAL_CUE.match(context.text, start)
    if first and (word := reporting_word(first.group(1) or first.group(2))):  # "….” Imbuhnya. "….” Kata Budi.
        if word.voice is (Voice.CLITIC if first.group(1) else Voice.BARE):
            return context.cut_after(first.end())
    elif signed := _SIGNED.match(context.text, start):
        return context.cut_after(signed.end())
    return context.cut_after(start)


def _until_mark(tokens: list[Word], start: int) -> list[Word]:
    for index in range(start, len(tokens)):
        if tokens[index].text in _MARKS:
            return tokens[:index]
    return tokens


def _ends_like_speech(context: Context, stretch: Stretch) -> bool:
    inside = context.text[max(stretch.start, stretch.end - 2) : stretch.end].rstrip()
    after = context.text[stretch.right : stretch.right + 2].lstrip()
    return inside[-1:] in tuple(",.?!…") or after[:1] == ","


def _subject_first(context: Context, tokens: list[Word], lead: int) -> Clause | None:
    if tokens[lead].lower in words("contrasts"):
        return None
    for index in range(lead + 1, min(len(tokens), lead + _SUBJECT_REACH)):
        behind_name = context.name_at(tokens[index - 1].start) is not None and tokens[index].text.islower()
        word = reporting(tokens[index], stemmed=behind_name)
        if word is None or word.voice is not Voice.ACTIVE:
            continue
        speaker = read_subject(context, tokens, index, lead)
        if speaker is not None:
            return Clause((tokens[index].start, tokens[index].end), speaker)
    return None


def _later_clause(context: Context, tokens: list[Word], at: int) -> Clause | None:
    """Find `, kata Budi` further on in the sentence: the words in marks are part of what he says."""
    for index in range(max(at, 1), min(len(tokens) - 1, at + _REACH)):
        if tokens[index - 1].text != ",":
            continue
        word = reporting(tokens[index])
        if word is None or word.voice not in {Voice.BARE, Voice.CLITIC}:
            continue
        cue = (tokens[index].start, tokens[index].end)
        if word.voice is Voice.CLITIC:
            return Clause(cue, _clitic(tokens[index]), partial=True)
        speaker, _ = read_phrase(context, tokens, index + 1)
        if speaker is not None and speaker.reference in _SURE:
            return Clause(cue, speaker, partial=True)
    return None


def clause_before(context: Context, stretch: Stretch) -> Clause | None:
    """Return the clause before the quotation: `Budi mengatakan, "…"`, `Menurut Budi, "…"`, `Budi: "…"`."""
    start = context.cut_before(stretch.left)
    if not context.masked[start : stretch.left].strip():
        before = context.masked[max(0, start - 4) : start].rstrip()
        if before[-1:] not in {":", ","}:
            return None
        start = context.cut_before(start - 1)
    tokens = context.words(start, stretch.left)
    if not tokens:
        return None
    separator = tokens[-1].text if tokens[-1].text in {",", ":"} else ""
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _REACH), -1):
        word = reporting(tokens[index])
        clause = read_cue(context, tokens, index, word) if word is not None else None
        introduced = bool(separator) and index == len(tokens) - 2  # Budi menyatakan, "jika …"
        alone = clause is None and introduced and word is not None and word.voice is Voice.ACTIVE
        if alone and _independent(tokens, index) and _begins_like_speech(context, stretch):
            return Clause((tokens[index].start, tokens[index].end), None)  # Pasal 3 berbunyi: "…"
        if clause is not None:
            adjacent = index == len(tokens) - 1
            second_half = bool(index) and tokens[index - 1].text in _MARKS and separator == ","
            upper = _begins_like_speech(context, stretch)
            direct = second_half or introduced or (upper and (bool(separator) or adjacent))
            inside = tokens[-1].lower in {"dalam", "pada", "di"}  # mencatat hal itu dalam "buku harian"
            if inside or (stretch.single and separator and tokens[-2].lower in words("naming")):
                return None
            return Clause(clause.cue, clause.speaker, partial=not direct)
    if separator == ":":
        return _colon(context, tokens)
    return _cited(context, tokens) if separator and tokens[0].lower == "mengutip" else _posted(context, tokens)


def _cited(context: Context, tokens: list[Word]) -> Clause | None:
    """Read `Mengutip pernyataan Budi, "…"`."""
    speaker, _ = read_phrase(context, tokens, 1)
    person = speaker is not None and speaker.name is not None and speaker.name.kind is EntityKind.PERSON
    return Clause((tokens[0].start, tokens[0].end), speaker) if person else None


def _posted(context: Context, tokens: list[Word]) -> Clause | None:
    """Read `Budi mengunggah status, "…"`."""
    if len(tokens) < _POST or tokens[-1].text != "," or tokens[-2].lower not in words("posts"):
        return None
    verb = next(
        (index for index in range(len(tokens) - 3, len(tokens) - _POST - 1, -1) if is_verb(tokens[index].text)), 0
    )
    speaker = read_subject(context, tokens, verb) if verb else None
    return Clause((tokens[verb].start, tokens[verb].end), speaker) if speaker is not None else None


def _begins_like_speech(context: Context, stretch: Stretch) -> bool:
    inside = context.text[stretch.start : stretch.start + 8].lstrip()
    return bool(inside) and not inside[0].islower()


def read_cue(context: Context, tokens: list[Word], index: int, word: ReportingWord) -> Clause | None:
    """Return the clause that the reporting word `tokens[index]` makes, None where it is no reporting word here."""
    token = tokens[index]
    cue = (token.start, token.end)
    if context.name_at(token.start) is not None:
        return None
    if token.text[0].isupper() and index and tokens[index - 1].text[0].isalnum():  # a heading: Pemerintah Diminta Turun
        return None
    match word.voice:
        case Voice.CLITIC:
            subject = _subject_of_sentence(context, tokens, index)
            clitic = _clitic(token)
            if subject is not None:
                clitic = Speaker(clitic.start, clitic.end, Reference.CLITIC, subject.name)
            return Clause(cue, clitic)
        case Voice.ACTIVE:
            if not _independent(tokens, index):
                return None
            speaker = read_subject(context, tokens, index)
            return Clause(cue, speaker) if speaker is not None else None
        case Voice.BARE:
            return _read_bare(context, tokens, index, word)
        case Voice.PASSIVE:
            speaker, _ = read_phrase(context, tokens, index + 1)
            return Clause(cue, speaker) if speaker is not None and speaker.reference in _SURE else None
        case Voice.NOUN:
            return None


def _independent(tokens: list[Word], index: int) -> bool:
    """Tell whether the verb has a subject of its own, unlike in `Budi disebut menuding Rina`, `dana untuk menyambut Rina`."""
    before = tokens[index - 1].lower if index else ""
    return before not in words("reported") and before not in words("purposes")


def _read_bare(context: Context, tokens: list[Word], index: int, word: ReportingWord) -> Clause | None:
    """Read `kata Budi` inside a sentence, where a bare root may as well be a noun (`pesan`, `klaim`)."""
    token = tokens[index]
    speaker, _ = read_phrase(context, tokens, index + 1)
    if speaker is None:
        return None
    if word is not _MENURUT:
        before = tokens[index - 1] if index else None
        if before is not None and before.text[0].isalnum() and before.lower not in words("fillers"):
            return None
        after_quotation = before is not None and before.text in _MARKS
        sure = speaker.reference in _SURE and not (speaker.reference is Reference.NAME and speaker.name is None)
        court = tokens[index + 1].lower in words("court") and before is not None and before.text == ","
        if not sure and not after_quotation and not court:
            return None
    return Clause((token.start, token.end), speaker)


def _subject_of_sentence(context: Context, tokens: list[Word], index: int) -> Speaker | None:
    """Return the subject of an earlier reporting verb of the sentence: Moskow mengatakan … yang disebutnya “…”."""
    for at in range(index - 1, 0, -1):
        word = reporting(tokens[at])
        subject = read_subject(context, tokens, at) if word is not None and word.voice is Voice.ACTIVE else None
        if subject is not None and subject.name is not None:
            return subject
    return None


def _colon(context: Context, tokens: list[Word]) -> Clause | None:
    """Read `Budi: "…"`: a name, perhaps with a title, and a colon; or `Berikut pernyataan Budi:`."""
    begin = 0
    if len(tokens) > _TITLE:
        return None
    while begin < len(tokens) and (tokens[begin].lower in {"berikut", "inilah", "begini", "demikian"}):
        begin += 1
    word = reporting(tokens[begin]) if begin < len(tokens) else None
    cue = None
    if word is not None and word.voice is Voice.NOUN:
        cue = (tokens[begin].start, tokens[begin].end)
        begin += 1
    speaker, end = read_phrase(context, tokens, begin)
    if speaker is None or not (cue or end >= len(tokens) - 1):
        return None
    person = tokens[begin].lower in words("roles") | words("unnamed")  # Hakim: "…"
    return Clause(cue, speaker) if speaker.name is not None or person else None


def taken_over(context: Context, stretch: Stretch) -> bool:
    """Tell whether only a source follows the quotation: `"…," dikutip dari laman X`."""
    tokens = context.words(stretch.right, min(stretch.right + 40, context.cut_after(stretch.right)))
    lead = [token for token in tokens if token.text[0].isalnum()]
    return bool(lead) and lead[0].lower in words("taking_over") and _ends_like_speech(context, stretch)
