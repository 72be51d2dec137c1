"""Which columns of a batch hold what, and the checks on them that every engine shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from beritaenrich.errors import InputTypeError, InputValueError, type_error
from beritaenrich.exchange.columns import NESTED, columns

_STRING = "string"
_MOMENTS = ("timestamp", "date", _STRING)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputColumns:
    """The columns with the raw texts, times of publication and outlets, and those to copy to the result."""

    text: str = "text"
    published: str | None = None
    outlet: str | None = None
    keep: tuple[str, ...] = ()

    @classmethod
    def of(cls, *, text: object, published: object, outlet: object, keep: object) -> "InputColumns":
        """Return the columns; raises `InputTypeError` naming the argument that is not the name of a column."""
        if not isinstance(text, str):
            raise type_error("text", text, "the name of a column")
        if not isinstance(published, str | None):
            raise type_error("published", published, "the name of a column or None")
        if not isinstance(outlet, str | None):
            raise type_error("outlet", outlet, "the name of a column or None")
        if not isinstance(keep, list | tuple) or not all(isinstance(name, str) for name in keep):
            raise type_error("keep", keep, "a list or tuple of column names")
        return cls(text=text, published=published, outlet=outlet, keep=tuple(keep))

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the batch that are read, each once."""
        return tuple(
            dict.fromkeys(name for name in (self.text, self.published, self.outlet, *self.keep) if name is not None)
        )

    def renamed(self, names: Mapping[str, str]) -> "InputColumns":
        """Return the same columns under other names."""
        return InputColumns(
            text=names[self.text],
            published=None if self.published is None else names[self.published],
            outlet=None if self.outlet is None else names[self.outlet],
            keep=tuple(names[name] for name in self.keep),
        )

    def check(self, there: Sequence[tuple[str, str]]) -> None:
        """Check them against the columns that are there.

        Args:
            there: name and type in words of each column; types are told by how they begin (`string`, `timestamp[us]`).

        Raises:
            InputTypeError: when a column has a type that does not fit.
            InputValueError: when a column is missing or would stand twice.
        """
        names = [name for name, _ in there]
        for name in self.names:
            if names.count(name) != 1:
                found = ", ".join(map(repr, names)) or "none"
                raise InputValueError(
                    f"{'more than one' if name in names else 'no'} column {name!r}; there are: {found}"
                )
        types = dict(there)
        for role, column, expected in (
            ("text", self.text, (_STRING,)),
            ("published", self.published, _MOMENTS),
            ("outlet", self.outlet, (_STRING,)),
        ):
            if column is not None and not types[column].startswith((*expected, "null")):
                wanted = " or ".join(expected)
                raise InputTypeError(f"column {column!r} ({role}) must hold {wanted} values, not {types[column]}")
        result = {column.name for column in columns()[NESTED]}
        for name in self.keep:
            if name in result or self.keep.count(name) > 1:
                raise InputValueError(f"column {name!r} cannot be kept: it would stand twice in the result; rename it")
