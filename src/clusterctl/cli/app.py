"""The commands put together, their help told in the language of the run."""

from __future__ import annotations

import inspect
import re
from copy import copy
from functools import wraps
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from clusterctl.cli.session import COLORS, Session
from clusterctl.messages import _, translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from clusterctl.messages import Language

COMMANDS = (
    "init",
    "new",
    "validate",
    "explain",
    "rules",
    "status",
    "deadlines",
    "diff",
    "render",
    "template",
    "proof",
    "language",
    "report",
    "verify",
    "export",
    "import",
    "fmt",
    "migrate",
    "schema",
    "lsp",
)
"""The commands in the order `--help` lists them; each is a function of the module of its name.

A name that is a word of Python's own goes by that name with an underscore in the code.

A module with `ACTIONS` makes a group of commands: its function of that name tells what the group
is for, and each of the actions is a command of the group.
"""

_PLACEHOLDER = re.compile("[A-Z]{2,}")
"""A word of the usage that stands for what one gives: FILE, DATE."""

_VERBATIM = "\b"
"""What a paragraph begins with whose lines are kept as they stand."""
_SHOW_HELP = _("Show this page and exit.")
_OPTIONS_WORD = _("[OPTIONS]")
_ACTION_WORDS = _("COMMAND [ARGS]...")
_PANELS = {
    "ARGUMENTS_PANEL_TITLE": _("Arguments"),
    "OPTIONS_PANEL_TITLE": _("Options"),
    "COMMANDS_PANEL_TITLE": _("Commands"),
    "DEFAULT_STRING": _("[default: {}]"),
    "REQUIRED_LONG_STRING": _("[required]"),
}

Directory = Annotated[
    Path | None,
    typer.Option(
        "-C", "--directory", metavar="DIR", help="Work in this folder instead of the current one."
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="ru|en",
        help="Speak this language; else the folder's setting, else the locale.",
    ),
]
Color = Annotated[
    str | None, typer.Option("--color", metavar="|".join(COLORS), help="When to use colours.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")]


def command(language: Language) -> TyperGroup:
    """The whole command line, ready to run."""
    whole = _built()
    for each in _all(whole):
        _translate(each, language)
    return whole


def _built() -> TyperGroup:
    """The whole command line as its modules write it."""
    app = typer.Typer(
        name="clusterctl",
        cls=_Group,
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "obj": None},
    )
    # --version needs no command
    app.callback(cls=_Group, invoke_without_command=True, no_args_is_help=True)(_started)
    for name in COMMANDS:
        _add(app, name, import_module(f"clusterctl.cli.{_in_code(name)}"))
    whole = get_command(app)
    assert isinstance(whole, TyperGroup)  # noqa: S101 several commands make a group
    return whole


def msgids() -> Iterator[str]:
    """Every text that `--help` shows, in English: what the catalogue must hold."""
    for each in _all(_built()):
        helps = (each.help, *(getattr(param, "help", None) for param in each.params))
        for text in filter(None, helps):
            yield from (p for p in _paragraphs(text) if not p.startswith(_VERBATIM))
        for param in each.params:
            yield from _PLACEHOLDER.findall(param.metavar or "")


def _add(app: typer.Typer, name: str, module: ModuleType) -> None:
    """Put the command of a module, or its group of commands, into the app."""
    function = getattr(module, _in_code(name))
    if not hasattr(module, "ACTIONS"):
        app.command(name, cls=_Command)(_with_common(function))
        return
    group = typer.Typer(
        name=name, cls=_Group, no_args_is_help=True, help=inspect.getdoc(function),
        rich_markup_mode="rich",
    )  # fmt: skip
    group.callback(cls=_Group)(_with_common(_entered))
    for action, does in module.ACTIONS.items():
        group.command(action, cls=_Command)(_with_common(does))
    app.add_typer(group, help=inspect.getdoc(function))


