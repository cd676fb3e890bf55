"""Lists on the command line: lines to read, or the objects of the exchange format."""

import json
import sys
from collections.abc import Callable, Collection
from io import TextIOWrapper

from casus.cli.ending import DONE
from casus.cli.main import Shell
from casus.services.context import Context
from casus.services.uitwisseling import table_objects


def show_list(
    shell: Shell,
    table: str,
    lines: Callable[[Context], list[str]],
    only: Callable[[Context], Collection[int]] | None = None,
    objects: Callable[[Context], list[dict[str, object]]] | None = None,
) -> int:
    """What the user may see, as lines or as objects (then ``only`` gives the ids that are asked for, or ``objects``
    what is no list of the exchange format).
    """
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        if not shell.args.json:
            shell.say("\n".join(lines(ctx)) or "Er is nog niets.")
            return DONE
        found = table_objects(ctx, table) if objects is None else objects(ctx)
        if only is not None:
            ids = {str(id_) for id_ in only(ctx)}
            found = [row for row in found if row["id"] in ids]
        say_json(shell, found)
    finally:
        dossier.close()
    return DONE


def say_json(shell: Shell, found: list[dict[str, object]]) -> None:
    """JSON is UTF-8, whatever the terminal speaks."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    shell.say(json.dumps(found, ensure_ascii=False, indent=2))
