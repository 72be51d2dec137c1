"""An outlet that the caller names and no profile knows: its name, written so that the general rules know it for one."""

import re

from beritaenrich.cleaning.outlet_names import canonical
from beritaenrich.cleaning.places import is_place

_SHORTEST, _LONGEST = 5, 34  # what a site's name can be written in
_BLANKS = " \t\xa0"
_BEFORE = re.compile(
    r"(?:[-–—|,:(/©•·»]|\A|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|copyright|hak cipta|\d{4})\Z", re.IGNORECASE
)
_AFTER = re.compile(r"[-–—|,:.)/]|\Z|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WINDOW = 16


def as_site(text: str, outlet: str) -> str:
    """Return the masked text with the name of the outlet as that of a site, as long as it was, where it stands alone.

    It stands alone between marks or ends of lines: `Judul | Kabar Lada`, `GARUT, KABAR LADA -`, `(Kabar Lada/Rini)`. There
    every rule for sites that no profile knows holds. A name that a profile knows, or that is a place, changes nothing.

    Examples:
        >>> as_site("Panen Raya | Kabar Lada", "Kabar Lada"), as_site("Warga membaca Kabar Lada.", "Kabar Lada")
        ('Panen Raya | Kabar-.com', 'Warga membaca Kabar Lada.')
    """
    name = outlet.split()
    if not _SHORTEST <= len(" ".join(name)) <= _LONGEST or canonical(outlet) or is_place(outlet):
        return text
    pattern = r"\s{1,3}".join(map(re.escape, name))
    pieces = []
    position = 0
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        written = match.group()
        before = text[max(0, match.start() - _WINDOW) : match.start()].rstrip(_BLANKS)
        after = text[match.end() : match.end() + _WINDOW].lstrip(_BLANKS)
        alone = _BEFORE.search(before) and _AFTER.match(after)
        if alone and _SHORTEST <= len(written) <= _LONGEST and (outlet.islower() or not written.islower()):
            pieces += [text[position : match.start()], _site(written)]
            position = match.end()
    return "".join([*pieces, text[position:]])


def _site(written: str) -> str:
    """Return a site's name, as long as what is written, that no outlet has: with a dash before its dot."""
    ending = ".id" if len(written) < 7 else ".com"
    stem = "".join(char if char.isascii() and char.isalnum() else "-" for char in written[: -len(ending) - 1]) + "-"
    if not stem[0].isalpha():
        stem = "k" + stem[1:]
    return stem + (ending.upper() if written.isupper() else ending)
