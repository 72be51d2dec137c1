"""The errors that the library raises: one line each, all subclasses of `BeritaError` and of the fitting builtin."""


class BeritaError(Exception):
    """Base of every error that this library raises on purpose."""


class InputTypeError(BeritaError, TypeError):
    """An argument has a type that the function does not take; the message names the argument and the type."""


class InputValueError(BeritaError, ValueError):
    """An argument has the right type and a value that cannot be used; the message says which values can."""


class ModelError(BeritaError, RuntimeError):
    """A model file is missing or damaged; the message names the file and the command that mends it."""


class ResourceError(BeritaError, RuntimeError):
    """A table in `resources/` is missing or malformed; the message names the file and the place in it."""


class SchemaError(BeritaError, ValueError):
    """JSON is not an article of a schema version that this release reads."""


class MissingExtraError(BeritaError, ImportError):
    """An optional dependency is not installed; the message says which command installs it."""


class WorkerError(BeritaError, RuntimeError):
    """A worker process ended before its work was done; the message says how."""


def type_error(argument: str, value: object, expected: str) -> InputTypeError:
    """Return the error for an argument of the wrong type.

    Examples:
        >>> type_error("raw", None, "str")
        InputTypeError("argument 'raw' must be str, not NoneType")
    """
    return InputTypeError(f"argument {argument!r} must be {expected}, not {type(value).__name__}")
