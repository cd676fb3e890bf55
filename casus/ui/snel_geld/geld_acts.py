"""The acts of small money: which dialog asks, and which service writes it down."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from casus.domain.changes import Changed
from casus.domain.verzoek_beurt import Beurt
from casus.services.betalingen import pay, settle
from casus.services.snel_geld import give_akkoord
from casus.services.terugblikken import TerugblikRow, answer_terugblik, list_terugblikken
from casus.services.verzoeken import VerzoekRow
from casus.ui.desk import Desk
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog
from casus.ui.snel_geld.betaal_dialogs import BetaalDialog, RekenAfDialog, TerugblikDialog
from casus.ui.snel_geld.verzoek_dialogs import AkkoordDialog

Service = Callable[..., list[Changed]]
FIRST = {
    Beurt.MIJN_WOORD: "akkoord",
    Beurt.BETALEN: "betaal",
    Beurt.AFREKENEN: "reken_af",
    Beurt.TERUGBLIK: "terugblik",
}
"""The first thing to do with a verzoek that stands in a list for this reason."""
MOST_DUE = 500


def show_form(
    desk: Desk,
    dialog: FormDialog,
    service: Service,
    told: str = "",
    *,
    place: tuple[str, int] | None = None,
    drafts: Sequence[str] = (),
) -> None:
    """Ask, write it down, and say so; the dialog says what is wrong. ``place``: where half a text of the fields
    ``drafts`` is kept.
    """

    def done(_: list[Changed]) -> None:
        dialog.accept()
        if told:
            desk.tell(told)

    if place is not None:
        dialog.keep_drafts(desk.runner, *place, *drafts)
    dialog.submitted.connect(lambda cmd: desk.runner.run(dialog, service, cmd, done=done, failed=dialog.show_error))
    dialog.open()


def ask_first_act(desk: Desk, row: VerzoekRow, asks: str, parent: QWidget) -> None:
    """What the one key of a row in the list asks."""
    today = desk.runner.context.today()
    if asks == "akkoord":
        show_form(desk, AkkoordDialog(row, desk.names, parent), give_akkoord)
    elif asks == "betaal":
        show_form(desk, BetaalDialog(row, today, parent), pay)
    elif asks == "reken_af":
        show_form(desk, RekenAfDialog(row, parent), settle)
    elif asks == "terugblik":

        def ask(rows: tuple[TerugblikRow, ...]) -> None:
            for each in [each for each in rows if each.verzoek_id == row.id][:1]:
                ask_terugblik(desk, each, desk.names, parent)

        desk.runner.read(parent, list_terugblikken, MOST_DUE, done=ask, latest="terugblik")


def ask_terugblik(desk: Desk, row: TerugblikRow, names: Names, parent: QWidget) -> None:
    """The question that comes back."""
    place = (f"verzoek_terugblik_{row.id}", row.verzoek_id)
    show_form(desk, TerugblikDialog(row, names, parent), answer_terugblik, place=place, drafts=("wat_gezien",))
