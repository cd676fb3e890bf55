"""The quiet parts of a casus page: own words, the four questions, safe contact, who may see it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.values import ContactWijze, ContactZicht
from casus.services.casussen import CasusPage, InwonerRow, LidRow
from casus.services.messages import label
from casus.ui.casussen.person_words import hoi_answers, words_caption
from casus.ui.dates import day_full, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule, VoiceCard
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.sign import IconSign
from casus.ui.widgets.swapped import Swapped

_CONTACT_ICONS = {
    ContactWijze.BELLEN: Icon.PHONE,
    ContactWijze.BEZOEK: Icon.DOOR,
    ContactWijze.BRIEF: Icon.MAIL,
    ContactWijze.LIEVER_NIET: Icon.STOP,
    ContactWijze.ONBEKEND: Icon.ESTIMATE,
}


def icon_line(icon: Icon, words: str, *, color: str = "text", icon_color: str = "text2") -> QHBoxLayout:
    """An icon beside words that may wrap."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconSign(icon, icon_color, 18, line_of="body"))
    row.addWidget(WrapLabel(words, "body", color=color), 1)
    return row


class WordsBlock(Swapped):
    """The person's own words over the full width, the question beside them; what is missing says so."""

    def __init__(self, names: Names, write: Callable[[str], None]) -> None:
        super().__init__()
        self._names, self._write = names, write
        self.setObjectName("eigen_woorden")

    def show_words(self, page: CasusPage, row: InwonerRow | None, number: int, *, may_write: bool) -> None:
        caption = words_caption(self._names, page, row, number) if row else ""
        words = self._names.text(row.fields.eigen_woorden, page.code) if row else ""
        vraag = self._names.text(page.vraag, page.code)
        asked = self.tr("De vraag aan de tafel")
        if words and vraag:
            self.set_content(VoiceCard(words, caption, question=vraag, question_caption=asked))
        else:
            self.set_content(self._with_gaps(words, caption, vraag, may_write=may_write))

    def _with_gaps(self, words: str, caption: str, vraag: str, *, may_write: bool) -> QWidget:
        card = Card("voice", padding=20)
        card.body.setContentsMargins(24, 16, 24, 18)
        row = QHBoxLayout()
        row.setSpacing(24)
        card.body.addLayout(row)
        if caption:
            row.addWidget(self._own_words(words, caption, may_write=may_write), 9)
            row.addWidget(Rule(vertical=True))
        row.addWidget(self._question(vraag, may_write=may_write), 4 if caption else 1)
        return card

    def _own_words(self, words: str, caption: str, *, may_write: bool) -> QWidget:
        if words:
            spoken = f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
            return _captioned(caption, WrapLabel(spoken, "voice_big"))
        missing = WrapLabel(self.tr("Er zijn nog geen eigen woorden opgeschreven."), "body", color="text2")
        return _captioned(caption, missing, self._button(self.tr("Schrijf ze op"), "woorden") if may_write else None)

    def _question(self, vraag: str, *, may_write: bool) -> QWidget:
        caption = self.tr("De vraag aan de tafel")
        if vraag:
            return _captioned(caption, WrapLabel(vraag, "strong"))
        missing = WrapLabel(self.tr("Er is nog geen vraag voor de tafel."), "body", color="text2")
        return _captioned(caption, missing, self._button(self.tr("Schrijf de vraag"), "vraag") if may_write else None)

    def _button(self, words: str, field: str) -> Button:
        button = Button(words, icon=Icon.NOTE, size="small")
        button.setObjectName(f"schrijf_{field}_knop")
        button.clicked.connect(lambda: self._write(field))
        return button


