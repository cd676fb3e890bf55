"""Onderdelen: every part in every state on one page, in any theme and text size. A new part is added here first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import current_theme
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.bars import FillBar, SegmentBar, TimeBar
from casus.ui.widgets.button import Button, IconButton, Kind, Size
from casus.ui.widgets.card import Card, VoiceCard
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.error_summary import ErrorSummary
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.page import ScrollPage, SectionHead
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList
from casus.ui.widgets.sign import Avatar, IconSign, KeyCap, Mark
from casus.ui.widgets.state_steps import StateSteps
from casus.ui.widgets.stepper import Stepper
from casus.ui.widgets.tabs import TabBar
from casus.ui.widgets.tag import Tag, TagKind


class Gallery(ScrollPage):
    """Three columns beside each other, one below the other with large text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Onderdelen"))
        self.set_actions(Mark(36))
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(24)
        beside = current_theme().factor < 1.3
        columns = (self._first_column(), self._second_column(), self._third_column())
        for number, column in enumerate(columns):
            row, place = (0, number) if beside else (number, 0)
            grid.addWidget(column, row, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        self.body.addLayout(grid)

    def _first_column(self) -> QWidget:
        return _column(
            self._block(self.tr("Knoppen"), self._buttons()),
            self._block(self.tr("Velden"), *self._fields()),
            self._block(self.tr("Formulier met een fout"), *self._form()),
        )

    def _second_column(self) -> QWidget:
        states = [self.tr(word) for word in ("Concept", "Open", "Lopend", "Gesloten", "Vastgesteld")]
        tabs = TabBar([self.tr(word) for word in ("Overzicht", "Plan", "Netwerk", "Delen")])
        tabs.setCurrentIndex(1)
        return _column(
            self._block(self.tr("Labels"), self._tags()),
            self._block(self.tr("Tijd"), *self._times()),
            self._block(self.tr("Stand van het overleg"), StateSteps(states, 2)),
            self._block(self.tr("Tabbladen"), tabs),
            self._block(self.tr("Keuzes"), *self._choices()),
            self._block(self.tr("Lege lijst"), self._empty()),
            self._block(self.tr("Tekst"), *self._texts()),
        )

    def _third_column(self) -> QWidget:
        words = self.tr("Laat me eerst maar eens uitpraten.")
        voice = VoiceCard(words, self.tr("In haar eigen woorden"), role="voice")
        made = self.tr("Verslagen maken: {0} van {1}").format(7, 12)
        progress = SegmentBar(7, 12, made, below=self.tr("U kunt gewoon verder werken."))
        return _column(
            self._block(self.tr("Rij in een lijst"), self._rows()),
            self._block(self.tr("Balken"), *self._banners()),
            self._block(self.tr("Voortgang"), progress),
            self._block(self.tr("Woorden van de persoon"), voice),
            self._block(self.tr("Pictogrammen"), _flow([IconSign(icon) for icon in Icon], gap=12)),
        )

    def _block(self, caption: str, *parts: QWidget) -> QWidget:
        return _column(Label(caption, "caption"), *parts, gap=10)

    def _buttons(self) -> QWidget:
        kinds: list[tuple[str, Kind, Icon | None, Size]] = [
            (self.tr("Zet overleg open"), "primary", None, "big"),
            (self.tr("Leg besluit vast"), "primary", None, "normal"),
            (self.tr("Uitnodiging"), "secondary", Icon.MAIL, "normal"),
            (self.tr("Later"), "ghost", None, "normal"),
            (self.tr("Verwijder casus"), "danger", None, "normal"),
            (self.tr("Klein"), "secondary", None, "small"),
            (self.tr("Klein en stil"), "ghost", None, "small"),
        ]
        buttons: list[QWidget] = [Button(text, kind, icon, size=size) for text, kind, icon, size in kinds]
        unavailable = Button(self.tr("Nog niet"))
        unavailable.setEnabled(False)
        focused = _Focused(self.tr("Focus"))
        onward = Button(self.tr("Volgend punt"), "primary", Icon.NEXT, icon_after=True)
        more = IconButton(Icon.MORE, self.tr("Meer keuzes"))
        return _flow([*buttons[:5], focused, unavailable, onward, *buttons[5:], more])

    def _fields(self) -> list[QWidget]:
        wrong = DateInput()
        wrong.setText("30-2-2027")
        late = Field(self.tr("Met fout"), wrong)
        late.set_error(self.tr("30 februari bestaat niet. Kies een andere datum."))
        closed = TextInput(self.tr("Gesloten op 17 november"))
        closed.setReadOnly(True)
        reason = TextArea(self.tr("Rob is op de hoogte. We delen alleen wat nodig is."))
        people = ComboInput([(1, "Fatima Bouzid"), (2, "Lotte Verhoeven")])
        help_text = self.tr("Hulp staat onder het label, nooit in het veld.")
        return [
            Field(self.tr("Gewoon veld"), TextInput("Woningstichting De Schakel"), help_text),
            Field(self.tr("Datum"), DateInput(date(2027, 1, 15))),
            late,
            Field(self.tr("Niet te wijzigen"), closed),
            Field(self.tr("Wie voert het uit?"), people),
            Field(self.tr("Waarom dit besluit?"), reason),
        ]

    def _form(self) -> list[QWidget]:
        why = Field(self.tr("Waarom?"), TextInput(), self.tr("Eén zin is genoeg."))
        summary = ErrorSummary()
        summary.show_errors([(self.tr("Schrijf waarom jullie dit besluiten."), why)])
        return [summary, why]

    def _tags(self) -> QWidget:
        tags: list[tuple[str, TagKind, Icon | None]] = [
            (self.tr("Loopt"), "accent", Icon.RUNNING),
            (self.tr("Toestemming loopt af"), "warn", Icon.WARN),
            (self.tr("Te laat"), "danger", Icon.LATE),
            (self.tr("Toegekend"), "ok", Icon.CHECK),
            (self.tr("Schatting"), "neutral", Icon.ESTIMATE),
            (self.tr("Actie"), "solid", Icon.ACTION),
            (self.tr("wonen"), "outline", None),
        ]
        avatar = Avatar("LV", "Lotte Verhoeven")
        done = IconLabel(Icon.CHECK, self.tr("Klaar"))
        return _flow([*(Tag(*tag) for tag in tags), KeyCap("Ctrl K"), done, avatar])

    def _times(self) -> list[QWidget]:
        rest = self.tr("15:36 van 20 min. Rond af, of leen uit de pot.")
        over = self.tr("22:24 van 20 min. 2 minuten over.")
        rows: list[tuple[str, float, str | None]] = [
            (self.tr("9:00 van 20 min"), 9, "text2"),
            (rest, 15.6, "warn"),
            (over, 22.4, "danger"),
        ]
        timed = [
            _column(WrapLabel(words, "small", color=color), TimeBar(spent, 20, words), gap=0)
            for words, spent, color in rows
        ]
        words = self.tr("112 van 120 minuten gevuld")
        return [*timed, _column(Label(words, "small"), FillBar(112, 120, words), gap=6)]

    def _choices(self) -> list[QWidget]:
        here, absent = Check(self.tr("Peter is erbij")), Check(self.tr("Ria is erbij"))
        here.setChecked(True)
        minutes = Stepper(20, self.tr("Minuten"))
        rows = [
            Radio(self.tr("Delen"), self.tr("Alles wat bij deze vraag hoort"), as_row=True),
            Radio(self.tr("Deels delen"), self.tr("Alleen de onderwerpen hieronder"), as_row=True),
            Radio(self.tr("Niet delen"), self.tr("Ook dit is een volwaardig besluit"), as_row=True),
        ]
        rows[1].setChecked(True)
        return [_flow([here, absent, minutes], gap=20), _column(*rows, gap=2)]

    def _empty(self) -> QWidget:
        card = Card()
        sentence = self.tr("Hier wachten casussen op een plek op de agenda. Of u zet er zelf een neer.")
        title = self.tr("Nog geen casussen in de voorraad")
        action, second = self.tr("Stel een casus voor"), self.tr("Lees hoe dit werkt")
        card.body.addWidget(EmptyState(title, sentence, action=action, second=second))
        return card

    def _texts(self) -> list[QWidget]:
        sample = "Łukasz Öztürk \N{EURO SIGN} 7.200"
        head = SectionHead(self.tr("Agenda"), self.tr("5 casussen"))
        return [
            head,
            Label(sample, "h1", elide=True),
            Label(sample, "h3"),
            Label(sample, "strong"),
            Label(sample, "small"),
            Label(sample, "figure", elide=True),
        ]

    def _rows(self) -> QWidget:
        rows = [
            TwoLineRow(1, self.tr("Bel de corporatie"), reason=self.tr("gewoon"), fact="vr 27 nov", check="open"),
            TwoLineRow(
                2,
                self.tr("Vraag een contactpersoon"),
                reason=self.tr("afgesproken op 17 november"),
                fact=self.tr("5 dagen te laat"),
                fact_kind="late",
                check="open",
            ),
            TwoLineRow(3, self.tr("Stuur de samenvatting"), reason=self.tr("gekozen"), fact="vr 27 nov", check="done"),
            TwoLineRow(
                4,
                "Rob Terpstra",
                code="C-381",
                reason=self.tr("Actie is over de datum"),
                reason_icon=Icon.DEADLINE,
                fact=self.tr("Klaar"),
                fact_kind="done",
                number="2",
            ),
        ]
        view = RowList(self.tr("Rij in een lijst"))
        view.setModel(RowModel(rows, view))
        chosen = view.model().index(2, 0)
        view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        card = Card(padding=8)
        card.body.addWidget(view)
        return card

    def _banners(self) -> list[QWidget]:
        return [
            Banner(self.tr("Er is een back-up gemaakt om 12.00 uur.")),
            Banner(self.tr("Dit is het oefendossier. Alles is verzonnen."), "practice"),
            Banner(self.tr("De schijf is bijna vol."), "warn", action=self.tr("Toon hoe")),
            Banner(self.tr("Samir wijzigde dit ook."), "danger", action=self.tr("Vergelijk"), icon=Icon.PEOPLE),
        ]


class _Focused(Button):
    """A button as the keyboard shows it, for the picture; it takes no focus of its own."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def shows_ring(self) -> bool:
        return True


def _column(*parts: QWidget, gap: int = 22) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    return box


def _flow(parts: Sequence[QWidget], gap: int = 8) -> QWidget:
    box = QWidget()
    row = FlowLayout(box, gap=gap)
    for part in parts:
        row.addWidget(part)
    return box
