"""What a page embeds in its story, between marks of its own: boxes that screen readers skip, titles that look like captions."""

import re
from collections.abc import Sequence

from beritaenrich.cleaning.lines import Line
from beritaenrich.cleaning.shapes import ends_with_stop, title_share, words
from beritaenrich.model import BlockKind

_LONGEST_BOX = 40
_OPENS = re.compile(r"\W{0,3}Lewati (?P<name>[^\n]{2,80}?),? dan lanjutkan membaca\W{0,3}", re.IGNORECASE)
_CLOSES = re.compile(r"\W{0,3}Akhir dari (?P<name>[^\n]{2,80}?)\W{0,3}", re.IGNORECASE)
_GALLERY = re.compile(r"(?:FOTO|VIDEO|INFOGRAFI[KS]|Foto|Video|Infografi[ks])(?: [\w ]{2,20})?:")
_TAKEN_FOR_OTHERS = frozenset({"caption-illustration", "related-labelled"})


def skip_boxes(lines: Sequence[Line]) -> None:
    """Drop the boxes that open with `Lewati … dan lanjutkan membaca` and close with `Akhir dari …`."""
    for index, line in enumerate(lines):
        opening = _OPENS.fullmatch(line.text)
        if opening is None:
            continue
        line.decide(BlockKind.NAV, "box-mark")
        name = opening.group("name").casefold()
        for last in range(index + 1, min(index + _LONGEST_BOX, len(lines))):
            closing = _CLOSES.fullmatch(lines[last].text)
            if closing and closing.group("name").casefold() == name:
                lines[last].decide(BlockKind.NAV, "box-mark")
                for inside in lines[index + 1 : last]:
                    inside.decide(BlockKind.RELATED, "box")
                break


def free_gallery_title(lines: Sequence[Line]) -> None:
    """Take back the first line of a page where it is the title of a gallery: `FOTO: Panen Raya Bawang di Brebes`."""
    if len(lines) < 2 or lines[0].rule not in _TAKEN_FOR_OTHERS or not _GALLERY.match(lines[0].text):
        return
    text = lines[0].core
    if 4 <= len(words(text)) <= 20 and title_share(text) >= 0.75 and not ends_with_stop(text) and "(" not in text:
        lines[0].decide(BlockKind.TITLE, "title-gallery")
