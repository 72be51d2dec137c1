"""The errors that the library raises: one line each, all subclasses of `BeritaError` and of the fitting builtin."""


class BeritaError(Exception):
    """Base of every error that this library raises on purpose.

    Examples:
        >>> import beritaenrich as be
        >>> try:
        ...     be.enrich(None)
        ... except be.BeritaError as error:
        ...     print(error)
        argument 'raw' must be str, not NoneType
    """


class InputTypeError(BeritaError, TypeError):
    """An argument has a type that the function does not take; the message names the argument and the type.

    Examples:
        >>> import beritaenrich as be
        >>> try:
        ...     be.enrich(b"Hujan turun.")
        ... except be.InputTypeError as error:
        ...     print(error)
        argument 'raw' must be str, not bytes
    """


class InputValueError(BeritaError, ValueError):
    """An argument has the right type and a value that cannot be used; the message says which values can.

    Examples:
        >>> import beritaenrich as be
        >>> try:
        ...     be.enrich_many([], workers=0)
        ... except be.InputValueError as error:
        ...     print(error)
        argument 'workers' must be a number of processes from 1 up, not 0
    """


class ModelError(BeritaError, RuntimeError):
    """A model file is missing or damaged; the message names the file and the command that mends it.

    Examples:
        >>> issubclass(ModelError, BeritaError), issubclass(ModelError, RuntimeError)
        (True, True)
    """


class ResourceError(BeritaError, RuntimeError):
    """A table in `resources/` is missing or malformed; the message names the file and the place in it.

    Examples:
        >>> from beritaenrich.lexicon import read_tsv
        >>> try:
        ...     read_tsv("dates/nothing.tsv")
        ... except ResourceError as error:
        ...     print(error)
        resource 'dates/nothing.tsv' is missing: reinstall beritaenrich
    """


class SchemaError(BeritaError, ValueError):
    """JSON is not an article of a schema version that this release reads.

    Examples:
        >>> import beritaenrich as be
        >>> try:
        ...     be.Article.from_json("{}")
        ... except be.SchemaError as error:
        ...     print(error)
        schema_version is None; this release reads version 1
    """


class MissingExtraError(BeritaError, ImportError):
    """An optional dependency is not installed; the message says which command installs it.

    Examples:
        >>> issubclass(MissingExtraError, BeritaError), issubclass(MissingExtraError, ImportError)
        (True, True)
    """


class WorkerError(BeritaError, RuntimeError):
    """A worker process ended before its work was done; the message says how.

    Examples:
        >>> issubclass(WorkerError, BeritaError), issubclass(WorkerError, RuntimeError)
        (True, True)
    """


def type_error(argument: str, value: object, expected: str) -> InputTypeError:
    """Return the error for an argument of the wrong type.

    Examples:
        >>> type_error("raw", None, "str")
        InputTypeError("argument 'raw' must be str, not NoneType")
    """
    return InputTypeError(f"argument {argument!r} must be {expected}, not {type(value).__name__}")
