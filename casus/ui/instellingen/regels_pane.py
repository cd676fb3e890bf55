"""The rules of small money: everybody reads them, the mandate first; who keeps the money writes a new edition."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.bestedingsregels import RegelsBlad, RegelsRow, save_regels
from casus.ui.dates import day_full
from casus.ui.icons import Icon
from casus.ui.instellingen.geld_model import GeldInstelModel
from casus.ui.instellingen.parts import group
from casus.ui.instellingen.regels_dialog import TYPED, RegelsDialog
from casus.ui.instellingen.regels_words import rule_lines
from casus.ui.runner import Runner
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.fold import Fold
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.swapped import Swapped


class RegelsPane(QWidget):
    def __init__(self, runner: Runner, model: GeldInstelModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._model = runner, model
        self._failure = Banner("", "danger")
        self._failure.hide()
        self._place = Swapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._failure)
        column.addWidget(self._place)
        model.rules_read.connect(self._on_read)
        model.failed.connect(self._on_failed)

    def _on_read(self, blad: RegelsBlad) -> None:
        self._failure.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._now(blad.nu))
        others = [row for row in blad.uitgaven if row is not blad.nu]
        if others:
            fold = Fold(self.tr("Toon eerdere en komende regels"), self.tr("Verberg die regels"), "regels_eerder_knop")
            for row in others:
                fold.body.addWidget(self._edition(row))
            column.addWidget(fold)
        self._place.set_content(inside)

    def _now(self, row: RegelsRow) -> Card:
        card = group(self.tr("Zo beslist het team over snel geld"), self._since(row))
        self._write(card, row)
        if self._model.may_manage():
            change = Button(self.tr("Leg nieuwe regels vast"), "primary", Icon.EDIT)
            change.setObjectName("regels_knop")
            change.clicked.connect(self._on_change)
            card.body.addSpacing(8)
            card.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _since(self, row: RegelsRow) -> str:
        if row.geldig_vanaf is None:
            return self.tr("Uw team schreef nog geen eigen regels op. Zo begint het.")
        return facts(self.tr("Geldt sinds {0}").format(day_full(row.geldig_vanaf)), row.door)

    def _edition(self, row: RegelsRow) -> Card:
        assert row.geldig_vanaf is not None
        card = group(self.tr("Regels vanaf {0}").format(day_full(row.geldig_vanaf)), row.door)
        self._write(card, row)
        return card

    def _write(self, card: Card, row: RegelsRow) -> None:
        for words, said in rule_lines(row.regels):
            card.body.addSpacing(4)
            card.body.addWidget(Label(words, "small_strong"))
            card.body.addWidget(WrapLabel(said, "body", ideal_width=720))

    def _on_change(self) -> None:
        if self._model.blad is None:
            return
        dialog = RegelsDialog(self._model.blad.nu.regels, self._model, self)
        dialog.keep_drafts(self._runner, "bestedingsregels", 0, *TYPED)
        dialog.submitted.connect(lambda cmd: self._model.run(save_regels, cmd, dialog.answer()))
        dialog.open()

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger")
        self._failure.show()
