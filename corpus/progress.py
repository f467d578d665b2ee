"""Progress of long work on a terminal: documents, how fast. Quiet where nobody watches."""

from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Progress:
    """A bar over the files of each pass of a build; nothing at all unless `stream` is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._bar = Bar(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("files  {task.fields[documents]} documents, {task.fields[pace]} a second"),
            TimeRemainingColumn(),
            console=Console(file=stream),
            disable=not stream.isatty(),
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=None, documents=0, pace="-")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def watch(self, name: str, documents: int, files: int, total: int) -> None:
        """Show how many documents came, in the pass of that name, from how many of all files."""
        if documents == 1:
            self._bar.reset(self._task, description=name)
        speed = self._bar.tasks[self._task].speed
        pace = f"{speed:.0f}" if speed else "-"
        self._bar.update(self._task, completed=files, total=total, documents=documents, pace=pace)
