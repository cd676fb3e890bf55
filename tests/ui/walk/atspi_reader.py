"""What a screen reader reads of the running program, and presses in it: a program of its own for the Python of Debian.

Reads unlock, Vandaag and chairing and prints them as JSON: {screen: [[role, name, states]]} in the order of the tree.
"""

import importlib
import json
import select
import sys
import time
from pathlib import Path
from typing import Any

gi = importlib.import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
PATIENCE = 40.0
STATES = ("CHECKED", "SELECTED", "FOCUSED", "EXPANDED")


def pause(seconds: float) -> None:
    """Look again a little later: another process draws."""
    select.select([], [], [], seconds)


def program() -> Any:
    """The application Casus on the desktop of the accessibility bus."""
    desktop = Atspi.get_desktop(0)
    found = [desktop.get_child_at_index(number) for number in range(desktop.get_child_count())]
    return next((each for each in found if each is not None and each.get_name() == "Casus"), None)


def read(node: Any) -> list[tuple[Any, str, str, list[str]]]:
    """Everything that shows, in order: the thing itself, role, name, states."""
    found: list[tuple[Any, str, str, list[str]]] = []
    _read(node, found, 0)
    return found


def _read(node: Any, found: list[tuple[Any, str, str, list[str]]], depth: int) -> None:
    states = node.get_state_set()
    if depth > 1 and not states.contains(Atspi.StateType.SHOWING):
        return
    told = [name.lower() for name in STATES if states.contains(getattr(Atspi.StateType, name))]
    if node.get_name():
        found.append((node, node.get_role_name(), node.get_name(), told))
    for number in range(min(node.get_child_count(), 80)):
        child = node.get_child_at_index(number)
        if child is not None:
            _read(child, found, depth + 1)


def wait_for(role: str, start: str) -> Any:
    """Until something with this role and a name that begins so can be read; gives it."""
    until = time.monotonic() + PATIENCE
    words: list[str] = []
    while time.monotonic() < until:
        app = program()
        try:
            things = read(app) if app is not None else []
        except Exception:  # noqa: BLE001 - what is read may go away while one reads it
            things = []
        for thing, its_role, name, _ in reversed(things):  # a question lies over the page that asks it
            if its_role == role and name.startswith(start):
                return thing
        words = [f"{its_role} {name}" for _, its_role, name, _ in things]
        pause(0.2)
    raise SystemExit(f"{role} {start!r} is not read; there are: {words}")


def press(role: str, start: str) -> None:
    """What a screen reader does when one presses Enter on something."""
    thing = wait_for(role, start)
    Atspi.Action.do_action(thing, 0)


def told() -> list[list[Any]]:
    """The screen as it is read now."""
    pause(1.0)
    return [[role, name, states] for _, role, name, states in read(program())]


def type_in(role: str, start: str, text: str) -> None:
    """What one types into a field."""
    Atspi.EditableText.set_text_contents(wait_for(role, start), text)


def main() -> None:
    """``atspi_reader.py FILE_WITH_RECOVERY_CODE NAME_OF_WHO_WORKS``"""
    code_file, who = sys.argv[1:3]
    screens: dict[str, list[list[Any]]] = {}
    wait_for("heading", "Open het dossier")
    screens["code"] = told()
    type_in("text", "Herstelcode", Path(code_file).read_text(encoding="utf-8").strip())
    press("push button", "Open dossier")
    wait_for("heading", "Wie werkt")
    screens["wie"] = told()
    press("radio button", who)
    screens["gekozen"] = told()
    press("push button", "Begin")
    wait_for("heading", "Vandaag")
    wait_for("push button", "Bereid overleg voor")
    screens["vandaag"] = told()
    press("push button", "Bereid overleg voor")
    press("push button", "Zet overleg open")
    wait_for("dialog", "Overleg openzetten")
    press("push button", "Zet overleg open")
    press("push button", "Start overleg")
    press("push button", "Start eerste punt")
    wait_for("push button", "Volgend punt")
    press("push button", "Volgend punt")
    wait_for("text", "Snelle invoer")
    wait_for("push button", "Open casus")
    screens["voeren"] = told()
    press("push button", "Toon de naam op dit scherm")
    wait_for("heading", "Meneer Claessens")
    screens["naam"] = told()
    json.dump(screens, sys.stdout)


if __name__ == "__main__":
    main()
