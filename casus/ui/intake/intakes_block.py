"""Intakes on the page of a casus: the picture that the person wants there, and every talk that was held."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.intake import IntakeStatus
from casus.services.casussen import CasusPage
from casus.services.instrumenten import InstrumentRow
from casus.services.intake_papier import make_leegblad
from casus.services.intakes import IntakeRow, WebRow
from casus.ui.answer import Answer
from casus.ui.dates import day_full, month_year
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.intake.begin_dialog import BeginIntakeDialog
from casus.ui.intake.blad_dialog import LeegbladDialog
from casus.ui.intake.intakes_model import IntakesModel
from casus.ui.intake.spinnenweb_view import SpinnenwebView
from casus.ui.overleg.file_dialog import make_file
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.swapped import Swapped
from casus.ui.widgets.tag import Tag


class IntakesBlock(Swapped):
    """Shown for who sees the casus itself; ``show_page`` gives it the casus, the rest it reads itself."""

    def __init__(self, desk: Desk, casus_id: int) -> None:
        super().__init__()
        self.setObjectName("intakes_blok")
        self._desk = desk
        self._page: CasusPage | None = None
        self._may = False
        self._dialog: BeginIntakeDialog | None = None
        self._offered: tuple[InstrumentRow, ...] = ()
        self.model = IntakesModel(desk, casus_id, self)
        self.model.loaded.connect(self._render)
        self.model.offered.connect(self._on_offered)
        self.model.begun.connect(self._open)
        desk.names.changed.connect(self._render)
        self.hide()

    def show_page(self, page: CasusPage, *, may_change: bool) -> None:
        """Another casus page, or the same one read anew."""
        self._page, self._may = page, may_change and self.model.may()
        if page.geheel:
            self.model.load()
        else:
            self.set_content(None)

    def _render(self, *_: object) -> None:
        page, staat = self._page, self.model.staat
        if page is None or not page.geheel:
            return
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for web in staat.webs:
            column.addWidget(self._web(web, page))
        column.addWidget(self._list(staat.rows, page))
        self.set_content(box)

    def _web(self, web: WebRow, page: CasusPage) -> QWidget:
        card = Card(padding=24, spacing=8)
        card.setObjectName(f"casus_web_{web.inwoner_id}")
        who = self._first_name(web.inwoner_id, page)
        title = self.tr("Hoe het gaat, volgens {0}").format(who)
        open_ = Button(self.tr("Open intake"), "ghost", size="small")
        open_.setObjectName(f"web_open_{web.intake_id}")
        open_.clicked.connect(lambda: self._open(web.intake_id))
        card.body.addWidget(SectionHead(title, small=True, actions=[open_]))
        view = SpinnenwebView()
        view.show_web(web.assen, month_year(web.nu_op), month_year(web.toen_op) if web.toen_op else "")
        card.body.addWidget(view)
        return card

    def _first_name(self, inwoner_id: int, page: CasusPage) -> str:
        for number, row in enumerate(page.inwoners, start=1):
            if row.id == inwoner_id and self._desk.names.visible:
                return self._desk.names.person(row.fields.naam, number)
        return self.tr("de persoon")

    def _list(self, rows: tuple[IntakeRow, ...], page: CasusPage) -> QWidget:
        card = Card(padding=24, spacing=12)
        begin = Button(self.tr("Begin intake"), icon=Icon.ADD, size="small")
        begin.setObjectName("intake_begin_knop")
        begin.clicked.connect(self.model.load_offered)
        card.body.addWidget(SectionHead(self.tr("Intakes"), small=True, actions=[begin] if self._may else []))
        for place, row in enumerate(rows):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(self._row(row, page))
        if not rows:
            empty = self.tr("Er is nog geen intake. Begin er een als de vraag daarom vraagt, samen met de persoon.")
            card.body.addWidget(WrapLabel(empty, "small"))
        return card

    def _row(self, row: IntakeRow, page: CasusPage) -> QWidget:
        box = QWidget()
        box.setObjectName(f"intake_{row.id}")
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(WrapLabel(row.naam, "strong"))
        who = self._desk.names.beside_code(row.inwoner) if len(page.inwoners) > 1 else ""
        told.addWidget(WrapLabel(facts(day_full(row.gesprek_op), who, row.door), "small"))
        if row.mee_aan_de_slag:
            words = self.tr("Wil aan de slag met: {0}").format(", ".join(row.mee_aan_de_slag))
            told.addWidget(WrapLabel(words, "body"))
        line.addLayout(told, 1)
        runs = row.status is IntakeStatus.LOPEND
        if runs:
            line.addWidget(Tag(self.tr("Loopt"), "accent", Icon.RUNNING))
        button = Button(self.tr("Ga verder") if runs and self._may else self.tr("Open"), "ghost", size="small")
        button.setObjectName(f"intake_open_{row.id}")
        button.setAccessibleName(self.tr("Open {0} van {1}").format(row.naam, day_full(row.gesprek_op)))
        button.clicked.connect(lambda: self._open(row.id))
        line.addWidget(button)
        return box

    def _open(self, intake_id: int) -> None:
        from casus.ui.intake.intake_view import IntakeView  # a form is only paid for when it is opened

        self._desk.open_page(IntakeView(self._desk, intake_id))

    def _on_offered(self, rows: tuple[InstrumentRow, ...]) -> None:
        """For a dialog that stands there, or for a new one."""
        if self._page is None:
            return
        if self._dialog is not None:
            self._dialog.show_instrumenten(rows)
            return
        names = self._desk.names
        people = [
            (row.id, names.person(row.fields.naam, place)) for place, row in enumerate(self._page.inwoners, start=1)
        ]
        if not people:
            self.model.failed.emit(self.tr("Voeg eerst een persoon toe aan deze casus."))
            return
        dialog = BeginIntakeDialog(self._page.id, people, rows, self.model.today(), self)
        dialog.submitted.connect(self._on_submitted)
        dialog.file_chosen.connect(self._on_file)
        dialog.paper_wanted.connect(self._on_paper)
        self._offered = tuple(rows)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    def _on_closed(self, _: int) -> None:
        self._dialog = None

    def _on_submitted(self, command: object) -> None:
        if self._dialog is not None:
            self.model.begin(command, self._dialog.answer())

    def _on_paper(self) -> None:
        dialog = LeegbladDialog(self._offered, self.model.today(), self)
        make_file(self._desk, dialog, make_leegblad, self.tr("Het formulier staat in {0}."))

    def _on_file(self, path: Path) -> None:
        if self._dialog is not None:
            self.model.add(path, Answer(self._dialog, _nothing, self._dialog.show_error))


def _nothing() -> None:
    """The dialog stays, with one more to choose from."""
