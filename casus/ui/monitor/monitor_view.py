"""The room Budgetmonitor: what happened with the money, for chair and coordinator down to the casus codes, and for the
controller as far as groups may be told. For a controller this is the only room.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.monitor import Dimensie
from casus.services.controlecijfers import Controlecijfers
from casus.services.controllerbestand import Controllerbestand, make_controllerbestand
from casus.services.monitorachter import Achter
from casus.services.monitorbestand import save_monitor
from casus.services.monitorkruis import Groep, Kruistabel, Paar, partners
from casus.services.monitorvorm import DIMENSIES, Monitor, MonitorKeuze, MonitorRij
from casus.services.monitorwoorden import DIMENSIE_KOPPEN, picture_of, row_words, terugblik_words
from casus.ui.dates import day_month
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.monitor.achter_page import AchterPage
from casus.ui.monitor.betalingen_page import BetalingenPage
from casus.ui.monitor.controller_dialogs import ControlecodeDialog, ControllerbestandDialog
from casus.ui.monitor.monitor_dialogs import MonitorBestandDialog
from casus.ui.monitor.monitor_model import MonitorModel
from casus.ui.monitor.monitor_parts import FigureCard, Figures, KindCard, LineCard
from casus.ui.monitor.monitor_tables import CrossTable, FigureTable
from casus.ui.monitor.monitor_words import crossed_words, decided_words, figures, made_words, pooled_words, stand_words
from casus.ui.monitor.vermeden_card import VermedenCard
from casus.ui.overleg.file_dialog import make_file
from casus.ui.overleg.form_dialog import make_beside
from casus.ui.theme import Theme, current_theme
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.tabs import TabBar
from casus.ui.widgets.turning import turn

_BESIDE = 860
"""Room for the line and the bars beside each other, at 100 % text."""


class MonitorView(ScrollPage):
    """Figures, line, bars and a table by one dimension at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("monitor")
        self.set_title(self.tr("Budgetmonitor"))
        self._desk = desk
        self.model = MonitorModel(desk, self)
        self._jaar, self._dag, self._wijk = ComboInput(), ComboInput(), ComboInput()
        self._datum = DateInput(today=desk.runner.context.today())
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._cards = [FigureCard(name) for name in ("budget", "uitgegeven", "gereserveerd", "over", "verwacht")]
        self._line, self._kinds, self._scheelt = LineCard(), KindCard(), VermedenCard()
        self._tabs = TabBar([DIMENSIE_KOPPEN[each] for each in DIMENSIES])
        self._table = FigureTable(self.tr("Cijfers per uitsplitsing"))
        self._kruis, self._cross = ComboInput(), CrossTable(self.tr("Uitgegeven, naar twee uitsplitsingen"))
        self._kruis_field = Field(self.tr("En daarbinnen naar"), self._kruis, key="monitor-kruis")
        self._note = WrapLabel("", "small", color="text2")
        self._looked = WrapLabel("", "body")
        self._lay_out()
        self._connect()
        self.model.load()

    def _lay_out(self) -> None:
        self._bar = QWidget()
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._bar)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(14)
        self._wijk_field = Field(self.tr("Wijk"), self._wijk, key="monitor-wijk")
        self._datum_field = Field(self.tr("Of een andere dag"), self._datum, key="monitor-datum")
        named = ((self._jaar, "jaar"), (self._dag, "dag"), (self._datum, "datum"), (self._wijk, "wijk"))
        for editor, name in named:
            editor.setObjectName(f"monitor_{name}")
        jaar = Field(self.tr("Jaar"), self._jaar, key="monitor-jaar")
        dag = Field(self.tr("Stand op"), self._dag, key="monitor-dag")
        for field, wide in ((jaar, 1), (dag, 2), (self._datum_field, 2), (self._wijk_field, 2)):
            self._choices.addWidget(field, wide, Qt.AlignmentFlag.AlignBottom)
        show_if(self._datum_field, not self._desk.runner.context.actor.is_controller)
        save = Button(self.tr("Excel met formules"), icon=Icon.DOWNLOAD)
        page = Button(self.tr("Eén bladzijde"), icon=Icon.DOCUMENT)
        self._controle = self._desk.runner.context.controle
        for button, name, ending in ((save, "monitor_excel_knop", ".xlsx"), (page, "monitor_blad_knop", ".docx")):
            button.setObjectName(name)
            button.clicked.connect(partial(self._on_save, ending))
        self.set_actions(save, page, *self._more())
        self._tabs.setObjectName("monitor_tabs")
        self._tabs.setAccessibleName(self.tr("Uitsplitsing"))
        self._table.setObjectName("monitor_rijen")
        self._kruis.setObjectName("monitor_kruis")
        self._cross.setObjectName("monitor_kruistabel")
        self._cross.hide()
        self._looked.setObjectName("monitor_terugblik")
        middle = QWidget()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight, middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(12)
        self._middle.addWidget(self._line, 3)
        self._middle.addWidget(self._kinds, 2)
        self._middle_box = middle
        below = Card(padding=20, spacing=10)
        self._kruis_box = QWidget()
        narrow = QHBoxLayout(self._kruis_box)
        narrow.setContentsMargins(0, 0, 0, 0)
        narrow.addWidget(self._kruis_field, 1)
        narrow.addStretch(1)
        for part in (self._tabs, self._kruis_box, self._table, self._cross, self._note):
            below.body.addWidget(part)
        self._failure.hide()
        self.body.setSpacing(12)
        for whole in (self._failure, self._bar, Figures(self._cards), self._looked, middle, self._scheelt, below):
            self.body.addWidget(whole)

    def _more(self) -> list[Button]:
        """Who keeps the money makes a file for the controller; in that file stand payments."""
        context = self._desk.runner.context
        if context.controle is not None:
            paid = Button(self.tr("Betalingen"), icon=Icon.GELD)
            paid.setObjectName("betalingen_knop")
            paid.clicked.connect(partial(self._on_payments, context.controle))
            return [paid]
        if not context.actor.may(Handeling.GELD_BEHEREN):
            return []
        give = Button(self.tr("Voor de controller"), icon=Icon.SAFE)
        give.setObjectName("controllerbestand_knop")
        give.clicked.connect(self._on_controller)
        return [give]

    def _connect(self) -> None:
        for editor in (self._jaar, self._dag, self._wijk):
            editor.activated.connect(self._on_chosen)
        self._datum.date_changed.connect(self._on_date)
        self._tabs.currentChanged.connect(self._on_tab)
        self._table.opened.connect(self._on_row)
        for card in self._cards:
            card.opened.connect(self._on_figure)
        self._scheelt.opened.connect(self._on_ramingen)
        self._kruis.activated.connect(self._on_kruis)
        self._cross.opened.connect(self._on_cell)
        self.model.crossed.connect(self._on_crossed)
        self._failure.action_requested.connect(self.model.load)
        self.model.chosen.connect(self._on_choices)
        self.model.loaded.connect(self._on_loaded)
        self.model.counted.connect(self._show_figures)
        self.model.behind.connect(self._on_behind)
        self.model.failed.connect(self._on_failed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.sleep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if hasattr(self, "_middle"):
            self._turn()

    def _turn(self) -> None:
        theme = current_theme()
        turn(self._middle, self._middle_box, beside=self.width() - 80 >= theme.px(_BESIDE))
        turn(self._choices, self._bar, beside=self.width() - 80 >= theme.px(640))

    # what is chosen

    def _on_choices(self, keuze: MonitorKeuze) -> None:
        vraag = self.model.vraag
        self._jaar.set_options([(jaar, str(jaar)) for jaar in keuze.jaren] or [(vraag.jaar, str(vraag.jaar))])
        self._jaar.set_value(vraag.jaar)
        self._wijk.set_options([(0, self.tr("Alle wijken")), *keuze.wijken])
        self._wijk.set_value(vraag.wijk_id or 0)
        show_if(self._wijk_field, bool(keuze.wijken))
        self._fill_days()

    def _fill_days(self) -> None:
        days = self.model.days(self.model.vraag.jaar)
        latest = self.tr("Nu") if self._controle is None else self.tr("Laatste stand")
        self._dag.set_options([("", latest), *((day.isoformat(), f"{day_month(day)} {day.year}") for day in days)])
        self._dag.set_value(self.model.vraag.dag.isoformat() if self.model.vraag.dag else "")

    def _on_chosen(self) -> None:
        jaar, dag, wijk = self._jaar.value(), self._dag.value(), self._wijk.value()
        year = jaar if isinstance(jaar, int) else self.model.vraag.jaar
        same = year == self.model.vraag.jaar
        day = date.fromisoformat(dag) if isinstance(dag, str) and dag and same else None
        self._datum.set_value(None)
        self._datum_field.set_error(None)
        self.model.ask(year, day, wijk if isinstance(wijk, int) and wijk else None)
        if not same:
            self._fill_days()

    def _on_date(self, day: date | None) -> None:
        amiss = self.model.amiss(day, is_unreadable=self._datum.is_unreadable())
        self._datum_field.set_error(amiss)
        if day is not None and amiss is None:
            self.model.ask_day(day)
            self._fill_days()

    # what is shown

    def _on_loaded(self, found: Monitor) -> None:
        self._failure.hide()
        self.set_facts(stand_words(found) + ("" if self._controle is None else made_words(self._controle)))
        self._show_figures(found)
        self._line.show_beeld(picture_of(found))
        self._kinds.show_tabel(found.tabellen.get(Dimensie.CATEGORIE), decided_words(found))
        self._scheelt.show_monitor(found)
        self._looked.setText(terugblik_words(found))
        show_if(self._looked, bool(terugblik_words(found)))
        self._table.may_open = self._cross.may_open = not found.gesloten
        self._on_tab(self._tabs.currentIndex())

    def _show_figures(self, found: Monitor) -> None:
        for card, (head, figure, words, good) in zip(self._cards, figures(found, self.model.woorden), strict=True):
            card.show_figure(head, figure, words, good=good)
            card.set_may_open(may_open=not found.gesloten)

    def _on_tab(self, place: int) -> None:
        found = self.model.monitor
        if found is None:
            return
        others = partners(found.kruisen, DIMENSIES[place])
        chosen = self._kruis.value()
        self._kruis.set_options(
            [("", self.tr("Niet verder")), *((each.value, DIMENSIE_KOPPEN[each]) for each in others)]
        )
        self._kruis.set_value(chosen if chosen in others else "")
        show_if(self._kruis_box, bool(others))
        self._on_kruis()

    def _on_kruis(self) -> None:
        """One dimension, or inside it another."""
        found, place = self.model.monitor, self._tabs.currentIndex()
        if found is None:
            return
        inside = self._kruis.value()
        if isinstance(inside, str) and inside:
            self.model.cross(DIMENSIES[place], Dimensie(inside))
            return
        tabel = found.tabellen.get(DIMENSIES[place])
        self._table.show_tabel(tabel, self.model.woorden)
        show_if(self._table, tabel is not None)
        show_if(self._cross, wanted=False)
        self._note.setText(pooled_words(tabel, self.model.woorden, gesloten=found.gesloten))

    def _on_crossed(self, tabel: Kruistabel | None) -> None:
        found = self.model.monitor
        if found is None or tabel is None or (tabel.rij.value, tabel.kolom.value) != self._asked_for():
            return
        self._cross.show_kruis(tabel)
        show_if(self._table, wanted=False)
        show_if(self._cross, wanted=True)
        self._note.setText(crossed_words(tabel, self.model.woorden, gesloten=found.gesloten))

    def _asked_for(self) -> tuple[object, object]:
        return DIMENSIES[self._tabs.currentIndex()].value, self._kruis.value()

    def _on_cell(self, rij: Groep | None, kolom: Groep | None) -> None:
        dimensies = (DIMENSIES[self._tabs.currentIndex()], Dimensie(str(self._kruis.value())))
        self._look(
            (dimensie, groep) for dimensie, groep in zip(dimensies, (rij, kolom), strict=True) if groep is not None
        )

    def _on_row(self, rij: MonitorRij | None) -> None:
        self._look([] if rij is None else [(DIMENSIES[self._tabs.currentIndex()], rij.klassen)])

    def _on_figure(self) -> None:
        self._look([])

    def _look(self, delen: Iterable[tuple[Dimensie, Groep]]) -> None:
        """What stands behind a figure; of no part: behind everything."""
        found = tuple(delen)
        names = ", ".join(row_words(*each) for each in found)
        self._asked = names or self.tr("Alles van {0}").format(self.model.vraag.jaar)
        self.model.look_behind(*found)

    def _on_ramingen(self, met_niets_doen: bool) -> None:
        words = self.tr("Ramingen van {0} met staaf 2") if met_niets_doen else self.tr("Ramingen van {0}")
        self._asked = words.format(self.model.vraag.jaar)
        self.model.look_at_ramingen(met_niets_doen=met_niets_doen)

    def _on_behind(self, achter: Achter) -> None:
        self._desk.open_page(AchterPage(self._desk, self._asked, achter, self.model.woorden))

    def _on_save(self, ending: str) -> None:
        found, today = self.model.monitor, self._desk.runner.context.today()
        paid = found is not None and found.vermeden is not None and bool(found.vermeden.betalers)
        inside = self._kruis.value()
        paar: tuple[Paar, ...] = ()
        if isinstance(inside, str) and inside:
            paar = ((DIMENSIES[self._tabs.currentIndex()], Dimensie(inside)),)
        dialog = MonitorBestandDialog(self.model.vraag, today, ending, self, betalers=paid, kruisen=paar)
        make_file(self._desk, dialog, save_monitor, self.tr("De budgetmonitor staat in {0}."))

    def _on_controller(self) -> None:
        keuze = self.model.keuze
        if keuze is None:
            return
        dialog = ControllerbestandDialog(keuze, self.model.vraag.jaar, self._desk.runner.context.today(), self)
        runner = self._desk.runner
        dialog.submitted.connect(
            lambda command: make_beside(runner, self, dialog, make_controllerbestand, command, self.show_code)
        )
        dialog.open()

    def show_code(self, made: Controllerbestand) -> None:
        """The code of a file that was made, once."""
        ControlecodeDialog(made, self).open()

    def _on_payments(self, controle: Controlecijfers) -> None:
        self._desk.open_page(BetalingenPage(controle.betalingen))

    def _on_failed(self, words: str) -> None:
        self._failure.set_content(words, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()
