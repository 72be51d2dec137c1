"""What a page prints above the story and is no part of it: menus, buttons, boxes, the credits of pictures."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from beritaenrich.cleaning.bylines import is_photo_credit
from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.shapes import BULLETS, ends_with_stop, is_paragraph, title_share, words
from beritaenrich.cleaning.vocabulary import terms
from beritaenrich.model import BlockKind

_MOST_LINES = 60
_LONGEST_LINE = 300
_MENU = 3  # lines, or words, that make a menu
_LONGEST_SECTION = 2
_TITLE_SHARE = 0.6
_AROUND = " :+–-•|/&,"
_CRUMB = re.compile(r" [/›»>|] ")


@cache
def _pages() -> frozenset[str]:
    return frozenset(terms("page_words"))


@cache
def _sections() -> frozenset[str]:
    return frozenset(map(str.casefold, terms("sections")))


def decide_page_words(lines: Sequence[Line]) -> None:
    """Decide the lines of the menu and the buttons above the first paragraph; and sections, behind a line of the menu."""
    found = list(_page_words(lines))
    if sum(not line.decided for line in lines) > len(found):  # a word that is all that a page has stays
        for line in found:
            line.decide(BlockKind.NAV, "page-word")


def _page_words(lines: Sequence[Line]) -> Iterator[Line]:
    menu = 0
    for line in lines[:_MOST_LINES]:
        core = line.core
        if len(core) > _LONGEST_LINE or is_paragraph(core):
            return
        text = core.casefold().replace("&amp;", "&").strip(_AROUND)
        pieces = words(text)
        section = menu and (text in _sections() or (menu >= _MENU and len(pieces) <= _LONGEST_SECTION))
        if text in _pages() or section:
            menu += 1
        elif len(pieces) > _LONGEST_SECTION + 1:
            menu = 0
        if not line.decided and (not pieces or text in _pages() or section or _is_menu(text, pieces)):
            yield line


def _is_menu(text: str, pieces: Sequence[str]) -> bool:
    """Whether a line is a menu, or the path to the page: `Home Nasional Daerah`, `Beranda / Daerah / Warga Tanam Pohon`."""
    crumbs = _CRUMB.split(text)
    path = len(crumbs) > 1 and crumbs[0].strip() in _pages()
    return path or (len(pieces) >= _MENU and all(piece in _pages() or piece in _sections() for piece in pieces))


def decide_photo_credits(lines: Sequence[Line]) -> None:
    """Decide the lines above the lead that are the credit of a picture, and the sentence below each that tells of it."""
    for above, line in zip([None, *lines], lines[:-1], strict=False):
        stamped = above is not None and above.kind is BlockKind.STAMP
        if not line.decided and not stamped and is_photo_credit(line.core):
            line.decide(BlockKind.CAPTION, "photo-credit")
        elif above is not None and not line.decided and above.rule == "photo-credit" and ends_with_stop(line.core):
            line.decide(BlockKind.CAPTION, "below-photo-credit")


def decide_boxes(lines: Sequence[Line]) -> None:
    """Decide what pages print above the title in boxes: numbered titles of other articles, and the story in points."""
    number = 1
    summary = False
    for index, line in enumerate(lines):
        text = line.core.strip(" :")
        below = lines[index + 1].core if index + 1 < len(lines) else ""
        heads = text.casefold() in terms("summary_heads") and below.startswith(BULLETS)
        summary = heads or (summary and text.startswith(BULLETS))
        if line.decided:
            continue
        if summary:
            line.decide(BlockKind.DECK, "summary")
        elif text == str(number) and title_share(below) >= _TITLE_SHARE:
            line.decide(BlockKind.NAV, "number-in-box")
            lines[index + 1].decide(BlockKind.RELATED, "title-in-box")
            number += 1
