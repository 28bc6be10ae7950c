"""One run of the command line: where it works, how it speaks, what it draws."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from clusterctl import __version__
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.console import Console

    from clusterctl.diagnostics import Place
    from clusterctl.folder import Folder
    from clusterctl.messages import Language
    from clusterctl.regulation import Regulation

COLORS = ("auto", "always", "never")
LANGUAGES = ("ru", "en")

PAGE = 100
"""How wide a drawing is that goes to a file."""


@dataclass(slots=True)
class Session:
    """What all commands share; only this room knows the clock, the streams, where one stands."""

    language: Language
    debug: bool = False
    color: str = "auto"
    directory: Path = field(default_factory=Path)

    @classmethod
    def started(cls, language: Language, *, debug: bool) -> Session:
        """A session on the process's streams, which from now on never fail on a character."""
        sys.stdout = sys.stdout or _nowhere()
        sys.stderr = sys.stderr or _nowhere()
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # text streams
        return cls(language, debug)

    def take(
        self, directory: Path | None, lang: str | None, color: str | None, *, debug: bool
    ) -> None:
        """Take over the common options that were given."""
        if directory is not None:
            self.directory = self.directory / directory
        if lang is not None and lang not in LANGUAGES:
            raise ClusterctlError(_("--lang is ru or en, not “{lang}”", lang=visible(lang)))
        if color is not None and color not in COLORS:
            raise ClusterctlError(
                _("--color is auto, always or never, not “{color}”", color=visible(color))
            )
        self.color = color or self.color
        self.debug = self.debug or debug

    @property
    def today(self) -> date:
        """The day by the computer's clock."""
        return date.today()  # noqa: DTZ011 the user's own day, not Greenwich's

    def text(self, message: Message) -> str:
        """A message in the run's language, safe to show."""
        return visible(message.text(self.language))

    def folder(
        self,
        as_of: str | None = None,
        near: Path | None = None,
        unsaved: Mapping[Path, bytes] = MappingProxyType({}),
    ) -> Folder:
        """The document folder one stands in, read with progress shown on a terminal.

        What is `unsaved` stands in place of the files of those paths.
        """
        from clusterctl import folder  # noqa: PLC0415 --help does without

        root = folder.find_root(near or self.directory)
        texts = {_within(root, path): text for path, text in unsaved.items()}
        with self.progress(_("reading documents")) as step:
            return folder.load(root, self.today, day(as_of), step, texts)

    def regulation(self) -> Regulation:
        """The regulation of the folder one stands in; outside of any, the built-in one."""
        from clusterctl.folder import find_root  # noqa: PLC0415 --help does without
        from clusterctl.regulation import DEFAULT, Regulation  # noqa: PLC0415

        try:
            find_root(self.directory)
        except ClusterctlError:
            return Regulation.load(DEFAULT)
        return self.folder().regulation

    def relative(self, path: Path) -> str:
        """A path as seen from the working folder, with `/`."""
        try:
            return Path(os.path.relpath(path)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()

    def in_repository(self, root: Path) -> Callable[[str], str]:
        """What turns a file of a folder into its path from the top of its git repository.

        That is how servers know files, wherever one stands; without git, from the folder.
        """

        @cache
        def below() -> Path:
            from clusterctl import git  # noqa: PLC0415 only formats for servers need it

            resolved = root.resolve()
            return resolved.relative_to(git.top(resolved) or resolved)

        return lambda file: (below() / file).as_posix()

    def console(self, stream: IO[str] | None = None) -> Console:
        """A console on standard output or the given stream, coloured as asked for."""
        from rich.console import Console  # noqa: PLC0415 only what is drawn needs it

        stream = stream or sys.stdout
        colored = self.colored(stream)
        return Console(
            file=stream,
            force_terminal=colored or stream.isatty(),
            color_system=("auto" if stream.isatty() else "standard") if colored else None,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
        )

    def draw(self, drawing: Any) -> None:
        """Draw on standard output; what no terminal shows is a text without colours."""
        console = self.console()
        if console.is_terminal:
            console.print(drawing, soft_wrap=False)
        else:
            self.write(self.drawn(drawing, console.width))

    def drawn(self, drawing: Any, width: int = PAGE) -> str:
        """What a console would draw, as a text without colours or spaces at the lines' ends."""
        from rich.console import Console  # noqa: PLC0415 only what is drawn needs it

        text = io.StringIO()
        console = Console(file=text, width=width, color_system=None, force_terminal=False)
        console.print(drawing)
        return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())

    def colored(self, stream: IO[str]) -> bool:
        """Whether to colour a stream: the option says, NO_COLOR, FORCE_COLOR, a terminal."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return stream.isatty() and os.environ.get("TERM") != "dumb"

    def write(self, text: str) -> None:
        """Put a text on standard output as UTF-8, whatever the terminal's encoding."""
        if sys.stdout.isatty():
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()

    def write_version(self) -> None:
        """Tell the version."""
        self.write(f"clusterctl {__version__}\n")

    def complain(
        self, message: Message, hint: Message | None = None, place: Place | None = None
    ) -> None:
        """Tell on standard error why the run can't go on, where it stands, and what to do."""
        console = self.console(sys.stderr)
        at = f"{self._at(place)}: " if place else ""
        console.print(f"{at}{self.text(_('error'))}: {self.text(message)}", style="bold red")
        if hint is not None:
            console.print(f"  {self.text(_('hint'))}: {self.text(hint)}")

    def _at(self, place: Place) -> str:
        if place.within:
            return f"{visible(place.file)}: {self.text(place.within)}"
        return f"{visible(place.file)}:{place.line}:{place.column}"

    def note(self, message: Message) -> None:
        """Tell something on the side, on standard error."""
        self.console(sys.stderr).print(self.text(message), style="dim")

    @contextmanager
    def progress(self, what: Message) -> Iterator[Callable[[int, int], None] | None]:
        """A bar for long work, on a terminal only; gives the function to tell (done, total) to."""
        if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield None
            return
        from rich.progress import Progress  # noqa: PLC0415 only a terminal needs it

        with Progress(console=self.console(sys.stderr), transient=True) as bar:
            task = bar.add_task(self.text(what), total=None, visible=False)

            def step(done: int, total: int) -> None:
                bar.update(task, completed=done, total=total, visible=total > _LONG)

            yield step


def _nowhere() -> IO[str]:
    """A stream in place of one that was closed before the program started."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _within(root: Path, path: Path) -> str:
    """A path relative to the folder; an error for one where no document of it can lie."""
    from clusterctl import layout  # noqa: PLC0415 only unsaved texts need it

    if path.is_relative_to(root):
        file = path.relative_to(root)
        hidden = any(part.startswith(".") for part in file.parts)
        if file.suffix in layout.ENDINGS and file.parts[0] not in layout.SKIPPED and not hidden:
            return file.as_posix()
    raise ClusterctlError(
        _("“{path}” is no place for a document of “{root}”", path=path, root=root),
        _("give a YAML file in one of its folders, like clusters/<id>/agreement.yaml"),
    )


_LONG = 40
"""From this many steps on, work is worth a progress bar."""


def day(text: str | None) -> date | None:
    """The day that an option names; an error for anything but an existing date."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ClusterctlError(
            _("“{text}” is not a date", text=visible(text)), _("write it as 2026-11-23")
        ) from None
