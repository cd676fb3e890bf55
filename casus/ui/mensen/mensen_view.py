"""The room of people and organisations: find somebody, call them, and keep right who works where."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.lijst import LijstSoort
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.lijsten.lijst_knop import lijst_button
from casus.ui.mensen import dialogs
from casus.ui.mensen.mensen_model import MensenModel, Overzicht, gebruiker_rows, organisatie_rows, people_rows
from casus.ui.mensen.mensen_words import people_words
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.tabs import TabBar

MENSEN, ORGANISATIES, GEBRUIKERS, WIJKEN = range(4)


class MensenView(ScrollPage):
    """Tabs *Mensen*, *Organisaties*, *Gebruikers*, *Wijken*; one primary each: add one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("mensen")
        self.set_title(self.tr("Mensen en organisaties"))
        self._desk = desk
        self.model = MensenModel(desk, self)
        self._tabs = TabBar([self.tr("Mensen"), self.tr("Organisaties"), self.tr("Gebruikers"), self.tr("Wijken")])
        self._tabs.setObjectName("mensen_tabs")
        self._tabs.setAccessibleName(self.tr("Wat u ziet"))
        self.set_below_header(self._tabs)
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._failure.hide()
        self._search = TextInput()
        self._search.setObjectName("mensen_zoek")
        self._search.setClearButtonEnabled(True)
        self._search_field = Field("", self._search)
        self._empty = EmptyState(
            self.tr("Nog niemand"),
            self.tr("Hier staan de mensen die in de wijk werken, met hun nummer. Voeg eerst hun organisatie toe."),
            icon=Icon.PEOPLE,
        )
        self._make_lists()
        self._lay_out()
        self._connect()
        self.model.load()

    def _make_lists(self) -> None:
        self._here = ListBlock(self.tr("Werkt in de wijk"), "mensen_lijst", self.tr("Niemand gevonden."))
        self._left = ListBlock(self.tr("Niet meer werkzaam"), "vertrokken_lijst", self.tr("Niemand gevonden."))
        self._partners = ListBlock(
            self.tr("Organisaties"), "organisaties_lijst", self.tr("Geen organisatie gevonden. Voeg er een toe.")
        )
        self._users = ListBlock(self.tr("Wie met dit dossier werkt"), "gebruikers_lijst", self.tr("Nog niemand."))
        self._wijken = ListBlock(self.tr("Wijken"), "wijken_lijst", self.tr("Nog geen wijk. Voeg er een toe."))
        self._here.on_open = self._left.on_open = self._open_person
        self._partners.on_open = self._open_partner
        self._users.on_open = self._open_user

    def _lay_out(self) -> None:
        self.body.addWidget(self._failure)
        self.body.addWidget(self._search_field)
        self.body.addWidget(self._empty)
        help_text = WrapLabel(self.tr("Enter opent de persoon. Ctrl+C kopieert het nummer."), "small")
        honest = WrapLabel(
            self.tr(
                "Dit zijn afspraken, geen slot: wie de sleutel van het dossier heeft, kan alles lezen. "
                "Het logboek laat zien wie wat deed."
            ),
            "body",
            color="text2",
        )
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self._here, help_text, self._left),
            (self._partners,),
            (honest, self._users),
            (self._wijken,),
        )
        self._groups = []
        for widgets in groups:
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            self.body.addWidget(box)
            self._groups.append(box)

    def _connect(self) -> None:
        self.model.loaded.connect(lambda _: self._show())
        self.model.failed.connect(self._on_failed)
        self._tabs.currentChanged.connect(self._on_tab)
        self._search.textChanged.connect(lambda _: self._show())
        self._search.returnPressed.connect(self._here.list.setFocus)
        self._failure.action_requested.connect(self.model.load)
        self._empty.action_requested.connect(self._on_add)
        self._here.list.copy_pressed.connect(self._copy)
        self._left.list.copy_pressed.connect(self._copy)
        self._on_tab(MENSEN)

    def show_tab(self, tab: int) -> None:
        """Open this tab."""
        self._tabs.setCurrentIndex(tab)

    def _on_tab(self, tab: int) -> None:
        for number, box in enumerate(self._groups):
            box.setVisible(number == tab)
        self._search_field.setVisible(tab in (MENSEN, ORGANISATIES))
        self._search_field.set_label(
            self.tr("Zoek op naam, functie, organisatie of nummer")
            if tab == MENSEN
            else self.tr("Zoek op naam of soort")
        )
        self._set_action(tab)
        self._show()

    def _set_action(self, tab: int) -> None:
        verbs = (
            (self.tr("Voeg persoon toe"), Icon.ADD_PERSON, Handeling.CASUS_AANMAKEN, "persoon_toevoegen_knop"),
            (self.tr("Voeg organisatie toe"), Icon.ADD, Handeling.CASUS_AANMAKEN, "organisatie_toevoegen_knop"),
            (self.tr("Voeg gebruiker toe"), Icon.ADD_PERSON, Handeling.BEHEER, "gebruiker_toevoegen_knop"),
            (self.tr("Voeg wijk toe"), Icon.ADD, Handeling.BEHEER, "wijk_toevoegen_knop"),
        )
        words, icon, handeling, name = verbs[tab]
        if not self.model.may(handeling):
            self.set_actions()
            return
        button = Button(words, "primary", icon)
        button.setObjectName(name)
        button.clicked.connect(self._on_add)
        lists = {MENSEN: LijstSoort.MENSEN, ORGANISATIES: LijstSoort.ORGANISATIES}
        read = [lijst_button(self._desk, lists[tab])] if tab in lists else []
        self.set_actions(*read, button)

    def _show(self) -> None:
        found = self.model.overzicht
        if found is None:
            return
        self._failure.hide()
        tab, wanted = self._tabs.currentIndex(), self._search.text()
        here, left = people_rows(found, wanted)
        self._here.show_rows(here)
        self._left.show_rows(left)
        show_if(self._left, bool(left))
        self._partners.show_rows(organisatie_rows(found, wanted))
        self._users.show_rows(gebruiker_rows(found))
        self._wijken.show_rows([TwoLineRow(row.id, row.naam) for row in found.wijken])
        self._show_empty(found, tab)
        self.set_facts(self._facts(found, tab))

    def _show_empty(self, found: Overzicht, tab: int) -> None:
        nobody = tab == MENSEN and not found.mensen
        show_if(self._empty, nobody)
        self._groups[MENSEN].setVisible(tab == MENSEN and not nobody)
        self._search_field.setVisible(tab in (MENSEN, ORGANISATIES) and not nobody)
        verb = self.tr("Voeg persoon toe") if found.organisaties else self.tr("Voeg organisatie toe")
        self._empty.action.setText(verb)
        show_if(self._empty.action, nobody and self.model.may(Handeling.CASUS_AANMAKEN))

    def _facts(self, found: Overzicht, tab: int) -> str:
        if tab == MENSEN:
            return people_words(len(found.working())) if found.mensen else ""
        if tab == ORGANISATIES:
            count = len(found.organisaties)
            return self.tr("1 organisatie") if count == 1 else self.tr("{0} organisaties").format(count)
        if tab == GEBRUIKERS:
            count = sum(row.works_on(found.vandaag) for row in found.gebruikers)
            return (
                self.tr("1 persoon kan nu werken")
                if count == 1
                else self.tr("{0} mensen kunnen nu werken").format(count)
            )
        count = len(found.wijken)
        return self.tr("1 wijk") if count == 1 else self.tr("{0} wijken").format(count)

    # What one can do

    def _on_add(self) -> None:
        found, tab = self.model.overzicht, self._tabs.currentIndex()
        if found is None:
            return
        if tab == MENSEN and found.organisaties:
            dialogs.ask_new_professional(self.model, found, self)
        elif tab in (MENSEN, ORGANISATIES):
            dialogs.ask_new_organisatie(self.model, self)
        elif tab == GEBRUIKERS:
            dialogs.ask_new_gebruiker(self.model, found, self)
        else:
            dialogs.ask_new_wijk(self.model, self)

    def _open_person(self, professional_id: int) -> None:
        from casus.ui.mensen.professional_page import ProfessionalPageView  # paid for when it is opened

        self._desk.open_page(ProfessionalPageView(self._desk, professional_id))

    def _open_partner(self, organisatie_id: int) -> None:
        from casus.ui.mensen.organisatie_page import OrganisatiePageView

        self._desk.open_page(OrganisatiePageView(self._desk, organisatie_id))

    def _open_user(self, gebruiker_id: int) -> None:
        found = self.model.overzicht
        if found is not None and self.model.may(Handeling.BEHEER):
            row = next(row for row in found.gebruikers if row.id == gebruiker_id)
            dialogs.ask_gebruiker(self.model, row, self)

    def _copy(self, row: TwoLineRow) -> None:
        found = self.model.overzicht
        person = next((p for p in found.mensen if p.id == row.key), None) if found else None
        if person is not None and person.telefoon:
            QGuiApplication.clipboard().setText(person.telefoon)
            self._desk.tell(self.tr("Het nummer van {0} is gekopieerd.").format(person.naam))

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing anywhere on the page searches."""
        text = event.text()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if text.isprintable() and text.strip() and plain and self._search.isVisible():
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.setText(self._search.text() + text)
            return
        super().keyPressEvent(event)
