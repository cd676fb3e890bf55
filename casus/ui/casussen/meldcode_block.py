"""The own meldcode on the page of a casus: quiet, folded, and only for who answers for the casus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.meldcode import Meldcodestap, next_step
from casus.services.casussen import CasusPage
from casus.services.meldcode import MeldcodeRow, MeldcodeStaat, ZetMeldcodestap
from casus.services.messages import label
from casus.ui.casussen.meldcode_model import MeldcodeModel
from casus.ui.dates import day_full, starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.fold import Fold
from casus.ui.widgets.inputs import ComboInput, TextArea
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import SectionHead


class MeldcodeBlock(QWidget):
    """Five steps with day, who and words. Folded until there is a step, or until somebody opens it."""

    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meldcode_blok")
        self._desk = desk
        self._code = ""
        self._is_filled = False
        self.model = MeldcodeModel(desk.runner, casus_id, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=20, spacing=10)
        column.addWidget(card)
        card.body.addWidget(SectionHead(self.tr("Zorgen over veiligheid thuis"), small=True, icon=Icon.HOME))
        self._fold = Fold(self.tr("Toon uw meldcode"), self.tr("Verberg uw meldcode"), "meldcode_knop")
        self._fold.body.setSpacing(10)
        card.body.addWidget(self._fold)
        self._inside = QWidget()
        self._fold.body.addWidget(self._inside)
        self.model.loaded.connect(self._render)
        desk.names.changed.connect(self._on_names)
        self.hide()

    def show_page(self, page: CasusPage) -> None:
        """Another casus page, or the same one read anew."""
        self._code = page.code
        if page.geheel:
            self.model.load()
        else:
            self.hide()

    def _on_names(self) -> None:
        self._render(self.model.staat)

    def _render(self, staat: MeldcodeStaat | None) -> None:
        self.setVisible(staat is not None)
        if staat is None:
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        told = self.tr(
            "Bij een vermoeden gaat uw eigen meldcode voor. Casus weegt hier niets. Alleen wie verantwoordelijk is "
            "voor de casus, en collega's van de inbrenger die meewerken, zien dit. Het staat in geen enkel verslag en "
            "in geen lijst."
        )
        column.addWidget(WrapLabel(told, "small"))
        for number, stap in enumerate(Meldcodestap, start=1):
            column.addWidget(self._step(number, stap, staat.of(stap)))
        if staat.mag_zetten:
            button = Button(self.tr("Leg stap vast"), icon=Icon.NOTE, size="small")
            button.setObjectName("meldcode_stap_knop")
            button.clicked.connect(lambda: self._ask(staat))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._put(inside)
        if staat.regels and not self._is_filled:
            self._is_filled = True
            self._fold.set_open(True)

    def _put(self, inside: QWidget) -> None:
        self._fold.body.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._fold.body.addWidget(inside)
        inside.show()

    def _step(self, number: int, stap: Meldcodestap, rows: tuple[MeldcodeRow, ...]) -> QWidget:
        box = QWidget()
        box.setObjectName(f"meldcode_{stap.value}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(f"{number}. {starting(label(stap))}", "small_strong"))
        for row in rows:
            column.addWidget(WrapLabel(self._desk.names.text(row.toelichting, self._code), "body"))
            column.addWidget(WrapLabel(facts(day_full(row.dag), row.door), "small", color="text2"))
        if not rows:
            column.addWidget(WrapLabel(self.tr("nog niet gezet"), "small", color="text2"))
        return box

    def _ask(self, staat: MeldcodeStaat) -> None:
        dialog = MeldcodeDialog(staat, self.model, self)
        dialog.keep_drafts(self._desk.runner, "meldcode", staat.casus_id, "toelichting")
        dialog.submitted.connect(lambda command: self.model.record(command, dialog.answer()))
        dialog.open()


class MeldcodeDialog(FormDialog):
    """Which step, when and what; the next one is proposed."""

    def __init__(self, staat: MeldcodeStaat, model: MeldcodeModel, parent: QWidget) -> None:
        super().__init__(parent.tr("Welke stap is gezet?"), parent.tr("Leg vast"), parent)
        self.setObjectName("meldcode_dialoog")
        self.confirm.setObjectName("meldcode_bevestig_knop")
        self._casus_id = staat.casus_id
        steps = [
            (stap.value, self.tr("Stap {0}: {1}").format(number, label(stap)))
            for number, stap in enumerate(Meldcodestap, start=1)
        ]
        self._stap = ComboInput(steps)
        self._stap.set_value(next_step({row.stap for row in staat.regels}).value)
        self._dag = DateInput(model.today(), today=model.today())
        self._tekst = TextArea(lines=3)
        self.add_field("stap", Field(self.tr("Stap van de meldcode"), self._stap), "meldcode_stap")
        self.add_field("dag", Field(self.tr("Gezet op"), self._dag), "meldcode_dag")
        help_text = self.tr("Kort. Bij stap 5: wat er is besloten, en waarom.")
        what = Field(self.tr("Wat is gedaan of besloten"), self._tekst, help_text)
        self.add_field("toelichting", what, "meldcode_tekst")

    def problems(self) -> list[Problem]:
        if self._dag.value() is None:
            return [(self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["dag"])]
        return []

    def command(self) -> object:
        dag = self._dag.value()
        assert dag is not None
        return ZetMeldcodestap(self._casus_id, Meldcodestap(str(self._stap.value())), dag, self._tekst.toPlainText())
