"""A template read once, and papers rendered from it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Place
from clusterctl.messages import _
from clusterctl.templating import marks
from clusterctl.templating.errors import Refusal, RenderError
from clusterctl.templating.front import front
from clusterctl.templating.layout import lay_out
from clusterctl.templating.markup import markup
from clusterctl.templating.readback import lost
from clusterctl.templating.script import Script
from clusterctl.templating.tags import Written, tagged
from clusterctl.word.numbering import Numbering
from clusterctl.word.ooxml import parsed
from clusterctl.word.package import package, reference
from clusterctl.word.properties import Core
from clusterctl.word.text import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clusterctl.word.drawings import Drawing


def compile_text(
    text: str, file: str, filters: Mapping[str, Callable[..., object]] | None = None
) -> Template:
    """The template of a text; raises RenderError at the first thing that can't be understood."""
    return _compiled(text.replace("\r\n", "\n"), file, tuple(sorted((filters or {}).items())))


@lru_cache(maxsize=64)
def _compiled(
    text: str, file: str, filters: tuple[tuple[str, Callable[..., object]], ...]
) -> Template:
    return Template(text, file, dict(filters))


class Template:
    """A paper's text with its tags, checked and ready to take values."""

    def __init__(self, text: str, file: str, filters: Mapping[str, Callable[..., object]]) -> None:
        self.file = file
        self._top = Place(file)
        self._page, body, first_line = front(text, file)
        sheet = markup(tagged(Written(body, file, first_line)))
        self._script = Script(sheet.text, sheet.tags, self._top, filters)

    def render(
        self,
        values: Mapping[str, object],
        *,
        draft: str | None = None,
        properties: Mapping[str, str] | None = None,
        core: Core | None = None,
        drawings: Sequence[Drawing] = (),
    ) -> bytes:
        """The bytes of a DOCX, the same for the same values; raises RenderError.

        `draft` is told in the header of each page, `properties` are kept in the file, `drawings`
        are those that the values have places for.
        """
        xml, printed = self._script.run(values)
        numbering = Numbering(reference("numbering.xml"))
        try:
            document = parsed(xml.encode())
            marks.settle(document[0], drawings)
            lay_out(document[0], self._page, numbering)
        except Refusal as refusal:
            raise refusal.placed(self._top) from refusal
        docx = package(
            document,
            numbering.root,
            self._page,
            draft=draft or "",
            core=core or Core(),
            properties=properties or {},
            drawings=drawings,
        )
        self._refuse_lost(printed, docx)
        return docx

    def _refuse_lost(self, printed: Sequence[str], docx: bytes) -> None:
        """Reads the paper back: every value printed is there, in order, but for its spaces."""
        if (value := lost(printed, said(docx))) is not None:
            what = _("“{value}” was printed and is not in the paper", value=value)
            raise RenderError(what, self._top)
