"""What would otherwise fall: drafts found again, and acties of others that are late."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.services.acties import ActieRow
from casus.services.besluiten import BesluitRegel
from casus.services.concepten import ConceptPlek
from casus.services.planbladen import TerugkijkRow
from casus.services.verjaardagen import VerjaardagRow
from casus.ui.besluiten.besluiten_model import BesluitenModel
from casus.ui.casussen.acties_model import ActiesModel
from casus.ui.dates import day_long, day_short, late, local, moment_clock, starting, waiting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.toestemming.toestemming_words import birthday_over_words, birthday_words
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import SectionHead

DRAFTS_SHOWN = 5


class AsideBlock(Card):
    """A small card that is only there when it has something to say."""

    def __init__(self, icon: Icon) -> None:
        super().__init__(padding=20, spacing=10)
        self._head = SectionHead("", small=True, icon=icon)
        self.body.addWidget(self._head)
        self._rows: QWidget | None = None
        self.hide()

    def set_title(self, title: str) -> None:
        self.setAccessibleName(title)
        self._head.set_text(title)

    def _replace(self, rows: Sequence[QWidget]) -> None:
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for number, row in enumerate(rows):
            if number:
                column.addWidget(Rule())
            column.addWidget(row)
        self.body.addWidget(self._rows)
        self._rows.show()  # now, not when the event loop comes round
        self.setVisible(bool(rows))


def _kind(scherm: str) -> str:
    """``raming_regel`` of ``raming_regel_17``: which of several on one page."""
    return scherm.rstrip("0123456789").rstrip("_")


class DraftsBlock(AsideBlock):
    """Drafts found again; ``resumed(ConceptPlek)`` goes back to where it was typed."""

    resumed = Signal(object)

    def __init__(self) -> None:
        super().__init__(Icon.DRAFT)
        self.set_title(self.tr("Teruggevonden concepten"))
        self.setObjectName("concepten_blok")

    def show_drafts(self, drafts: Sequence[ConceptPlek], today: date) -> None:
        rows: list[QWidget] = [self._row(draft, today) for draft in drafts[:DRAFTS_SHOWN]]
        rest = len(drafts) - DRAFTS_SHOWN
        if rest > 0:
            rows.append(Label(self.tr("en nog {0}").format(rest), "small"))
        self._replace(rows)

    def _row(self, draft: ConceptPlek, today: date) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrapLabel(self._title(draft), "body"))
        words.addWidget(WrapLabel(self._when(draft, today), "small"))
        line.addLayout(words, 1)
        button = Button(self.tr("Ga verder"), "ghost", size="small")
        button.setObjectName(f"concept_{draft.scherm}_{draft.object_id}")
        button.setAccessibleName(self.tr("Ga verder: {0}").format(self._title(draft)))
        button.setAccessibleDescription(self._when(draft, today))
        button.clicked.connect(lambda _=False, d=draft: self.resumed.emit(d))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _title(self, draft: ConceptPlek) -> str:
        at_table = draft.overleg_id is not None
        words = {
            "casus_nieuw": self.tr("Nieuwe casus"),
            "casus": self.tr("Casus {0} bewerken"),
            "afweging": self.tr("Afweging bij casus {0}"),
            "casus_sluiten": self.tr("Casus {0} sluiten"),
            "lijst_mensen": self.tr("Lijst met mensen"),
            "lijst_organisaties": self.tr("Lijst met organisaties"),
            "lijst_casussen": self.tr("Lijst met casussen"),
            "lijst_acties": self.tr("Lijst met acties"),
            "actie": self.tr("Actie bij {0}") if at_table else self.tr("Terugkoppeling bij een actie {0}"),
            "actie_nieuw": self.tr("Nieuwe actie"),
            "actie_wijzigen": self.tr("Actie wijzigen {0}"),
            "besluit": self.tr("Besluit bij {0}"),
            "besluit_stand": self.tr("Terugkoppeling bij een besluit {0}"),
            "geld_vraag": self.tr("Vraag om snel geld {0}"),
            "bestedingsregels": self.tr("Regels voor snel geld"),
            "aanbod": self.tr("Aanbod in de sociale kaart"),
            "overleg_invoer": self.tr("Notitie bij {0}"),
            "correctie": self.tr("Correctie bij {0}"),
            "netwerk_band": self.tr("Band in het netwerk van {0}"),
            "netwerk_band_nieuw": self.tr("Nieuwe band in het netwerk van {0}"),
            "plan_doel": self.tr("Doel in het plan van {0}"),
            "plan_doel_nieuw": self.tr("Nieuw doel in het plan van {0}"),
            "plan_doel_af": self.tr("Wat kwam er van een doel van {0}"),
            "plan_stap": self.tr("Stap in het plan van {0}"),
            "plan_stap_nieuw": self.tr("Nieuwe stap in het plan van {0}"),
            "raming_nieuw": self.tr("Nieuwe raming bij {0}"),
            "raming_wijzig": self.tr("Raming bij {0}"),
            "raming_regel": self.tr("Regel in de raming bij {0}"),
            "verzoek_anders": self.tr("Anders opgelost bij {0}"),
            "verzoek_boven": self.tr("Wie boven het plafond ja zei bij {0}"),
            "verzoek_keur": self.tr("Blik op een betaling bij {0}"),
            "verzoek_nee": self.tr("Waarom niet, bij {0}"),
            "verzoek_terug": self.tr("Teruggenomen boeking bij {0}"),
            "verzoek_terugblik": self.tr("Terugblik op snel geld bij {0}"),
        }.get(
            _kind(draft.scherm),
            self.tr("Tekst bij het overleg") if at_table else self.tr("Tekst die nog niet is bewaard"),
        )
        return " ".join(words.format(draft.code or (self.tr("een vast punt") if at_table else "")).split())

    def _when(self, draft: ConceptPlek, today: date) -> str:
        day = local(draft.getypt_op).date()
        near = {today: self.tr("vandaag"), today - timedelta(days=1): self.tr("gisteren")}
        words = near.get(day) or (day_long(day) if day.year == today.year else day_short(day))
        return self.tr("Getypt {0}, {1} uur").format(words, moment_clock(draft.getypt_op))


class LateBlock(AsideBlock):
    """Acties of others past their day; pressing one opens its casus."""

    casus_pressed = Signal(object)

    def __init__(self, words: ActiesModel) -> None:
        super().__init__(Icon.LATE)
        self._words = words
        self.setObjectName("te_laat_blok")
        self.set_title(self.tr("Te laat bij anderen"))

    def show_acties(self, acties: Sequence[ActieRow], today: date) -> None:
        self._replace([self._row(actie, today) for actie in acties])

    def _row(self, actie: ActieRow, today: date) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title: QWidget = WrapLabel(self._words.what(actie), "body")
        if actie.casus_id is not None:
            title = Link(self._words.what(actie), role="body", color="text")
            title.setObjectName(f"te_laat_{actie.id}")
            title.setAccessibleName(", ".join((actie.casus_code or "", starting(actie.wat), self._words.owner(actie))))
            title.clicked.connect(lambda _=False, id_=actie.casus_id: self.casus_pressed.emit(id_))
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Label(facts(actie.casus_code or "", self._words.owner(actie)), "small", elide=True), 1)
        line.addWidget(Label(late(actie.days_late(today)), "small_strong", color="danger"))
        column.addLayout(line)
        return row


class BirthdayBlock(AsideBlock):
    """Somebody becomes 12 or 16: others must agree from then on. Pressing one opens its casus."""

    pressed = Signal(object)
    """Id of the casus."""

    def __init__(self, names: Names) -> None:
        super().__init__(Icon.DATE)
        self._names = names
        self.setObjectName("verjaardagen_blok")
        self.set_title(self.tr("Wie straks mee beslist"))

    def show_birthdays(self, rows: Sequence[VerjaardagRow]) -> None:
        self._replace([self._row(row) for row in rows])

    def _row(self, row: VerjaardagRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        who = row.naam if self._names.visible else self.tr("Iemand in {0}").format(row.code)
        over = birthday_over_words(who, row.wordt)
        title = Link(over if row.is_voorbij else birthday_words(who, row.wordt, row.op), role="body", color="text")
        title.setObjectName(f"verjaardag_{row.inwoner_id}")
        title.clicked.connect(lambda: self.pressed.emit(row.casus_id))
        column.addWidget(title)
        column.addWidget(Label(facts(row.code, self._names.beside_code(row.casus)), "small", elide=True))
        return box


class LookBackBlock(AsideBlock):
    """Plans to look back at with the person. Pressing one opens its casus."""

    pressed = Signal(object)
    """Id of the casus."""

    def __init__(self, names: Names) -> None:
        super().__init__(Icon.COME_BACK)
        self._names = names
        self.setObjectName("terugkijken_blok")
        self.set_title(self.tr("Samen terugkijken"))

    def show_plannen(self, rows: Sequence[TerugkijkRow], today: date) -> None:
        self._replace([self._row(row, today) for row in rows])

    def _row(self, row: TerugkijkRow, today: date) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        who = row.naam if self._names.visible else self.tr("Iemand in {0}").format(row.code)
        title = Link(self.tr("Plan van {0}").format(who), role="body", color="text")
        title.setObjectName(f"terugkijken_{row.plan_id}")
        title.clicked.connect(lambda: self.pressed.emit(row.casus_id))
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Label(facts(row.code, self._names.beside_code(row.casus)), "small", elide=True), 1)
        is_due = row.op <= today
        day = self.tr("vandaag") if row.op == today else day_short(row.op)
        line.addWidget(Label(day, "small_strong", color="warn" if is_due else "text2"))
        column.addLayout(line)
        return box


class SilentBlock(AsideBlock):
    """Besluiten nobody spoke of for weeks; pressing one opens its casus, where one says how far it is."""

    pressed = Signal(object)
    """BesluitRegel."""

    def __init__(self, words: BesluitenModel) -> None:
        super().__init__(Icon.DECISION)
        self._words = words
        self.setObjectName("stille_besluiten_blok")
        self.set_title(self.tr("Besluiten zonder nieuws"))

    def show_besluiten(self, besluiten: Sequence[BesluitRegel]) -> None:
        self._replace([self._row(besluit) for besluit in besluiten])

    def _row(self, besluit: BesluitRegel) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = Link(self._words.text(besluit), role="body", color="text")
        title.setObjectName(f"stil_{besluit.id}")
        title.clicked.connect(lambda: self.pressed.emit(besluit))
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(12)
        stand = self._words.stand(besluit).lower()
        line.addWidget(Label(facts(besluit.casus_code or "", stand), "small", elide=True), 1)
        line.addWidget(Label(waiting(self._words.days_silent(besluit)), "small_strong", color="warn"))
        column.addLayout(line)
        return row