class HoiBlock(Swapped):
    """The four questions, quiet; not discussed is an answer."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def show_person(self, row: InwonerRow, code: str) -> None:
        card = Card(padding=24, spacing=12)
        card.setObjectName("hoi_blok")
        card.body.addWidget(SectionHead(self.tr("Vier vragen"), small=True))
        for number, (question, written) in enumerate(hoi_answers(row)):
            answer = self._names.text(written, code)
            if number:
                card.body.addWidget(Rule())
            line = QHBoxLayout()
            line.setSpacing(24)
            asked = WrapLabel(question, "small_strong", color="text2")
            said = WrapLabel(answer or self.tr("niet besproken"), "body", color=None if answer else "text3")
            said.setAccessibleName(f"{question} {said.text()}")
            line.addWidget(asked, 2, Qt.AlignmentFlag.AlignTop)
            line.addWidget(said, 3, Qt.AlignmentFlag.AlignTop)
            card.body.addLayout(line)
        self.set_content(card)


class ContactBlock(Swapped):
    """How this person is reached safely, as far as the viewer may know, and who speaks for them."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def show_person(self, row: InwonerRow, code: str) -> None:
        card = Card(padding=20, spacing=10)
        card.setObjectName("contact_blok")
        card.body.addWidget(SectionHead(self.tr("Veilig contact"), small=True, icon=Icon.PHONE))
        zicht = row.fields.contact_zicht
        if row.contact_verborgen:
            card.body.addLayout(icon_line(Icon.NAMES_HIDDEN, self._seen_by(zicht), color="text2"))
        else:
            self._add_way(card, row, zicht, code)
        if row.fields.vertegenwoordiger:
            card.body.addWidget(Rule())
            card.body.addWidget(Label(self.tr("Vertegenwoordiger"), "caption"))
            for words in self._vertegenwoordiger(row):
                card.body.addWidget(WrapLabel(words, "body"))
        self.set_content(card)

    def _add_way(self, card: Card, row: InwonerRow, zicht: ContactZicht, code: str) -> None:
        wijze = row.fields.contact_wijze
        unknown = wijze is ContactWijze.ONBEKEND
        words = self.tr("Nog niet bekend") if unknown else starting(label(wijze))
        card.body.addLayout(icon_line(_CONTACT_ICONS[wijze], words, color="text2" if unknown else "text"))
        if row.fields.contact_waar:
            card.body.addWidget(WrapLabel(self._names.text(row.fields.contact_waar, code), "body"))
        if not unknown or row.fields.contact_waar:
            card.body.addWidget(WrapLabel(self._seen_by(zicht), "small"))

    def _seen_by(self, zicht: ContactZicht) -> str:
        return {
            ContactZicht.INBRENGER: self.tr("Alleen zichtbaar voor de inbrenger"),
            ContactZicht.CASUSREGISSEUR: self.tr("Alleen zichtbaar voor de inbrenger en de casusregisseur"),
        }.get(zicht, self.tr("Zichtbaar voor iedereen aan tafel"))

    def _vertegenwoordiger(self, row: InwonerRow) -> Sequence[str]:
        if not self._names.visible:
            return (self.tr("Naam en telefoon zijn nu verborgen"),)
        return [words for words in (row.fields.vertegenwoordiger, row.fields.vertegenwoordiger_telefoon) if words]


class LedenBlock(Swapped):
    """Who brought it in, who holds the plan, who was added."""

    def __init__(self, names: Names, add: Callable[[], None], remove: Callable[[LidRow], None]) -> None:
        super().__init__()
        self._names, self._add, self._remove = names, add, remove

    def show_page(self, page: CasusPage, *, may_add: bool) -> None:
        card = Card(padding=20, spacing=10)
        card.setObjectName("leden_blok")
        button = Button(self.tr("Voeg toe"), "ghost", size="small")
        button.setObjectName("lid_toevoegen_knop")
        button.clicked.connect(self._add)
        actions = [button] if may_add else []
        card.body.addWidget(SectionHead(self.tr("Wie erbij horen"), small=True, icon=Icon.PEOPLE, actions=actions))
        for words, naam in self._people(page):
            card.body.addWidget(
                _captioned(words, WrapLabel(naam or self.tr("nog niemand"), color=None if naam else "text2"))
            )
        for lid in page.leden:
            card.body.addWidget(self._lid(lid, page.code, may_remove=may_add))
        self.set_content(card)

    def _people(self, page: CasusPage) -> list[tuple[str, str]]:
        return [
            (self.tr("Inbrenger"), page.inbrenger),
            (self.tr("Casusregisseur"), page.casusregisseur or ""),
        ]

    def _lid(self, lid: LidRow, code: str, *, may_remove: bool) -> QWidget:
        """Until when, and why."""
        until = self.tr("tot en met {0}").format(day_full(lid.tot)) if lid.tot is not None else ""
        parts: list[QWidget] = [WrapLabel(lid.naam)]
        if lid.reden:
            parts.append(WrapLabel(self._names.text(lid.reden, code), "small"))
        if until:
            parts.append(WrapLabel(until, "small"))
        if may_remove:
            away = Button(self.tr("Haal weg"), "ghost", size="small")
            away.setObjectName(f"lid_weg_{lid.professional_id}")
            away.setAccessibleName(self.tr("Haal {0} weg").format(lid.naam))
            away.clicked.connect(lambda: self._remove(lid))
            parts.append(away)
        return _captioned(self.tr("Toegevoegd"), *parts)


def _captioned(caption: str, *parts: QWidget | None) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(caption, "caption", elide=True))
    for part in parts:
        if isinstance(part, Button):
            column.addSpacing(4)
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        elif part is not None:
            column.addWidget(part)
    column.addStretch(1)
    return box
