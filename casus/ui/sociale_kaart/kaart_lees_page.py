"""A list of offers from elsewhere on its way in: choose a file, see what would happen, then read it in."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from casus.domain.errors import CasusError
from casus.domain.levensdomein import Levensdomein
from casus.services.kaartlijsten import KaartOordeel, KaartProef, KaartRegel, LeesKaart, take_kaart, try_kaart
from casus.services.messages import label, sentence
from casus.ui.dates import dotted, starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.sociale_kaart.kaart_list_model import KaartListModel
from casus.ui.sociale_kaart.kaart_words import domein_options
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import ScrollPage, SectionHead
from casus.ui.widgets.row_model import FactKind, TwoLineRow
from casus.ui.widgets.rows import RowList

MOST_SHOWN = 400
_FACTS: dict[KaartOordeel, FactKind] = {
    KaartOordeel.NIEUW: "strong",
    KaartOordeel.GEWIJZIGD: "strong",
    KaartOordeel.BESTAAT: "done",
    KaartOordeel.FOUT: "wrong",
}


class KaartLeesModel(QObject):
    """Which file, what would become of it, and then for real. No widgets are touched here."""

    tried = Signal(object)
    """KaartProef."""
    taken = Signal(int)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = desk.runner
        self._path: Path | None = None
        self.levensdomein: Levensdomein | None = None

    def choose(self, path: Path) -> None:
        """Try this file."""
        self._path = path
        self.look_again()

    def choose_domein(self, levensdomein: Levensdomein | None) -> None:
        """What rows are for that do not say so."""
        self.levensdomein = levensdomein
        self.look_again()

    def look_again(self) -> None:
        """Try the chosen file."""
        if self._path is not None:
            self._runner.read(
                self, try_kaart, self._command(), done=self.tried.emit, failed=self._on_failed, latest="proef"
            )

    def take(self) -> None:
        """Read it in."""
        if self._path is not None:
            self._runner.run(
                self,
                take_kaart,
                self._command(),
                done=lambda changes: self.taken.emit(len(changes)),
                failed=self._on_failed,
            )

    def _command(self) -> LeesKaart:
        assert self._path is not None
        return LeesKaart(self._path, levensdomein=self.levensdomein)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))


class KaartLeesPage(ScrollPage):
    """All or nothing: one wrong row and nothing comes in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("kaart_lees_pagina")
        self._desk = desk
        self.set_title(self.tr("Lijst met aanbod inlezen"))
        self.set_crumbs((self.tr("Sociale kaart"), self.tr("Lijst inlezen")))
        self.model = KaartLeesModel(desk, self)
        self._proef: KaartProef | None = None
        self._problem = Banner("", "danger")
        self._problem.hide()
        self._file = Button(self.tr("Kies een bestand"), icon=Icon.CASUS)
        self._from = WrapLabel(self.tr("Een .json, .csv of .xlsx met de velden van Open Referral (HSDS 3)."), "small")
        self._domein = ComboInput(domein_options(self.tr("Geen: dan is zo'n rij fout")))
        self._head = SectionHead(self.tr("Dit gaat er gebeuren"), small=True)
        self._rows = KaartListModel(self)
        self._list = RowList(self.tr("Wat er met elke rij gebeurt"))
        self._card = Card(padding=8)
        self.take = Button(self.tr("Lees in"), "primary")
        self._lay_out()
        self._connect()
        focus_on(self._file)

    def _lay_out(self) -> None:
        for widget, name in (
            (self._file, "kaart_bestand_knop"), (self._domein, "kaart_lees_domein"), (self._list, "kaart_proef"),
            (self.take, "kaart_inlezen_knop"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._list.setModel(self._rows)
        self._card.body.addWidget(self._list)
        told = self.tr(
            "U ziet eerst wat er gebeurt. Daarna komt alles er in één keer in, of niets. Wat al eerder uit dezelfde "
            "lijst kwam, wordt bijgewerkt en niet dubbel gemaakt."
        )
        self.body.addWidget(WrapLabel(told, "body", color="text2"))
        pick = QHBoxLayout()
        pick.setSpacing(12)
        pick.addWidget(self._file)
        pick.addWidget(self._from, 1)
        self.body.addLayout(pick)
        self.body.addWidget(Field(self.tr("Levensdomein als een rij er geen noemt"), self._domein))
        for part in (self._problem, self._head, self._card):
            self.body.addWidget(part)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        for hidden in (self._head, self._card, self.take):
            hidden.hide()

    def _connect(self) -> None:
        self._file.clicked.connect(self._on_choose)
        self._domein.currentIndexChanged.connect(self._on_domein)
        self.take.clicked.connect(self._on_take)
        self.back_requested.connect(self._desk.back)
        self.model.tried.connect(self._on_tried)
        self.model.taken.connect(self._on_taken)
        self.model.failed.connect(self._on_failed)

    def read_file(self, path: Path) -> None:
        """A file that was chosen, or dropped here by a test."""
        self._problem.hide()
        self._from.setText(self.tr("Casus leest {naam}.").format(naam=path.name))
        self.model.choose(path)

    def _on_choose(self) -> None:
        kinds = self.tr("Lijsten met aanbod (*.json *.csv *.xlsx)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Kies een lijst"), "", kinds)
        if path:
            self.read_file(Path(path))

    def _on_domein(self) -> None:
        chosen = self._domein.value()
        self.model.choose_domein(Levensdomein(str(chosen)) if chosen else None)

    def _on_tried(self, proef: KaartProef) -> None:
        self._problem.hide()
        self._proef = proef
        counts = [
            f"{dotted(proef.aantal(oordeel))} {label(oordeel)}" for oordeel in KaartOordeel if proef.aantal(oordeel)
        ]
        more = len(proef.regels) - MOST_SHOWN
        rest = self.tr("de eerste {0} staan hieronder").format(MOST_SHOWN) if more > 0 else ""
        self._head.set_text(self.tr("Dit gaat er gebeuren"), facts(*counts, rest))
        ordered = sorted(proef.regels, key=lambda regel: (regel.oordeel is not KaartOordeel.FOUT, regel.rij))
        self._rows.show_items(ordered[:MOST_SHOWN], self._row)
        for part in (self._head, self._card, self.take):
            part.show()

    def _row(self, regel: KaartRegel) -> TwoLineRow:
        where = self.tr("Rij {0}").format(regel.rij) if regel.rij else self.tr("Het bestand")
        words = "" if regel.melding is None else sentence(regel.melding)
        return TwoLineRow(
            regel.rij,
            regel.naam,
            where,
            words,
            fact=starting(label(regel.oordeel)),
            fact_kind=_FACTS[regel.oordeel],
        )

    def _on_take(self) -> None:
        proef = self._proef
        if proef is None:
            return
        count = proef.aantal(KaartOordeel.FOUT)
        if count:
            one = self.tr("Er is nog 1 fout. Herstel die in de lijst. Er is niets ingelezen.")
            many = self.tr("Er zijn nog {0} fouten. Herstel die in de lijst. Er is niets ingelezen.").format(count)
            self._on_failed(one if count == 1 else many)
        else:
            self.model.take()

    def _on_taken(self, count: int) -> None:
        self._desk.back()
        self._desk.tell(self.tr("Ingelezen: {0} keer aanbod.").format(count))

    def _on_failed(self, words: str) -> None:
        self._problem.set_content(words, "danger")
        self._problem.show()
