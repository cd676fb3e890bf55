"""The real command line with its own home, its own temporary folder and no keychain; where the process itself is not
what is tried, within this one.
"""

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keyring.core
import pytest

from casus.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "resources" / "uitwisseling" / "voorbeeld.json"
_NOT_PASSED_ON = (
    "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS", "PGPASSFILE", "PGPASSWORD",
    "PYTHONUTF8", "PYTHONIOENCODING", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
)  # fmt: skip
_OWN_WINDOWS = {"oefen", "schermen"}
"""These make an application for windows, of which a process has one."""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line on stderr; a traceback or a second line fails here."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


@dataclass
class CommandLine:
    """One user on one machine; ``dossier`` and ``key`` are passed along once they are there."""

    home: Path
    dossier: Path | None = None
    key: Path | None = None
    errors: list[str] = field(default_factory=list)
    """Everything that ever came out of stderr."""
    alone: bool = False
    """Every command in a process of its own: for locks, and for what a process leaves behind."""

    @property
    def temp(self) -> Path:
        return self.home / "tmp"

    def environment(self) -> dict[str, str]:
        self.temp.mkdir(exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
        places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.home))
        temp = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temp))
        return kept | places | temp | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}

    def command(self, *args: object) -> list[str]:
        return [sys.executable, "-m", "casus", *self._given(args)]

    def _given(self, args: tuple[object, ...]) -> list[str]:
        given = ["--dossier", str(self.dossier)] if self.dossier else []
        given += ["--sleutel", str(self.key)] if self.key else []
        return [*given, *map(str, args)]

    def run(
        self,
        *args: object,
        stdin: bytes = b"",
        prefix: tuple[str, ...] = (),
        before: Callable[[], None] | None = None,
        **environment: str,
    ) -> Done:
        """``prefix``: a command that starts ours; ``before``: in the new process (limits). With any of these, or with
        input or an environment, it is a process of its own.
        """
        has_own_window = not args or not _OWN_WINDOWS.isdisjoint(args)
        needs_own = self.alone or stdin or prefix or before or environment or has_own_window
        done = self._process(args, stdin, prefix, before, environment) if needs_own else self._here(args)
        self.errors.append(done.err)
        return done

    def _process(
        self,
        args: tuple[object, ...],
        stdin: bytes,
        prefix: tuple[str, ...],
        before: Callable[[], None] | None,
        environment: dict[str, str],
    ) -> Done:
        done = subprocess.run(
            [*prefix, *self.command(*args)],
            cwd=ROOT,
            env=self.environment() | environment,
            input=stdin,
            capture_output=True,
            check=False,
            preexec_fn=before,
            timeout=300,
        )
        return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    def _here(self, args: tuple[object, ...]) -> Done:
        """As ``python -m casus`` does it, with streams that bytes come out of."""
        out, err = io.BytesIO(), io.BytesIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            self._move_in(patch)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", write_through=True))
            code = main(self._given(args))
            sys.stdout.flush()
            return Done(code, out.getvalue().decode("utf-8", "replace"), err.getvalue().decode("utf-8", "replace"))

    def _move_in(self, patch: pytest.MonkeyPatch) -> None:
        """The environment of this user; what Python remembers of another is asked for again."""
        here = self.environment()
        for name in set(os.environ) - set(here):
            patch.delenv(name)
        for name, value in here.items():
            patch.setenv(name, value)
        patch.setattr(tempfile, "tempdir", None)
        patch.setattr(keyring.core, "_keyring_backend", None)

    def make_dossier(self, name: str = "team.casus") -> str:
        """``nieuw``; from here on every command works with it. Returns the recovery code."""
        path = self.home / name
        done = self.run("nieuw", path, "--naam", "Wilgenhof", "--gemeente", "Molendam")
        assert done.code == 0, done.err
        code = next(line.removeprefix("Herstelcode: ") for line in done.out.splitlines() if "Herstelcode: " in line)
        self.dossier, self.key = path, self.home / f"{name}.sleutel"
        self.key.write_text(code + "\n", encoding="utf-8")
        return code

    def fill(self, tree: dict[str, Any] | None = None) -> None:
        """``importeer``: the example of the exchange format, or another tree."""
        file = self.home / "in.json"
        file.write_text(json.dumps(tree or example()), encoding="utf-8")
        done = self.run("importeer", file)
        assert done.code == 0, done.err
        file.unlink()


def example(*, second: tuple[str, ...] = (), roles: tuple[str, ...] = ()) -> dict[str, Any]:
    """The example of the exchange format; ``roles`` replace those of IV, ``second`` are those of a colleague, RD."""
    tree: dict[str, Any] = json.loads(EXAMPLE.read_bytes())
    first = tree["gebruiker"][0]
    if roles:
        tree["gebruiker_rol"] = [_role(80 + n, first["id"], role) for n, role in enumerate(roles)]
    if second:
        other = first | {"id": "70", "professional_id": tree["professional"][1]["id"], "code": "RD"}
        tree["gebruiker"] = [other, first]
        tree["gebruiker_rol"] = [_role(90 + n, "70", role) for n, role in enumerate(second)] + tree["gebruiker_rol"]
    return tree


def _role(number: int, gebruiker: str, rol: str) -> dict[str, str]:
    return {"id": str(number), "gebruiker_id": gebruiker, "rol": rol}
