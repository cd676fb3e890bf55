"""When the dossier locks itself, and what goes with it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.services.team import TeamRow
from casus.system.settings import LONGEST_LOCK, SHORTEST_LOCK
from casus.ui.icons import Icon
from casus.ui.instellingen.parts import group, set_quietly
from casus.ui.instellingen.team_model import TeamModel
from casus.ui.preferences import Preferences
from casus.ui.widgets.choice import Check
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.sign import IconSign
from casus.ui.widgets.stepper import Stepper


class VergrendelPane(QWidget):
    """Minutes, the system, the clipboard."""

    def __init__(self, preferences: Preferences, model: TeamModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        card = group(self.tr("Op slot als er niemand is"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(self.tr("Na zoveel minuten zonder toets of muis")))
        self._minutes = Stepper(
            5, self.tr("Op slot na zoveel minuten"), minimum=SHORTEST_LOCK, maximum=LONGEST_LOCK, step=1
        )
        self._minutes.setObjectName("vergrendel_na")
        self._minutes.value_edited.connect(lambda value: preferences.change(vergrendel_na=value))
        row.addWidget(self._minutes)
        row.addStretch(1)
        card.body.addLayout(row)
        self._limit = WrapLabel("", "small")
        card.body.addWidget(self._limit)
        self._system = Check(
            self.tr("Ook als de computer op slot of in slaap gaat"),
            self.tr("Op een Mac hoort Casus dat niet. Daar telt de tijd hierboven."),
            as_row=True,
        )
        self._system.setObjectName("vergrendel_met_systeem")
        self._system.toggled.connect(lambda on: preferences.change(vergrendel_met_systeem=on))
        card.body.addWidget(self._system)
        column.addWidget(card)
        column.addWidget(self._clipboard_card())
        column.addWidget(self._what_it_does())
        preferences.changed.connect(self._show)
        model.loaded.connect(self._on_team)
        self._at_most = LONGEST_LOCK
        self._limit.hide()
        self._show()

    def _clipboard_card(self) -> QWidget:
        card = group(self.tr("Klembord"))
        self._clear = Check(
            self.tr("Maak het klembord na 10 seconden leeg"),
            self.tr("Alleen als er nog staat wat u in Casus kopieerde. Op slot gaan maakt het altijd leeg."),
            as_row=True,
        )
        self._clear.setObjectName("klembord_wissen")
        self._clear.toggled.connect(lambda on: self._preferences.change(klembord_wissen=on))
        card.body.addWidget(self._clear)
        return card

    def _what_it_does(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(10)
        row.addWidget(IconSign(Icon.INFO, "text2", 18, line_of="small"))
        words = self.tr(
            "20 seconden ervoor waarschuwt Casus. Elke toets telt als antwoord. Wat u typte, staat er daarna weer. "
            "Ctrl en L zet het dossier meteen op slot."
        )
        row.addWidget(WrapLabel(words, "small", ideal_width=720), 1)
        return box

    def _on_team(self, row: TeamRow) -> None:
        self._at_most = row.vergrendel_hoogstens
        self._limit.show()
        self._show()

    def _show(self, _: object = None) -> None:
        settings = self._preferences.settings
        self._minutes.setMaximum(self._at_most)
        self._minutes.setValue(settings.lock_minutes(self._at_most))
        self._minutes.update()
        words = self.tr("Uw team staat hoogstens {0} minuten toe. Minder mag u zelf kiezen.")
        self._limit.setText(words.format(self._at_most))
        marks = [(self._system, settings.vergrendel_met_systeem), (self._clear, settings.klembord_wissen)]
        set_quietly(marks)
