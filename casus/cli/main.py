"""The same services without a window. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 environment."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from casus.cli.parser import make_parser
from casus.domain.errors import CasusError, EnvironmentProblem, RuleViolation
from casus.services.context import Context
from casus.services.messages import sentence
from casus.system.logs import note
from casus.system.paths import AppPaths
from casus.system.settings import read_settings
from casus.wiring import OpenDossier, World, open_dossier

DONE, REFUSED, WRONG_USAGE, ENVIRONMENT = 0, 1, 2, 3

Screens = Callable[[Context, Path, str, int], list[Path]]
"""Draws every screen of a dossier into a folder (theme, text size); the cli does not know how."""


@dataclass(frozen=True)
class Shell:
    """What a command works with."""

    args: argparse.Namespace
    world: World
    paths: AppPaths
    screens: Screens

    def say(self, text: str) -> None:
        """A line for the user."""
        print(text)

    def secret(self) -> str | None:
        """Recovery code or password, from the file or the input that was named."""
        source = self.args.sleutel
        if source is None:
            return None
        try:
            text = sys.stdin.readline() if source == "-" else Path(source).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise EnvironmentProblem("geen_toegang", pad=source) from None
        return text.strip()

    def open(self) -> OpenDossier:
        """The dossier that was named, or the last one."""
        address = self.args.dossier or read_settings(self.paths.settings_file).laatste_dossier
        if not address:
            raise RuleViolation("dossier_kiezen")
        dossier = open_dossier(address, self.world, herstelcode=self.secret())
        if dossier.is_older:
            print(sentence(EnvironmentProblem("dossier_ouder")), file=sys.stderr)
        return dossier

    def context(self, dossier: OpenDossier) -> Context:
        """Who works: named, or the only one."""
        return dossier.context(dossier.actor(self.args.als))


Command = Callable[[Shell], int]


def main(argv: Sequence[str], world: World, paths: AppPaths, screens: Screens) -> int:
    """Run one command. Expected trouble is one sentence on stderr; a bug is one too, and a redacted technical log."""
    from casus.cli.commands import COMMANDS

    args = make_parser().parse_args(list(argv))
    shell = Shell(args, world, paths, screens)
    try:
        return COMMANDS[args.commando](shell)
    except RuleViolation as error:
        return _refuse(error, REFUSED)
    except EnvironmentProblem as error:
        return _refuse(error, ENVIRONMENT)
    except KeyboardInterrupt:
        print("Gestopt. Er is niets veranderd.", file=sys.stderr)
        return REFUSED
    except Exception as error:  # noqa: BLE001 - the last net: never a traceback with somebody's words in it
        note("cli.crash", problem=error)
        print("Er ging iets mis in Casus zelf. De gegevens zijn niet veranderd.", file=sys.stderr)
        return ENVIRONMENT


def _refuse(error: CasusError, code: int) -> int:
    print(sentence(error), file=sys.stderr)
    return code
