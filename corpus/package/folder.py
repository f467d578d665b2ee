"""A dataset folder is there as a whole or not at all: written beside its place, then renamed into it."""

import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path

from cleaners.errors import UsageError
from corpus.package.manifest import MANIFEST, listed_files


class DatasetFolder:
    """`with DatasetFolder(out) as work:` gives a folder to fill; it becomes `out` when the block ends well.

    Work goes on in `.<name>.kliping-partial` beside `out`. What a killed build left there is replaced, what a
    running build holds is refused. A dataset of ours at `out` stays until the new one is complete.
    """

    def __init__(self, out: Path) -> None:
        self._out = out.resolve()
        self._work = self._out.with_name(f".{self._out.name}.kliping-partial")
        self._old = self._out.with_name(f".{self._out.name}.kliping-old")
        self._made: list[Path] = []
        self._lock: int | None = None

    def __enter__(self) -> Path:
        try:
            check_target(self._out)
            self._make_parents()
            self._work.mkdir(exist_ok=True)
            self._lock = _lock(self._work)
            self._recover()
            _empty(self._work)
        except OSError as error:
            self._discard()
            raise UsageError(f"{self._out}: cannot be written: {error}") from error
        return self._work

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        complete = False
        try:
            if kind is None:
                self._commit()
                complete = True
        finally:
            if complete:
                self._unlock()
            else:
                self._discard()

    def _commit(self) -> None:
        """Bring the files to disk, then into place."""
        for folder, _, names in os.walk(self._work):
            for name in names:
                _sync(Path(folder, name))
            _sync(Path(folder))
        check_target(self._out)
        if listed_files(self._out) is not None:
            self._out.rename(self._old)
        try:
            self._work.rename(self._out)
        except OSError:
            self._recover()
            raise
        _sync(self._out.parent)
        shutil.rmtree(self._old, ignore_errors=True)

    def _recover(self) -> None:
        """Undo what a build left that was killed between its two renames."""
        if not self._old.exists():
            return
        if listed_files(self._out) is None:
            self._old.rename(self._out)
        else:
            shutil.rmtree(self._old, ignore_errors=True)

    def _discard(self) -> None:
        """Leave no trace but what was there before."""
        if self._lock is not None:
            shutil.rmtree(self._work, ignore_errors=True)
            self._unlock()
        with suppress(OSError):
            for folder in self._made:
                folder.rmdir()

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _make_parents(self) -> None:
        parent = self._out.parent
        self._made = [folder for folder in (parent, *parent.parents) if not folder.exists()]
        parent.mkdir(parents=True, exist_ok=True)


def check_target(out: Path) -> None:
    """Raise UsageError unless `out` is free, an empty folder, or a dataset of ours and nothing besides."""
    if not out.resolve().name:
        raise UsageError(f"{out}: is no place for a dataset")
    try:
        str(out.resolve()).encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{out}: is no place for a dataset: the path is no UTF-8") from error
    if not out.exists():
        return
    if not out.is_dir():
        raise UsageError(f"{out}: is a file; name a folder for the dataset")
    if not any(out.iterdir()):
        return
    listed = listed_files(out)
    if listed is None:
        raise UsageError(f"{out}: is not empty and holds no dataset of ours; name another folder")
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
    foreign = sorted(found - listed - {MANIFEST, "README.md"})
    if foreign:
        names = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise UsageError(f"{out}: holds files that are no part of the dataset and would be lost: {names}")


def _lock(folder: Path) -> int:
    """Hold the folder for this process; the lock ends with the process."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), folder.stat()):
            return handle
    except OSError as error:
        os.close(handle)
        raise UsageError(f"{folder}: another build is writing here") from error
    os.close(handle)
    raise UsageError(f"{folder}: another build is writing here")


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
