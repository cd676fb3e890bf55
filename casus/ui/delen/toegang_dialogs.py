"""Sight of a closed casus: ask for it, open it in an emergency, answer, and look at an emergency afterwards."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casus.domain.changes import Changed
from casus.services.toegangsverzoeken import (
    BeantwoordVerzoek,
    BekijkNood,
    BreekGlas,
    NoodRow,
    VerzoekRow,
    VraagToegang,
    answer_verzoek,
    ask_toegang,
    break_glass,
    review_nood,
)
from casus.ui.dates import day_full
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea, TextInput
from casus.ui.widgets.label import WrapLabel

USUAL = timedelta(days=28)


class ToegangDialog(FormDialog):
    """Ask to see a casus of which one knows the code. Whether the code exists, nobody is told."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent.tr("Welke casus wilt u zien?"), parent.tr("Vraag toegang"), parent, icon=Icon.KEY)
        self.setObjectName("toegang_dialoog")
        self.confirm.setObjectName("toegang_vraag_knop")
        today = desk.runner.context.today()
        self.body.addWidget(
            WrapLabel(self.tr("De voorzitter of de coördinator geeft antwoord. Dat duurt even."), "body")
        )
        self._code, self._why = TextInput(), TextArea(lines=2)
        self._until = DateInput(today + USUAL, today=today)
        self.add_field("code", Field(self.tr("Code van de casus"), self._code), "toegang_code")
        self.add_field("reden", Field(self.tr("Waarom hebt u dit nodig?"), self._why), "toegang_reden")
        self.add_field("tot", Field(self.tr("Tot en met wanneer?"), self._until), "toegang_tot")
        self.keep_drafts(desk.runner, "toegang_vragen", 0, "code", "reden")
        hurry = Button(self.tr("Kan dit niet wachten?"), "ghost", Icon.WARN, size="small")
        hurry.setObjectName("nood_knop")
        hurry.clicked.connect(lambda: self._hurry(desk, parent))
        self.body.addWidget(hurry, 0, Qt.AlignmentFlag.AlignLeft)

    def _hurry(self, desk: Desk, parent: QWidget) -> None:
        self.reject()
        open_in_need(desk, parent)

    def problems(self) -> list[Problem]:
        found = _empty(self, self._code)
        if self._until.value() is None:
            found.append((self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["tot"]))
        return found

    def command(self) -> object:
        until = self._until.value()
        assert until is not None
        return VraagToegang(self._code.text(), self._why.toPlainText(), until)


class NoodDialog(FormDialog):
    """It cannot wait: two hours, and a coordinator sees it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Een casus openen in nood?"), parent.tr("Open in nood"), parent, kind="danger", icon=Icon.WARN
        )
        self.setObjectName("nood_dialoog")
        self.confirm.setObjectName("nood_open_knop")
        words = self.tr(
            "U ziet de casus twee uur. De coördinator ziet dat u dit deed en waarom, en kijkt of het klopte."
        )
        self.body.addWidget(WrapLabel(words, "body"))
        self._code, self._why = TextInput(), TextArea(lines=2)
        self.add_field("code", Field(self.tr("Code van de casus"), self._code), "nood_code")
        self.add_field("reden", Field(self.tr("Waarom kan dit niet wachten?"), self._why), "nood_reden")
        self.keep_drafts(desk.runner, "nood_openen", 0, "code", "reden")

    def problems(self) -> list[Problem]:
        return _empty(self, self._code)

    def command(self) -> object:
        return BreekGlas(self._code.text(), self._why.toPlainText())


class AntwoordDialog(FormDialog):
    """Yes until the day that was asked for, or no and why; neither is chosen beforehand."""

    def __init__(self, desk: Desk, row: VerzoekRow, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Mag {0} casus {1} zien?").format(row.wie, row.code), parent.tr("Geef antwoord"), parent
        )
        self.setObjectName("verzoek_dialoog")
        self.confirm.setObjectName("verzoek_antwoord_knop")
        self._row = row
        self.body.addWidget(WrapLabel(desk.names.text(row.reden, row.code), "body"))
        until = self.tr("Gevraagd tot en met {0}.").format(day_full(row.tot))
        self.body.addWidget(WrapLabel(until, "small"))
        self._yes = Radio(self.tr("Ja"), self.tr("Ziet de casus tot en met die dag"), as_row=True)
        self._no = Radio(self.tr("Nee"), self.tr("Schrijf hieronder waarom niet"), as_row=True)
        self._yes.setObjectName("verzoek_ja")
        self._no.setObjectName("verzoek_nee")
        self.body.addWidget(self._yes)
        self.body.addWidget(self._no)
        self._why = TextArea(lines=2)
        self.add_field("antwoord", Field(self.tr("Uw antwoord"), self._why), "verzoek_tekst")
        self.keep_drafts(desk.runner, "toegang_antwoord", row.id, "antwoord")
        _submit(desk, self, answer_verzoek)

    def problems(self) -> list[Problem]:
        chosen = self._yes.isChecked() or self._no.isChecked()
        return [] if chosen else [(self.tr("Kies ja of nee."), self._yes)]

    def command(self) -> object:
        return BeantwoordVerzoek(self._row.id, self._row.versie, self._yes.isChecked(), self._why.toPlainText())


class OordeelDialog(FormDialog):
    """What a coordinator thinks of an emergency afterwards."""

    def __init__(self, desk: Desk, row: NoodRow, parent: QWidget) -> None:
        question = parent.tr("{0} opende casus {1} in nood").format(row.wie, row.code)
        super().__init__(question, parent.tr("Leg oordeel vast"), parent)
        self.setObjectName("oordeel_dialoog")
        self.confirm.setObjectName("oordeel_vastleggen_knop")
        self._row = row
        self.body.addWidget(WrapLabel(desk.names.text(row.reden, row.code), "body"))
        self._why = TextArea(lines=2)
        self.add_field("oordeel", Field(self.tr("Klopte dit?"), self._why), "oordeel_tekst")
        self.keep_drafts(desk.runner, "nood_oordeel", row.id, "oordeel")
        _submit(desk, self, review_nood)

    def command(self) -> object:
        return BekijkNood(self._row.id, self._row.versie, self._why.toPlainText())


def ask_sight(desk: Desk, parent: QWidget) -> None:
    """Ask to see a casus; the answer is the same whether the code exists or not."""
    dialog = ToegangDialog(desk, parent)
    told = parent.tr("Uw vraag is gesteld. U hoort het in Delen.")
    _submit(desk, dialog, ask_toegang, lambda _: desk.tell(told))
    dialog.open()


def open_in_need(desk: Desk, parent: QWidget) -> None:
    """Open a casus now, and show it."""
    dialog = NoodDialog(desk, parent)

    def opened(changes: list[Changed]) -> None:
        desk.open_casus(next(change.id for change in changes if change.kind == "casus"))

    _submit(desk, dialog, break_glass, opened)
    dialog.open()


def _empty(dialog: FormDialog, code: TextInput) -> list[Problem]:
    if code.text().strip():
        return []
    return [(dialog.tr("Vul de code van de casus in."), dialog._fields["code"])]


def _submit(
    desk: Desk,
    dialog: FormDialog,
    service: Callable[..., list[Changed]],
    after: Callable[[list[Changed]], object] | None = None,
) -> None:
    def done(changes: list[Changed]) -> None:
        dialog.accept()
        if after is not None:
            after(changes)

    dialog.submitted.connect(
        lambda command: desk.runner.run(dialog, service, command, done=done, failed=dialog.show_error)
    )
