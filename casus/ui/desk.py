"""What every screen gets: the work, the names and the way to other screens."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from casus.ui.names import Names
from casus.ui.preferences import Preferences
from casus.ui.runner import Runner


def _nothing() -> None:
    """Where there is nothing of the kind."""


def _nowhere(_casus_id: int, _punt_id: int) -> None:
    """Where no weighing can be opened."""


def _no_offers(_casus_id: int) -> None:
    """Where no offer can be looked for."""


def _no_settings(_name: str) -> None:
    """Where there are no settings."""


def _no_verzoek(_verzoek_id: int) -> None:
    """Where no verzoek can be opened."""


@dataclass(frozen=True)
class Desk:
    """One per window. Screens hold no other way to each other than these."""

    runner: Runner
    names: Names
    preferences: Preferences
    """The settings of this machine: look and lock."""
    open_page: Callable[[QWidget], None]
    """Show a page of this room on top of what is there, with a way back."""
    back: Callable[[], None]
    """Leave the page on top."""
    open_room: Callable[[str], None]
    """Go to a room of the rail by its key: vandaag, overleg, casussen."""
    open_casus: Callable[[int], None]
    """The page of a casus, from anywhere."""
    open_overleg: Callable[[int], None]
    """The page of a meeting in its state, from anywhere."""
    tell: Callable[[str], None]
    """A short message in the bar on top that goes away by itself; never for what matters."""
    carry: Callable[[], None] = _nothing
    """Take the dossier along to another machine."""
    may_carry: Callable[[], bool] = bool
    """Whether that is possible here, for who works now."""
    tour: Callable[[], None] = _nothing
    """The practice tour, in the practice dossier."""
    weigh: Callable[[int, int], None] = _nowhere
    """A new weighing about telling: of this casus, for who sits at the table of this agenda item."""
    open_settings: Callable[[str], None] = _no_settings
    """A part of the settings by its name: team, regels, budgetten."""
    ask_money: Callable[[int, int], None] = _nowhere
    """A new verzoek for this casus (0: none yet), at the table of this agenda item (0: not at a table)."""
    open_verzoek: Callable[[int], None] = _no_verzoek
    """The page of one verzoek, on top of what is there."""
    open_verzoek_at_table: Callable[[int], None] = _no_verzoek
    """The same page while a room looks along: without names that it may not hear."""
    find_offers: Callable[[int], None] = _no_offers
    """What the neighbourhood offers for somebody in this casus."""
