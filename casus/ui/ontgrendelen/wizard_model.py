"""A new dossier in four steps. What was typed goes along in both directions; nothing is made before step three is done,
so leaving half-way leaves nothing behind.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from casus.domain.errors import CasusError
from casus.services.gebruikers import FirstPerson
from casus.services.messages import sentence, sentence_of
from casus.system.keychain import KeychainState
from casus.system.paths import DOSSIER_SUFFIX, AppPaths, file_name
from casus.ui.ontgrendelen.unlock_state import NewForm, Step, UnlockState
from casus.ui.runner import Runner
from casus.wiring import NewTeam, OpenDossier, World, check_new, draw_herstelcode, make_team

Show = Callable[[UnlockState], None]


class WizardModel(QObject):
    """``made`` hears of the opened dossier when it is there."""

    def __init__(
        self,
        runner: Runner,
        world: World,
        paths: AppPaths,
        show: Show,
        made: Callable[[OpenDossier], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._world, self._paths = runner, world, paths
        self._show, self._made = show, made
        self._code = ""
        self._form = NewForm()
        self._typed: tuple[tuple[int, str], ...] = ()

    def begin(self) -> None:
        """The first step, with what was filled in before."""
        self._form = replace(self._form, map=self._form.map or str(self._paths.dossiers))
        self._ask(Step.NIEUW)

    def team(self, form: NewForm) -> None:
        """Whose dossier it is. On to the code, when it can come where it was asked to."""
        self._form = form
        path = self._path()

        def look() -> bool:
            check_new(path, self._world)
            return self._world.keychain.state() is KeychainState.GEEN_DIENST

        self._runner.call(self, look, done=self._on_place, failed=self._on_wrong_place)

    def typed(self, groups: dict[int, str]) -> None:
        """The groups (numbered from 1) that were typed back from paper."""
        self._typed = tuple(groups.items())
        wrong = wrong_group(self._code, groups)
        if wrong:
            self._ask(Step.BEWAAR, fout=sentence_of("groepje_onjuist", groep=wrong), veld=f"groepje_{wrong}")
        else:
            self._ask(Step.EERSTE)

    def person(self, form: NewForm) -> None:
        """Who works with it first: now everything is made at once."""
        self._form = form
        team = NewTeam(self._path(), form.naam, form.gemeente, form.wijk_namen)
        person = FirstPerson(form.persoon, form.functie, form.organisatie, form.soort, form.rollen)
        code = self._code
        self._show(replace(self._state(Step.BEZIG), adres=str(team.path)))
        self._runner.call(
            self, lambda: make_team(team, person, code, self._world), done=self._on_made, failed=self._on_not_made
        )

    def back(self, form: NewForm | None = None, groups: dict[int, str] | None = None) -> None:
        """One step back from the code or the person, with what stands there now."""
        if groups is not None:
            self._typed = tuple(groups.items())
            self._ask(Step.NIEUW)
        elif form is not None:
            self._form = form
            self._ask(Step.BEWAAR)

    def keep(self, form: NewForm) -> None:
        """Left for another page; it stands there when one comes back."""
        self._form = form

    def _path(self) -> Path:
        return Path(self._form.map) / f"{file_name(self._form.naam)}{DOSSIER_SUFFIX}"

    def _ask(self, step: Step, *, fout: str = "", veld: str = "") -> None:
        self._show(replace(self._state(step), fout=fout, veld=veld))

    def _state(self, step: Step) -> UnlockState:
        code = self._code if step is Step.BEWAAR else ""
        return UnlockState(step, str(self._path()), herstelcode=code, getypt=self._typed, nieuw=self._form)

    def _on_place(self, without_keychain: bool) -> None:
        self._form = replace(self._form, zonder_sleutelbos=without_keychain)
        self._code = self._code or draw_herstelcode()
        self._ask(Step.BEWAAR)

    def _on_wrong_place(self, error: CasusError) -> None:
        self._ask(Step.NIEUW, fout=sentence(error), veld="pad")

    def _on_made(self, dossier: OpenDossier) -> None:
        self._code, self._typed, self._form = "", (), NewForm()
        self._made(dossier)

    def _on_not_made(self, error: CasusError) -> None:
        self._ask(Step.EERSTE, fout=sentence(error))


def wrong_group(code: str, groups: dict[int, str]) -> int:
    """The first group that is not what stands on the screen; 0 when all are right."""
    written = code.split("-")
    return next((n for n, text in groups.items() if text.strip().upper() != written[n - 1]), 0)
