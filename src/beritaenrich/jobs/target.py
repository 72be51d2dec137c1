"""Where results go: a file that grows under another name and takes its own when all is written, or a stream."""

import os
from pathlib import Path
from typing import BinaryIO

from beritaenrich.jobs.formats import Format, Kept

_NOTHING = Kept(0, 0, None)


class TargetError(Exception):
    """The output cannot be written or continued; the message says why and what to do."""


class FileTarget:
    """A file that is written as `NAME.part`: only whole pieces are ever in it, so that a run can be taken up again."""

    def __init__(self, path: Path, form: Format, *, resume: bool) -> None:
        """Look at what there is; raises `TargetError` where a run cannot begin."""
        self.form, self.final = form, path.resolve()
        self.part = self.final.with_name(f"{self.final.name}.part")
        if self.part.exists() and not resume:
            raise TargetError(
                f"{path}: a run that did not end has left {self.part.name}; go on with --resume, or delete it"
            )
        self._source = self.part if self.part.exists() else self.final
        self.resumes = resume and self._source.exists()

    def kept(self) -> Kept:
        """Return what an earlier run has left."""
        if not self.resumes:
            return _NOTHING
        try:
            with self._source.open("rb") as file:
                return self.form.kept(file)
        except OSError as error:
            raise TargetError(f"{self._source}: {error.strerror}") from error
        except ValueError as error:
            raise TargetError(f"{self._source} is no output of an earlier run: {error}") from error

    def begin(self, end: int) -> None:
        """Open the file to write behind `end`."""
        try:
            if self.resumes:
                self._source.replace(self.part)
            self._file = self.part.open("r+b" if self.resumes else "wb", buffering=0)
            self._file.truncate(end)
            self._file.seek(end)
        except OSError as error:
            raise TargetError(f"{self.final}: {error.strerror}") from error
        self._end = end

    def write(self, piece: bytes) -> None:
        """Write a piece; where that fails, nothing of it stays."""
        view = memoryview(piece)
        try:
            while view:
                view = view[self._file.write(view) :]
        except OSError as error:
            os.ftruncate(self._file.fileno(), self._end)
            raise TargetError(
                f"cannot write {self.part}: {error.strerror}; what is there is whole: go on with --resume"
            ) from error
        self._end += len(piece)

    def close(self) -> None:
        """Leave what there is for another run."""
        self._file.close()

    def finish(self) -> None:
        """Give the file its name."""
        self._file.close()
        try:
            self.form.finish(self.part, self.final)
        except OSError as error:
            raise TargetError(f"cannot write {self.final}: {error.strerror}; go on with --resume") from error


class StreamTarget:
    """Standard output, a pipe or a device: what is written is gone."""

    resumes = False

    def __init__(self, stream: BinaryIO, form: Format, name: str) -> None:
        """Take a stream that is open for bytes."""
        self.form, self._stream, self._name = form, stream, name

    def kept(self) -> Kept:
        """Return that there is nothing."""
        return _NOTHING

    def begin(self, end: int) -> None:
        """Do nothing."""

    def write(self, piece: bytes) -> None:
        """Write a piece."""
        try:
            self._stream.write(piece)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise TargetError(f"cannot write {self._name}: {error.strerror}") from error

    def close(self) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""
