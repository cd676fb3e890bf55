"""One row of the log book, whole: who, when, what, why, and the way to its casus."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.logboek import LogRegel
from casus.services.logcontrole import with_dots
from casus.services.logzinnen import GROEPEN
from casus.ui.dates import day_full, local, moment_clock, starting
from casus.ui.names import Names
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.label import Label, WrapLabel, facts


class RegelDialog(Dialog):
    """Read only. ``accepted`` when one goes on to the casus; without one there is nothing but closing."""

    def __init__(self, regel: LogRegel, names: Names, parent: QWidget) -> None:
        self._is_about = regel.casus_id is not None
        verb = parent.tr("Ga naar casus") if self._is_about else parent.tr("Sluit")
        super().__init__(parent.tr("Regel {0}").format(with_dots(regel.nr)), verb, parent)
        self.setObjectName("logregel_dialoog")
        self.confirm.setObjectName("logregel_knop")
        self.cancel.setText(self.tr("Sluit"))
        self.cancel.setVisible(self._is_about)
        there = local(regel.moment)
        when = f"{day_full(there.date())}, {moment_clock(regel.moment)}"
        parts = [
            (self.tr("Wat"), f"{regel.zin}."),
            (self.tr("Wanneer"), starting(when)),
            (self.tr("Wie"), facts(regel.wie, regel.rol, regel.organisatie)),
            (self.tr("Casus"), facts(regel.casus_code, names.beside_code(regel.casus_naam))),
            (self.tr("Soort"), GROEPEN[regel.groep]),
            (self.tr("Reden"), regel.reden),
        ]
        for caption, words in parts:
            if words:
                self.body.addLayout(_captioned(caption, words))


def _captioned(caption: str, words: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Label(caption, "caption"))
    said = WrapLabel(words, "body")
    said.setAccessibleName(f"{caption}: {words}")
    column.addWidget(said)
    return column
