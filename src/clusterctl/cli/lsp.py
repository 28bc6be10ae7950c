"""`clusterctl lsp`: the language server for editors."""

from __future__ import annotations

from clusterctl.cli.session import Session
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _


def lsp(session: Session) -> int:
    """Serve an editor: findings while typing, explanations, completion, quick fixes.

    The editor starts it and speaks to it on standard input and output; docs/editors.md has
    settings for VS Code and Neovim. It comes with the extra: pip install 'clusterctl[lsp]'.

    Examples:

    \b
    clusterctl lsp --lang ru
    """
    try:
        from clusterctl.editor import server  # noqa: PLC0415 an extra that only editors need
    except ImportError:
        raise ClusterctlError(
            _("the language server is not installed"),
            _("install it with: pip install 'clusterctl[lsp]'"),
        ) from None
    server.serve(session.language, session.today)
    return 0
