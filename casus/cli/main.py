"""The same services without a window. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 environment."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from casus.cli.ending import ended
from casus.cli.parser import make_parser
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.kopie import Verhouding
from casus.services.context import Context
from casus.services.messages import sentence_of
from casus.system.clock import day_of
from casus.system.paths import AppPaths
from casus.system.settings import read_settings
from casus.wiring import (
    OpenControle,
    OpenDossier,
    World,
    is_controle,
    open_controle,
    open_dossier,
    other_copies,
    technical_log,
)

LONGEST_SECRET = 4096
OWN_FILES = (".casus", ".casus-wal", ".casus-shm", ".casussleutel", ".casusstand")

Screens = Callable[[Context, Path, str, int, tuple[int, int], str], list[Path]]
"""Draws screens with their dialogs: folder, theme, text size in percent, width and height of the window, and which (a
pattern of their names). The cli does not know how.
"""
EVERY = "*"
WINDOW = (1440, 900)


@dataclass(frozen=True)
class Shell:
    """What a command works with."""

    args: argparse.Namespace
    world: World
    paths: AppPaths
    screens: Screens

    def say(self, text: str) -> None:
        """A line for the user, at once: who reads along must not wait, and who stopped reading is noticed now."""
        if sys.stdout is None:
            raise BrokenPipeError
        print(text, flush=True)

    def warn(self, code: str, **params: object) -> None:
        """A line beside the answer."""
        print(sentence_of(code, **params), file=sys.stderr)

    def secret(self, missing: str = "sleutelinvoer_onleesbaar") -> str | None:
        """Recovery code or password: the first line of the file or the input that was named. ``missing``: what to say
        when there is none in it.
        """
        source = self.args.sleutel
        if source is None:
            return None
        try:
            text = _first_line(source).decode("utf-8-sig").strip("\r\n")
        except OSError:
            raise EnvironmentProblem("bestand_niet_gelezen", pad=source) from None
        except UnicodeDecodeError:
            text = ""
        if not text.strip() or any(sign < " " and sign != "\t" for sign in text):
            raise RuleViolation(missing, pad="de invoer" if source == "-" else source)
        return text

    def open(self, *, warns: bool = True) -> OpenDossier:
        """The dossier that was named, or the last one."""
        address = self._address()
        if is_controle(address):
            raise RuleViolation("controle_alleen_cijfers")
        try:
            dossier = open_dossier(address, self.world, herstelcode=self.secret())
        except EnvironmentProblem as problem:
            raise EnvironmentProblem("herstelcode_ontbreekt") if problem.code == "sleutel_nodig" else problem from None
        if warns:
            self._warn_of_copies(dossier)
        return dossier

    def open_figures(self) -> OpenDossier | OpenControle:
        """The same, or the file of a controller."""
        address = self._address()
        if not is_controle(address):
            return self.open()
        try:
            return open_controle(address, self.world, self.secret("controlecode_onleesbaar"))
        except EnvironmentProblem as problem:
            missing = problem.code == "controlecode_nodig"
            raise EnvironmentProblem("controlecode_ontbreekt") if missing else problem from None

    def _address(self) -> str:
        address = self.args.dossier or read_settings(self.paths.settings_file).laatste_dossier
        if not address:
            raise RuleViolation("dossier_kiezen")
        return str(address)

    def _warn_of_copies(self, dossier: OpenDossier) -> None:
        """The newest of all copies that this machine knows is the one to work with."""
        for kopie in other_copies(dossier, self.paths)[:1]:
            is_newer = kopie.verhouding is Verhouding.NIEUWER
            day = "" if kopie.moment is None else f"{day_of(kopie.moment):%d-%m-%Y}"
            self.warn("kopie_elders_nieuwer" if is_newer else "kopie_elders_uiteen", pad=kopie.adres, dag=day)
            return
        if dossier.is_older:
            self.warn("dossier_ouder")
        elif dossier.is_rewritten:
            self.warn("logboek_past_niet")

    def context(self, dossier: OpenDossier | OpenControle) -> Context:
        """Who works: named, or the only one."""
        return dossier.context(dossier.actor(self.args.als))


Command = Callable[[Shell], int]


def main(argv: Sequence[str], world: World, paths: AppPaths, screens: Screens) -> int:
    """Run one command. Trouble is one sentence on stderr; a bug is one too, and a redacted technical log."""

    def work() -> int:
        from casus.cli.commands import COMMANDS

        args = make_parser().parse_args(list(argv))
        with technical_log(paths):
            return ended(lambda: COMMANDS[args.commando](Shell(args, world, paths, screens)))

    return ended(work)


def target(path: Path) -> Path:
    """Where a file may go: never over a dossier or what belongs to it; a shell completes the wrong name easily."""
    if path.name.lower().endswith(OWN_FILES):
        raise RuleViolation("doel_is_dossier", pad=str(path))
    return path


def _first_line(source: str) -> bytes:
    """Never more than a line: the wrong file may be endless."""
    if source == "-":
        return b"" if sys.stdin is None else sys.stdin.buffer.readline(LONGEST_SECRET)
    with Path(source).open("rb") as file:
        return file.readline(LONGEST_SECRET)
