"""The reporting clause behind a quotation: `"…," kata Budi`, `"…," ujarnya`, `"…," Budi menambahkan`."""

import re
from dataclasses import replace
from functools import cache

from beritaenrich.model import EntityKind
from beritaenrich.quotes.clauses import MARKS, SURE, Clause, clitic_of, reporting
from beritaenrich.quotes.context import REACH, Context, Word
from beritaenrich.quotes.marks import Stretch
from beritaenrich.quotes.phrases import Reference, Speaker, read_phrase
from beritaenrich.quotes.reporting import ReportingWord, Voice, reporting_word
from beritaenrich.quotes.subjects import read_subject
from beritaenrich.quotes.wordlists import words

_SUBJECT_REACH = 16
_SIGNED = re.compile(r"\s{0,2}[-–—]{1,2} ?(?=[A-Z])")
_BREAK = re.compile(r"[ \t]*\n\s*")
_BETWEEN = frozenset(",.;-–—)…!?'”")


@cache
def _own_sentence() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a clause that is a sentence of its own: `Imbuhnya.`, `Kata Budi.`, `Begitu pesan Budi.`."""
    pronouns, thus = "|".join(sorted(words("pronouns"))), "|".join(sorted(map(str.capitalize, words("thus"))))
    cue = rf"\s{{0,2}}(?:([A-Z][a-z]{{2,15}}nya)\b|([A-Z][a-z]{{2,10}}) (?=[A-Z@]|(?:{pronouns})\b))"
    return re.compile(cue), re.compile(rf"\s{{0,2}}(?:{thus})(?:lah)? ([a-z]{{3,20}})\b")


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
    spoken = ends_like_speech(context, stretch)
    if not spoken and any(token.lower == "dan" for token in tokens[lead:at]):  # menjawab "Siap" dan kata itu …
        return None
    if spoken and (clause := _written(context, tokens, at)) is not None:
        return clause
    if first.lower in words("terms"):  # "Ayam geprek setan", demikian istilah warganet
        return None
    word = reporting(first, stemmed=first.text.islower()) or _by_position(context, stretch, tokens, at)
    if word is not None and word.voice is not Voice.ACTIVE:
        if stretch.single and word.voice is Voice.PASSIVE and not spoken:  # 'Vaksin untuk Rakyat' dikatakan Budi juga …
            return None
        clause = _verb_first(context, tokens, at, word)
        return clause if clause.speaker is not None or spoken else None
    thus = _thus(context, tokens, lead, at)
    if thus is not None and thus.speaker is not None and thus.speaker.name is not None:
        return thus
    by_name = _name_first(context, tokens, lead) or thus if spoken else None
    return by_name or _later_clause(context, tokens, at)


def _verb_first(context: Context, tokens: list[Word], at: int, word: ReportingWord) -> Clause:
    """Read `kata Budi`, `ujarnya`, `demikian pernyataan tersebut` at the reporting word `tokens[at]`."""
    first, following = tokens[at], tokens[at + 1 : at + 2]
    cue = (first.start, first.end)
    if word.voice is Voice.CLITIC:
        return Clause(cue, clitic_of(first))
    if word.voice is Voice.NOUN and word.use == "say" and _only_determiner(tokens, at + 1):
        return Clause(cue, Speaker(first.start, following[0].end if following else first.end, Reference.BODY))
    slip = word.voice is Voice.BARE and at + 2 < len(tokens) and following[0].text == ","  # kata, Ketua Pasar Budi
    speaker, _ = read_phrase(context, tokens, at + 1 + slip)
    return Clause(cue, speaker)


def _thus(context: Context, tokens: list[Word], lead: int, at: int) -> Clause | None:
    """Read `"…," demikian Budi`."""
    if at == lead or tokens[lead].lower not in words("thus"):
        return None
    speaker, _ = read_phrase(context, tokens, at)
    return Clause((tokens[lead].start, tokens[lead].end), speaker)


def _name_first(context: Context, tokens: list[Word], lead: int) -> Clause | None:
    """Read `"…," Budi menambahkan` and `"…," Camat Budi saat dihubungi`; not so `"…?" Beliau menjawab: "…"`."""
    clause = _subject_first(context, tokens, lead) if tokens[-1].text != ":" else None
    if clause is None and (speaker := _only_name(context, tokens, lead)) is not None:
        return Clause(None, speaker)
    return clause


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
    there = at + 2 < len(tokens) and tokens[at].lower in words("written") and tokens[at + 1].lower in words("inside")
    if not there:
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
    return at >= len(tokens) or tokens[at].lower in words("determiners") or not tokens[at].text[0].isalnum()


def _end_of_clause(context: Context, start: int) -> int:
    gap = _BREAK.match(context.text, start)
    if gap and context.text[gap.end() : gap.end() + 1].islower():  # the clause stands on a line of its own
        return context.cut_after(gap.end() + 1)
    capital_cue, thus_cue = _own_sentence()
    first = capital_cue.match(context.text, start)
    if first and (word := reporting_word(first.group(1) or first.group(2))):  # "….” Imbuhnya. "….” Kata Budi.
        if word.voice is (Voice.CLITIC if first.group(1) else Voice.BARE):
            return context.cut_after(first.end())
    elif thus := thus_cue.match(context.text, start):  # "….” Begitu pesan Budi kepada warga.
        word = reporting_word(thus.group(1))
        if word is not None or thus.group(1) in words("statements"):
            return context.cut_after(thus.end())
    elif signed := _SIGNED.match(context.text, start):
        return context.cut_after(signed.end())
    return context.cut_after(start)


def _until_mark(tokens: list[Word], start: int) -> list[Word]:
    for index in range(start, len(tokens)):
        if tokens[index].text in MARKS:
            return tokens[:index]
    return tokens


def ends_like_speech(context: Context, stretch: Stretch) -> bool:
    """Tell whether the words in marks end as speech does before its reporting clause: `…,"`, `…!"`, `…",`."""
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
    for index in range(max(at, 1), min(len(tokens) - 1, at + REACH)):
        if tokens[index - 1].text != ",":
            continue
        word = reporting(tokens[index])
        if word is None or word.voice not in {Voice.BARE, Voice.CLITIC}:
            continue
        cue = (tokens[index].start, tokens[index].end)
        if word.voice is Voice.CLITIC:
            return Clause(cue, clitic_of(tokens[index]), partial=True)
        speaker, _ = read_phrase(context, tokens, index + 1)
        if speaker is not None and speaker.reference in SURE:
            return Clause(cue, speaker, partial=True)
    return None


def taken_over(context: Context, stretch: Stretch) -> bool:
    """Tell whether only a source follows the quotation: `"…," dikutip dari laman X`."""
    tokens = context.words(stretch.right, min(stretch.right + 40, context.cut_after(stretch.right)))
    lead = [token for token in tokens if token.text[0].isalnum()]
    return bool(lead) and lead[0].lower in words("taking_over") and ends_like_speech(context, stretch)
