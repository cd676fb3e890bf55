"""A list on its way in: paste it or choose a file, see which column is what and what would happen, then read it in."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.lijst import LijstSoort
from casus.services.lijst_oordeel import Oordeel, Regel
from casus.services.lijsten import Lijst, Proef
from casus.services.messages import sentence
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.lijsten.kolommen_block import KolommenBlock
from casus.ui.lijsten.lijst_model import LijstModel
from casus.ui.lijsten.lijst_words import column_words, counted, help_of, outcome_words
from casus.ui.names import Names
from casus.ui.runner import Runner
from casus.ui.theme import current_theme
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Check
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.row_model import FactKind, RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList

READ_AFTER_MS = 300
_FACTS: dict[Oordeel, FactKind] = {
    Oordeel.NIEUW: "strong", Oordeel.BESTAAT: "done", Oordeel.TWIJFEL: "warn", Oordeel.FOUT: "wrong",
}  # fmt: skip


class LijstPanel(QWidget):
    """Names of people in casussen are not shown while names are off: the list waits until they are on."""

    finished = Signal(int)
    """So many rows came in."""

    def __init__(self, runner: Runner, soort: LijstSoort, names: Names | None = None, *, lines: int = 6) -> None:
        super().__init__()
        self.setObjectName("lijst_paneel")
        self._names = names if soort in (LijstSoort.CASUSSEN, LijstSoort.ACTIES) else None
        self._model = LijstModel(runner, soort, self)
        self._area = TextArea(lines=lines)
        self._field = Field(self.tr("Plak hier de lijst"), self._area, help_of(soort))
        self._file = Button(self.tr("Kies een bestand"), icon=Icon.CASUS, size="small")
        self._from = WrapLabel(self.tr("Of kies een bestand: Excel (.xlsx) of .csv."), "small")
        self._problem = Banner("", "danger")
        self._columns = KolommenBlock()
        self._columns_head = SectionHead(self.tr("Welke kolom is wat?"), small=True)
        self._note = WrapLabel("", "small")
        self._head = SectionHead(self.tr("Dit gaat er gebeuren"), small=True)
        self._rows = RowModel((), self)
        self._list = RowList(self.tr("Wat er met elke rij gebeurt"))
        self._doubts = Check("")
        self.take = Button(self.tr("Lees in"), "primary")
        self._hidden = Banner(self.tr("Namen staan uit. Zet ze aan met F9 om de lijst te zien."), "info")
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._drafts = Drafts(runner, f"lijst_{soort.value}", 0, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for widget, name in (
            (self._area, "lijst_invoer"), (self._file, "lijst_bestand_knop"), (self._columns, "lijst_kolommen"),
            (self._list, "lijst_proef"), (self._doubts, "lijst_ook_twijfel"), (self.take, "lijst_lees_knop"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._list.setModel(self._rows)
        pick = QHBoxLayout()
        pick.setSpacing(12)
        pick.addWidget(self._file)
        pick.addWidget(self._from, 1)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addLayout(pick)
        self._result = (self._columns_head, self._columns, self._note, self._head, self._list, self._doubts)
        for part in (self._problem, *self._result):
            column.addWidget(part)
        under = QHBoxLayout()
        under.addWidget(self.take)
        under.addStretch(1)
        column.addLayout(under)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._hidden)
        whole.addWidget(self._inside)
        for part in (self._problem, *self._result):
            part.hide()
        self._show_names()

    def _connect(self) -> None:
        self._area.textChanged.connect(self._timer.start)
        self._area.textChanged.connect(
            self._drafts.add(DraftField("lijst", self._area.toPlainText, self._area.setPlainText))
        )
        self._timer.timeout.connect(self._on_typed)
        self._file.clicked.connect(self._on_choose)
        self._columns.chosen.connect(self._model.choose)
        self._doubts.toggled.connect(self._show_verb)
        self.take.clicked.connect(self._on_take)
        self._model.read.connect(self._on_read)
        self._model.tried.connect(self._on_tried)
        self._model.refused.connect(self._on_refused)
        self._model.taken.connect(self._on_taken)
        if self._names is not None:
            self._names.changed.connect(self._show_names)
        self._drafts.restore()

    def read_file(self, path: Path) -> None:
        """A file that was chosen, or dropped here by a test."""
        self._problem.hide()
        self._from.setText(self.tr("Casus leest {naam}.").format(naam=path.name))
        self._model.read_file(path)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page goes: what was typed is kept, also within the pause after the last key."""
        self._drafts.keep_now()
        super().hideEvent(event)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self._area

    def _on_typed(self) -> None:
        self._problem.hide()
        self._from.setText(self.tr("Of kies een bestand: Excel (.xlsx) of .csv."))
        self._model.read_text(self._area.toPlainText())

    def _on_choose(self) -> None:
        kinds = self.tr("Lijsten (*.xlsx *.csv *.txt *.tsv)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Kies een lijst"), "", kinds)
        if path:
            self.read_file(Path(path))

    def _on_read(self, lijst: Lijst | None) -> None:
        for part in self._result:
            part.setVisible(lijst is not None and part is not self._doubts and part is not self._note)
        if lijst is None:
            self._rows.set_rows(())
            self._show_verb()
            return
        self._columns.show_list(lijst, self._model.kolommen, self._model.choices)
        self._note.setText(self._sheet_words(lijst))
        self._note.setVisible(bool(self._note.text()))

    def _sheet_words(self, lijst: Lijst) -> str:
        """What was left out is said."""
        others = self.tr("Alleen het eerste blad is gelezen.") if lijst.andere_bladen else ""
        hidden = self.tr("Verborgen bladen zijn niet gelezen.") if lijst.verborgen_bladen else ""
        return " ".join(filter(None, (others, hidden)))

    def _on_tried(self, proef: Proef) -> None:
        self._columns.show_chosen(self._model.kolommen)
        counts = [
            self.tr("{aantal} {wat}").format(aantal=proef.aantal(oordeel), wat=outcome_words(oordeel).lower())
            for oordeel in Oordeel
            if proef.aantal(oordeel)
        ]
        self._head.set_text(self.tr("Dit gaat er gebeuren"), facts(*counts))
        self._rows.set_rows([self._row(place, regel) for place, regel in enumerate(self._model.shown_regels())])
        doubts = self._model.doubt_count()
        self._doubts.setVisible(doubts > 0)
        words = self.tr("Maak ook waar u aan twijfelt: {aantal}").format(aantal=counted(self._model.soort, doubts))
        self._doubts.setText(words)
        self._doubts.setAccessibleName(words)
        self._doubts.retheme(current_theme())
        self._show_verb()

    def _row(self, place: int, regel: Regel) -> TwoLineRow:
        where = self.tr("Rij {rij}").format(rij=regel.rij) if regel.rij else self.tr("De lijst")
        words = self._sentence(regel)
        return TwoLineRow(
            place,
            regel.wat,
            where,
            facts(regel.bij, words),
            fact=outcome_words(regel.oordeel),
            fact_kind=_FACTS[regel.oordeel],
        )

    def _sentence(self, regel: Regel) -> str:
        if regel.melding is None:
            return ""
        kolom = regel.melding.params.get("kolom")
        if isinstance(kolom, str):  # in the words that the choice above has for it
            known = {one.value: column_words(one).lower() for one in self._model.choices}
            return sentence(type(regel.melding)(regel.melding.code, kolom=known.get(kolom, kolom)))
        return sentence(regel.melding)

    def _show_verb(self) -> None:
        count = self._model.new_count(ook_twijfel=self._doubts.isChecked() and not self._doubts.isHidden())
        words = self.tr("Lees {aantal} in").format(aantal=counted(self._model.soort, count)) if count else ""
        self.take.setText(words or self.tr("Lees in"))
        self.take.updateGeometry()

    def _on_take(self) -> None:
        proef = self._model.proef
        if proef is None:
            self._on_refused(self.tr("Plak eerst een lijst, of kies een bestand."))
        elif proef.aantal(Oordeel.FOUT):
            count = proef.aantal(Oordeel.FOUT)
            one = self.tr("Er is nog 1 fout. Herstel die in de lijst. Er is niets ingelezen.")
            many = self.tr("Er zijn nog {aantal} fouten. Herstel die in de lijst. Er is niets ingelezen.")
            self._on_refused(one if count == 1 else many.format(aantal=count))
        else:
            self._model.take(ook_twijfel=self._doubts.isChecked() and not self._doubts.isHidden())

    def _on_refused(self, words: str) -> None:
        self._problem.set_content(words, "danger")
        self._problem.show()

    def _on_taken(self, count: int) -> None:
        self._timer.stop()
        self._drafts.forget()
        self.finished.emit(count)

    def _show_names(self) -> None:
        shown = self._names is None or self._names.visible
        self._hidden.setVisible(not shown)
        self._inside.setVisible(shown)
