"""How many payments of which year are to be looked at by a second person."""

from PySide6.QtWidgets import QWidget

from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel

USUAL = 5
MOST = 100


class SteekproefDialog(FormDialog):
    """``submitted`` carries (year, how many)."""

    def __init__(self, jaar: int, parent: QWidget) -> None:
        super().__init__(parent.tr("Welke betalingen wilt u nakijken?"), parent.tr("Kies steekproef"), parent)
        self.setObjectName("steekproef_dialoog")
        self.confirm.setObjectName("steekproef_bevestig_knop")
        told = self.tr("Het toeval kiest. Niet wat al bekeken is, of wat u zelf vroeg, invoerde, betaalde of bracht.")
        self.body.addWidget(WrapLabel(told))
        self._year, self._count = TextInput(str(jaar)), TextInput(str(USUAL))
        self._year_field = Field(self.tr("Jaar van het budget"), self._year, key="steekproef-jaar")
        self._count_field = Field(self.tr("Hoeveel betalingen"), self._count, key="steekproef-hoeveel")
        self.add_pair(("jaar", self._year_field, "steekproef_jaar"), ("aantal", self._count_field, "steekproef_aantal"))

    def problems(self) -> list[Problem]:
        year, count = self._year.text().strip(), self._count.text().strip()
        found: list[Problem] = []
        if not (year.isdecimal() and len(year) == 4):
            found.append((self.tr("Typ een jaar van vier cijfers, zoals 2026."), self._year_field))
        if not (count.isdecimal() and 1 <= int(count) <= MOST):
            found.append((self.tr("Typ een heel getal van 1 tot en met {0}.").format(MOST), self._count_field))
        return found

    def command(self) -> tuple[int, int]:
        return int(self._year.text()), int(self._count.text())
