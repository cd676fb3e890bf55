"""The rows of the ledger of one verzoek: what each moved, and a sum that closes to the cent."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.geld import show_euros
from casus.services.budgetten import Blik, BoekingRow
from casus.services.messages import label
from casus.ui.dates import day_in_list, moment_day, starting
from casus.ui.names import Names
from casus.ui.widgets.card import Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.link import Link

Act = Callable[[str, BoekingRow], None]
"""What one wants (``bon``, ``kopie``, ``keur``, ``terug``) of which row."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class GrootboekPart(QWidget):
    """``boekingen`` oldest first, of casus ``code``. ``rights``: what who works here may do."""

    def __init__(
        self,
        boekingen: Sequence[BoekingRow],
        stand: Stand,
        today: date,
        *,
        names: Names,
        code: str,
        act: Act,
        rights: Callable[[Handeling], bool],
    ) -> None:
        super().__init__()
        self.setObjectName("grootboek")
        self._today, self._names, self._code = today, names, code
        self._act, self._may = act, rights
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for column, words in enumerate(("", self.tr("Gereserveerd"), self.tr("Betaald"))):
            grid.addWidget(
                Label(words, "tag", color="text2"), 0, column, RIGHT if column else Qt.AlignmentFlag.AlignLeft
            )
        for row in boekingen:
            self._rule()
            self._add(row)
        self._rule()
        self._total(stand)

    def _rule(self) -> None:
        self._grid.addWidget(Rule(), self._grid.rowCount(), 0, 1, 3)

    def _add(self, row: BoekingRow) -> None:
        moves = Stand().after(row.soort, row.bedrag)
        place = self._grid.rowCount()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(self._what(row), "body"))
        typed = (self._names.text(each, self._code) for each in (row.kenmerk, row.omschrijving))
        small = facts(day_in_list(row.boekdag, self._today), *typed, row.door)
        column.addWidget(WrapLabel(small, "small", color="text2"))
        if row.blik is not None:
            column.addWidget(self._found(row, row.blik))
        buttons = self._acts(row)
        if buttons is not None:
            column.addWidget(buttons)
        self._grid.addWidget(box, place, 0)
        for at, cents in ((1, moves.gereserveerd), (2, moves.uitgegeven)):
            if cents:
                self._grid.addWidget(Label(signed(cents), "body", tabular=True), place, at, RIGHT)

    def _what(self, row: BoekingRow) -> str:
        words = starting(label(row.soort))
        if row.is_tegenboeking:
            return self.tr("{0}, teruggenomen").format(words)
        return self.tr("{0} (teruggenomen)").format(words) if row.is_teruggenomen else words

    def _found(self, row: BoekingRow, blik: Blik) -> QWidget:
        """What a second person found, by whom and when; wrong in the colour of a warning as long as it stands so."""
        found = self._names.text(blik.bevinding, self._code)
        words = self.tr("Door een tweede bekeken") if blik.klopt else self.tr("Klopt niet: {0}").format(found)
        seen = (words, found if blik.klopt else "", day_in_list(moment_day(blik.op), self._today), blik.door)
        return WrapLabel(facts(*seen), "small", color="warn" if row.klopt_niet else "text2")

    def _acts(self, row: BoekingRow) -> QWidget | None:
        if row.is_tegenboeking or row.is_teruggenomen:
            return None
        box = QWidget()
        flow = FlowLayout(box, gap=18)
        made = []
        if row.soort is BoekingSoort.BETALING:
            if self._may(Handeling.GELD_VRAGEN):
                made.append((self.tr("Andere bon") if row.heeft_bewijs else self.tr("Bewaar bon"), "bon"))
                made += [(self.tr("Kopie van de bon"), "kopie")] if row.heeft_bewijs else []
            if self._may(Handeling.GELD_BESLISSEN) and (row.klopt_niet or not row.is_bekeken):
                made.append((self.tr("Kijk of het klopt"), "keur"))
        if self._may(Handeling.GELD_BEHEREN) and row.mag_terug:
            made.append((self.tr("Neem terug"), "terug"))
        for words, wish in made:
            button = Link(words)
            button.setObjectName(f"boeking_{wish}_{row.id}")
            about = self.tr("{0} van {1}").format(label(row.soort), show_euros(row.bedrag))
            button.setAccessibleName(f"{words}: {about}")
            button.clicked.connect(self._asker(wish, row))
            flow.addWidget(button)
        if not made:
            box.deleteLater()
            return None
        return box

    def _asker(self, wish: str, row: BoekingRow) -> Callable[[], None]:
        return lambda: self._act(wish, row)

    def _total(self, stand: Stand) -> None:
        place = self._grid.rowCount()
        self._grid.addWidget(WrapLabel(self.tr("Nu, op de cent"), "strong"), place, 0)
        for at, cents in ((1, stand.gereserveerd), (2, stand.uitgegeven)):
            total = Label(show_euros(cents), "strong", tabular=True)
            total.setObjectName("grootboek_gereserveerd" if at == 1 else "grootboek_betaald")
            self._grid.addWidget(total, place, at, RIGHT)


def signed(cents: int) -> str:
    """``+ € 12`` and ``− € 12``: the sign is written, never only coloured."""
    return show_euros(cents) if cents < 0 else f"+ {show_euros(cents)}"
