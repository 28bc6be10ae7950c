"""A Word file with tags in it as a template: read once, filled as strictly as a text template."""

from __future__ import annotations

import zipfile
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from clusterctl.diagnostics import Place
from clusterctl.messages import _
from clusterctl.templating import marks
from clusterctl.templating.errors import Refusal, RenderError
from clusterctl.templating.readback import lost
from clusterctl.templating.script import Script
from clusterctl.templating.word_marks import Marks
from clusterctl.templating.word_sheet import BETWEEN, WHOLE, WordSheet
from clusterctl.templating.word_tidying import cleared, refuse_changes, tidied
from clusterctl.word.drawings import Picture
from clusterctl.word.foreign import dressed, embedded, plain
from clusterctl.word.ooxml import parsed, serialized, w
from clusterctl.word.opening import MOST_BYTES, opened
from clusterctl.word.package import zipped
from clusterctl.word.places import spots_of, stories
from clusterctl.word.properties import Core
from clusterctl.word.renumbering import renumber

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.etree import _Element

    from clusterctl.word.drawings import Drawing


def compile_word(
    content: bytes, file: str, filters: Mapping[str, Callable[..., object]] | None = None
) -> WordTemplate:
    """The template of a DOCX with tags in it.

    Raises ClusterctlError where the file can't be opened, RenderError at the first tag that can't
    be understood.
    """
    return _compiled(content, file, tuple(sorted((filters or {}).items())))


@lru_cache(maxsize=16)
def _compiled(
    content: bytes, file: str, filters: tuple[tuple[str, Callable[..., object]], ...]
) -> WordTemplate:
    return WordTemplate(content, file, dict(filters))


def whole(file: str) -> Place:
    """The place of what is wrong with a Word file and not with one of its paragraphs."""
    return Place(file, within=WHOLE)


class WordTemplate:
    """A paper's Word file with its tags, checked and ready to take values."""

    def __init__(
        self, content: bytes, file: str, filters: Mapping[str, Callable[..., object]]
    ) -> None:
        self.file = file
        self._top = whole(file)
        self._parts = plain(opened(content, file))
        told = stories(self._parts)
        self._names = [story.part for story in told]
        marks = Marks(file)
        places = {}
        for story in told:
            cleared(story.root)
            for spot in spots_of(story):
                places[spot.paragraph] = spot.place
                refuse_changes(spot, file)
            marks.put(story)
        sheet = WordSheet(marks, places)
        try:
            for story in told:
                sheet.write(story.root)
        except Refusal as refusal:
            raise refusal.placed(self._top) from refusal
        self._script = Script(sheet.sheet.text, sheet.sheet.tags, self._top, filters)

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

        `draft` is told in the header of each page, `properties` are kept in the file beside those
        of the template, `drawings` are the pictures that the values have places for.
        """
        xml, printed = self._script.run(values)
        parts = dict(self._parts)
        for name, text in zip(self._names, xml.split(BETWEEN), strict=False):
            root = self._parsed(text.encode())
            self._settle(root, drawings, parts, name)
            tidied(root)
            if name == self._names[0]:
                renumber(root, self._parts)
            parts[name] = serialized(root)
        docx = zipped(dressed(parts, core or Core(), properties or {}, draft or ""))
        if len(docx) > MOST_BYTES:
            what = _("the paper grows past {n} megabytes", n=MOST_BYTES // 1_000_000)
            raise RenderError(what, self._top)
        self._refuse_lost(printed, docx)
        return docx

    def _settle(
        self, root: _Element, drawings: Sequence[Drawing], parts: dict[str, bytes], name: str
    ) -> None:
        """Puts the pictures in their places; raises RenderError for one that there is not."""

        def link(drawing: Drawing, number: int) -> str:
            del number
            if not isinstance(drawing, Picture):
                raise Refusal(_("a Word template has no place for a chart"))
            return embedded(parts, name, drawing)

        try:
            marks.settle(root, drawings, link)
        except Refusal as refusal:
            raise refusal.placed(self._top) from refusal

    def _parsed(self, xml: bytes) -> _Element:
        try:
            return parsed(xml)
        except etree.XMLSyntaxError as error:
            what = _("the paper grows past what Word can read: {why}", why=str(error))
            raise RenderError(what, self._top) from error

    def _refuse_lost(self, printed: Sequence[str], docx: bytes) -> None:
        """Reads the paper back: every value printed is there, in order, but for its spaces."""
        with zipfile.ZipFile(BytesIO(docx)) as package:
            stories_read = [parsed(package.read(name)) for name in self._names]
        texts = (str(each.text or "") for root in stories_read for each in root.iter(w("t")))
        if (value := lost(printed, "".join(texts))) is not None:
            what = _("“{value}” was printed and is not in the paper", value=value)
            raise RenderError(what, self._top)
