"""A foreign template filled apart: bounded in time, memory and what it makes, its troubles told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clusterctl.diagnostics import Place
from clusterctl.errors import ClusterctlError
from clusterctl.language import Case
from clusterctl.messages import Bilingual, Message, _
from clusterctl.render import doubts
from clusterctl.render.own import TEXT, Own
from clusterctl.render.worker import USUAL, Bounds, TooLongError, TooMuchError, answered
from clusterctl.templating.errors import RenderError
from clusterctl.templating.word_template import whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clusterctl.word.drawings import Drawing
    from clusterctl.word.properties import Core


def rendered(
    own: Own,
    values: Mapping[str, object],
    *,
    draft: str | None = None,
    properties: Mapping[str, str] | None = None,
    core: Core | None = None,
    drawings: Sequence[Drawing] = (),
    bounds: Bounds = USUAL,
) -> bytes:
    """The DOCX that a template of a folder makes of the values.

    Raises ClusterctlError or RenderError as the template does, and where it goes past its bounds.
    Forms that are doubtful are told to who collects them here.
    """
    asked = {"draft": draft, "properties": properties, "core": core, "drawings": drawings}
    try:
        told, paper = answered((own, dict(values), asked), bounds)
    except TooLongError as error:
        what = _("it takes longer than {n} seconds", n=bounds.seconds)
        raise _exceeded(own, what) from error
    except TooMuchError as error:
        what = _("it takes more memory, or makes more, than a paper needs")
        raise _exceeded(own, what) from error
    _refuse(told, own)
    doubts.again(_doubt(each) for each in told["doubts"])
    return paper


def _exceeded(own: Own, what: Message) -> RenderError:
    return RenderError(
        _("the template is given up: {why}", why=what),
        Place(own.name) if own.name.endswith(TEXT) else whole(own.name),
        _("look for a loop within a loop, or for a text that is put together over and over"),
    )


def _refuse(told: dict[str, Any], own: Own) -> None:
    if bug := told.get("bug"):
        raise RuntimeError(f"{own.name}:\n{bug}")
    if (error := told.get("error")) is None:
        return
    message, hint = _message(error["message"]), error["hint"] and _message(error["hint"])
    if (at := error["place"]) is None:
        raise ClusterctlError(message, hint)
    line, column, end_line, end_column = map(int, at["span"])
    within = _message(at["within"]) if at["within"] else None
    raise RenderError(message, Place(own.name, line, column, end_line, end_column, within), hint)


def _message(texts: Mapping[str, str]) -> Message:
    return Message("{text}", {"text": Bilingual(str(texts["ru"]), str(texts["en"]))})


def _doubt(told: Mapping[str, Any]) -> doubts.Doubt:
    form, of, key = (str(told[name]) for name in ("form", "of", "key"))
    return doubts.Doubt(form, of, key, Case(told["case"]), _message(told["reason"]))