def _in_code(name: str) -> str:
    """What a command is called in Python, where `import` is no name."""
    return f"{name}_" if iskeyword(name) else name


def _entered(session: Session) -> None:
    """Take the common options after the name of a group, too."""


def _all(command: Any) -> Iterator[Any]:
    """A command and all commands below it."""
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from _all(each)


def _started(
    ctx: typer.Context,
    *,
    directory: Directory = None,
    lang: Lang = None,
    color: Color = None,
    debug: Debug = False,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.")
    ] = False,
) -> None:
    """Check cluster documents of vocational education by the regulation and put them on paper."""
    ctx.obj.take(directory=directory, lang=lang, color=color, debug=debug)
    if version:
        ctx.obj.write_version()
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        ctx.fail("Missing command.")


def _with_common(function: Callable[..., Any]) -> Callable[..., Any]:
    """The command taking `-C`, `--lang`, `--color` and `--debug` after its name as well."""
    own = inspect.signature(function, eval_str=True)
    common = inspect.signature(_started, eval_str=True)
    shared = [common.parameters[n] for n in ("directory", "lang", "color", "debug")]

    @wraps(function)
    def wrapper(ctx: typer.Context, **given: Any) -> Any:
        session: Session = ctx.obj
        session.take(**{p.name: given.pop(p.name) for p in shared})
        return function(session, **given)

    parameters = [common.parameters["ctx"], *list(own.parameters.values())[1:], *shared]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
    wrapper.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]  # typer reads it
    wrapper.__annotations__ = {p.name: p.annotation for p in parameters}
    del wrapper.__wrapped__
    return wrapper


class _Told:
    """A command whose fixed words are told in the language of the run."""

    language: Language = "en"

    # typer's own classes of contexts and options are private: hence Any
    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # a mixin before typer's classes
        if option is not None:
            option.help = _SHOW_HELP.text(self.language)
        return option

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]  # likewise
        usage = re.sub(r"\{([\w.]+)\}", r"\1", usage)  # what must be given needs no braces
        return usage.replace("Usage:", _("Usage:").text(self.language), 1)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # noqa: PLC0415 rich is drawn with for help alone

        for name, words in _PANELS.items():
            setattr(rich_utils, name, words.text(self.language))
        super().format_help(ctx, formatter)  # type: ignore[misc]  # likewise


class _Command(_Told, TyperCommand):
    """One command."""


class _Group(_Told, TyperGroup):
    """All of them."""

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        known = list(self.commands)  # typer puts groups behind all commands
        return sorted(known, key=COMMANDS.index) if set(known) <= set(COMMANDS) else known


def _translate(command: Any, language: Language) -> None:
    for each in (command, *command.params):
        if getattr(each, "help", None):
            each.help = _told(each.help, language)
        if getattr(each, "metavar", None):
            each.metavar = _PLACEHOLDER.sub(lambda word: _told(word[0], language), each.metavar)
    command.language = language
    command.options_metavar = _OPTIONS_WORD.text(language)
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = _ACTION_WORDS.text(language)
    for param in command.params:
        if param.param_type_name == "argument":
            _untype(param)


def _untype(argument: Any) -> None:
    """Keep the help from telling an argument's type: `<str>` says nothing to a reader."""
    argument.type = copy(argument.type)  # the parser shares it between all arguments
    argument.type.get_metavar = lambda **_: ""


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each in one line but those that keep their lines."""
    parts = inspect.cleandoc(text).split("\n\n")
    return [p if p.startswith(_VERBATIM) else " ".join(p.split()) for p in parts]


def _told(text: str, language: Language) -> str:
    """A help text in that language, its examples right below their heading."""
    told: list[str] = []
    for paragraph in _paragraphs(text):
        if paragraph.startswith(_VERBATIM):
            lines = paragraph.removeprefix(_VERBATIM).strip().splitlines()
            told.append("\n".join((told.pop(), *lines)))
        else:
            told.append(translations(language).gettext(paragraph))
    return "\n\n".join(told)
