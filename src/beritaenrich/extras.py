"""Libraries that some functions need and the package does not depend on."""

from importlib import import_module
from typing import Any

from beritaenrich.errors import MissingExtraError


def require(module: str, extra: str) -> Any:
    """Return the module, imported now.

    Args:
        module: its name (`pyarrow`, `spacy.tokens`).
        extra: the extra of this package that brings it.

    Raises:
        MissingExtraError: when it is not installed; the message says which command installs it.

    Examples:
        >>> require("json", "arrow").dumps([1])
        '[1]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        library = module.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != library:
            raise
        raise MissingExtraError(f"{library} is not installed: pip install 'beritaenrich[{extra}]'") from error
