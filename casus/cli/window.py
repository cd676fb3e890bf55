"""Decides whether a window opens; without arguments it knows before anything is imported."""

from collections.abc import Sequence


def wants_window(argv: Sequence[str]) -> dict[str, object] | None:
    """What the window should open, or None when the command line does the work."""
    if not argv:
        return {}
    from casus.cli.parser import make_parser

    args = make_parser().parse_args(list(argv))
    if args.commando not in (None, "oefen") or getattr(args, "zonder_scherm", False):
        return None
    asked: dict[str, object] = {"dossier": args.dossier or "", "als": args.als or "", "oefen": args.commando == "oefen"}
    look = {"thema": args.thema or "", "tekst": args.tekst or 0}
    return asked | look | {"map": getattr(args, "map", None)}
