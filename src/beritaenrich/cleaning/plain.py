"""Plain text as cleaned text: for stages that are used alone, on a string that needs no cleaning."""

from beritaenrich.cleaning.lines import LINE
from beritaenrich.errors import type_error
from beritaenrich.model import Block, BlockKind, CleanedText, Metadata, align


def as_cleaned(text: str | CleanedText, argument: str = "text") -> CleanedText:
    r"""Return cleaned text as it is, and a plain string with every line of it as body.

    Args:
        text: cleaned text, or a string; its non-blank lines become `BODY` blocks by the rule `plain`.
        argument: the name to use in the error.

    Raises:
        InputTypeError: for any other type.

    Examples:
        >>> as_cleaned("Satu.\n\n Dua. ").text
        'Satu.\nDua.'
    """
    if isinstance(text, CleanedText):
        return text
    if not isinstance(text, str):
        raise type_error(argument, text, "str or CleanedText")
    blocks = []
    for match in LINE.finditer(text):
        line = match.group()
        if stripped := line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            end = start + len(stripped)
            blocks.append(Block(start=start, end=end, text=stripped, kind=BlockKind.BODY, rule="plain", kept=True))
    body = align(text, [(block.start, block.end, "\n") for block in blocks])
    return CleanedText(raw=text, text=body.text, metadata=Metadata(), blocks=tuple(blocks), alignment=body.alignment)
