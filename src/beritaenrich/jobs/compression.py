"""Streams of bytes that may be compressed: the ending of the file's name says how."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from beritaenrich.extras import require

GZIP, ZSTD = ".gz", ".zst"
_BLOCK = 1 << 20


def compression(path: Path) -> str | None:
    """Return `.gz`, `.zst` or None.

    Examples:
        >>> compression(Path("a.jsonl.GZ")), compression(Path("a.jsonl"))
        ('.gz', None)
    """
    ending = path.suffix.lower()
    return ending if ending in (GZIP, ZSTD) else None


def blocks(file: IO[bytes], kind: str | None) -> Iterator[bytes]:
    """Yield what a file holds, uncompressed; raises `EOFError` where it is cut off and `ValueError` where it is damaged."""
    if kind is None:
        while block := file.read(_BLOCK):
            yield block
        return
    decompressor, begun = _decompressor(kind), False
    while data := file.read(_BLOCK):
        while data:
            if decompressor.eof:
                decompressor = _decompressor(kind)
            try:
                yield decompressor.decompress(data)
            except (zlib.error, _zstd_error(kind)) as error:
                raise ValueError(str(error)) from error
            begun, data = True, decompressor.unused_data
    if begun and not decompressor.eof:
        raise EOFError


def packed(kind: str | None, data: bytes) -> bytes:
    """Return the data as a stream of its own; such streams, one behind the other, are again a stream."""
    if kind == GZIP:
        return gzip.compress(data, mtime=0)
    if kind == ZSTD:
        return bytes(_zstd().ZstdCompressor().compress(data))
    return data


def streams(kind: str, file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield where each whole stream of a file ends and what it holds; what is cut off at the end is left out."""
    end, data = 0, b""
    while True:
        decompressor = _decompressor(kind)
        held = []
        while not decompressor.eof:
            data = data or file.read(_BLOCK)
            if not data:
                return
            try:
                held.append(decompressor.decompress(data))
            except (zlib.error, _zstd_error(kind)):
                return
            end += len(data)
            data = b""
        data = decompressor.unused_data
        end -= len(data)
        yield end, b"".join(held)


def _decompressor(kind: str) -> Any:
    return zlib.decompressobj(wbits=31) if kind == GZIP else _zstd().ZstdDecompressor().decompressobj()


def _zstd_error(kind: str) -> type[Exception]:
    error: type[Exception] = zlib.error if kind == GZIP else _zstd().ZstdError
    return error


def _zstd() -> Any:
    return require("zstandard", "zstd")
