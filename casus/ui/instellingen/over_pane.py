"""About Casus: version, what is new, and the licences of everything that comes along."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.services.over import Deel, licentie_tekst, list_delen, list_nieuws, version
from casus.ui.instellingen.parts import group
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.points import point
from casus.ui.widgets.sign import Mark

SHOWN_VERSIONS = 5


class OverPane(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._about())
        column.addWidget(self._news())
        column.addWidget(self._licences())

    def _about(self) -> Card:
        card = Card(padding=20)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Mark(48))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(self.tr("Casus {0}").format(version()), "h3"))
        line = self.tr("Vrije software onder de EUPL 1.2. Casus stuurt niets naar wie dan ook.")
        words.addWidget(WrapLabel(line, "small"))
        row.addLayout(words, 1)
        card.body.addLayout(row)
        return card

    def _news(self) -> Card:
        card = group(self.tr("Wat is nieuw"))
        card.setObjectName("wat_is_nieuw")
        for news in list_nieuws()[:SHOWN_VERSIONS]:
            card.body.addWidget(Label(self.tr("Versie {0}").format(news.versie), "strong"))
            card.body.addWidget(WrapLabel(news.kop, "body", ideal_width=720))
            for line in news.punten:
                card.body.addLayout(point(line, "small", ideal_width=720))
        return card

    def _licences(self) -> Card:
        card = group(self.tr("Licenties"), self.tr("Casus bestaat voor een deel uit werk van anderen."))
        for deel in list_delen():
            card.body.addWidget(self._part(deel))
            card.body.addWidget(Rule())
        return card

    def _part(self, deel: Deel) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrapLabel(deel.naam, "small_strong"))
        words.addWidget(WrapLabel(f"{deel.wat}, {deel.licentie}", "small"))
        row.addLayout(words, 1)
        if deel.bestand:
            show = Button(self.tr("Toon de tekst"), size="small")
            show.setObjectName("toon_licentie_knop")
            show.setAccessibleName(self.tr("Toon de licentie van {0}").format(deel.naam))
            show.clicked.connect(lambda: _LicenceDialog(deel, self).open())
            row.addWidget(show)
        return box


class _LicenceDialog(Dialog):
    def __init__(self, deel: Deel, parent: QWidget) -> None:
        super().__init__(deel.naam, parent.tr("Sluit"), parent, width=760)
        self.setObjectName("licentie_dialoog")
        self.cancel.hide()
        area = TextArea(licentie_tekst(deel), lines=18)
        area.setReadOnly(True)
        self.body.addWidget(Field(self.tr("De hele tekst"), area, deel.licentie))
