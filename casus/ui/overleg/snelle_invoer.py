"""One line at the table: type, see what was understood, Enter. What is unclear is a question, never a guess."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from casus.domain.snelle_invoer import Begrepen, InvoerSoort
from casus.domain.values import EigenaarSoort, NotitieSoort
from casus.services.messages import label, sentence_of
from casus.ui.dates import day_long, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.overleg.chip import Chip
from casus.ui.theme import Theme, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import Label
from casus.ui.widgets.sign import IconSign, KeyCap
from casus.ui.widgets.tag import Tag, tag_size

KINDS: Final = {InvoerSoort.NOTITIE: Icon.NOTE, InvoerSoort.BESLUIT: Icon.DECISION, InvoerSoort.ACTIE: Icon.ACTION}
_MAY_STAY_OPEN: Final = ("datum_ontbreekt",)


class EntryLine(TextInput):
    """50 high, with the key that writes it down inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._hint: QWidget | None = None
        super().__init__(entry=True, parent=parent)
        self._hint = QWidget(self)
        row = QHBoxLayout(self._hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(KeyCap("Enter"))
        row.addWidget(Label(self.tr("leg vast"), "small"))
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        self.setMinimumHeight(theme.px(22) + 28)
        self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        if self._hint is not None:
            size = self._hint.sizeHint()
            self._hint.setGeometry(
                self.width() - size.width() - 14, (self.height() - size.height()) // 2, size.width(), size.height()
            )
            self.setTextMargins(4, 0, size.width() + 14, 0)


class SnelleInvoer(Card):
    """Never moves: docked at the bottom, the line below the input is always as high as a tag."""

    typed = Signal(str)
    submitted = Signal(str)
    besluit_wanted = Signal()
    actie_wanted = Signal()
    soort_chosen = Signal(object)
    """NotitieSoort."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=8, parent=parent)
        self.setObjectName("snelle_invoer")
        self._names = names
        self._begrepen: Begrepen | None = None
        self.line = EntryLine()
        self.line.setObjectName("invoer_regel")
        self.line.setAccessibleName(self.tr("Snelle invoer"))
        self.line.textChanged.connect(self.typed)
        self.line.returnPressed.connect(lambda: self.submitted.emit(self.line.text()))
        self.body.addLayout(self._make_head())
        self.body.addWidget(self.line)
        self.body.addWidget(self._make_understood())
        self.show_understood(None)

    def _make_head(self) -> QHBoxLayout:
        title = Label(self.tr("Snelle invoer"), "small_strong")
        title.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(title)
        row.addStretch(1)
        note = Button(self.tr("Notitie"), "ghost", size="small")
        note.setObjectName("notitie_knop")
        note.clicked.connect(self.begin_note)
        besluit = Button(self.tr("Besluit"), "ghost", size="small")
        besluit.setObjectName("besluit_knop")
        besluit.clicked.connect(self.besluit_wanted)
        actie = Button(self.tr("Actie"), "ghost", size="small")
        actie.setObjectName("actie_knop")
        actie.clicked.connect(self.actie_wanted)
        for key, button in (("n", note), ("b", besluit), ("a", actie)):
            row.addSpacing(6)
            row.addWidget(KeyCap(key))
            row.addWidget(button)
        return row

    def _make_understood(self) -> QWidget:
        self._kind, self._owner = Tag("", "solid"), Tag("", "accent")
        self._text, self._day = Label("", "body", elide=True), Tag("", "accent")
        self._about = Tag("", "accent")
        self._questions = [Tag("", "warn"), Tag("", "warn")]
        self._help = Label("", "small", elide=True)
        for widget, name in (
            (self._kind, "begrepen_soort"),
            (self._owner, "begrepen_eigenaar"),
            (self._text, "begrepen_tekst"),
            (self._day, "begrepen_dag"),
            (self._about, "begrepen_onderwerp"),
            (self._questions[0], "begrepen_vraag"),
            (self._help, "begrepen_uitleg"),
        ):
            widget.setObjectName(name)
        self._sorts = {
            NotitieSoort.FEIT: Chip(self.tr("Feit")),
            NotitieSoort.DUIDING: Chip(self.tr("Duiding")),
            NotitieSoort.MENING: Chip(self.tr("Mening")),
        }
        for soort, chip in self._sorts.items():
            chip.setObjectName(f"soort_{soort.value}")
            chip.clicked.connect(lambda on, s=soort: self._on_soort(s, on))
        box = _Understood()
        parts: list[QWidget] = [IconSign(Icon.UNDERSTOOD, "text3", 18), self._kind, self._owner, self._text, self._day]
        parts.append(self._about)
        for part in (*parts, *self._questions, *self._sorts.values(), self._help):
            box.row.addWidget(part)
        return box

    def show_understood(self, begrepen: Begrepen | None) -> None:
        """Kind, owner, text and day as they would be written down; open questions in amber."""
        self._begrepen = begrepen
        if begrepen is None:
            self._hide_all()
            self._help.setText(
                self.tr("n notitie   b besluit omdat waarom   a naam doet iets vrijdag   #geld waarover")
            )
            self._help.show()
            return
        names = {
            InvoerSoort.NOTITIE: self.tr("Notitie"),
            InvoerSoort.BESLUIT: self.tr("Besluit"),
            InvoerSoort.ACTIE: self.tr("Actie"),
        }
        self._kind.set_content(names[begrepen.soort], "solid", KINDS[begrepen.soort])
        owner = self._owner_words(begrepen)
        self._owner.set_content(owner, "accent", Icon.PERSON)
        why = self.tr(", omdat {0}").format(begrepen.motivering) if begrepen.motivering else ""
        self._text.setText(self._names.text(begrepen.tekst + why))
        day = day_long(begrepen.uiterlijk) if begrepen.uiterlijk else ""
        self._day.set_content(day, "accent", Icon.DATE)
        about = starting(label(begrepen.onderwerp)) if begrepen.onderwerp else ""
        self._about.set_content(about, "accent", Icon.LINK)
        self._hide_all()
        self._kind.show()
        self._about.setVisible(bool(about))
        self._owner.setVisible(bool(owner))
        self._text.setVisible(bool(begrepen.tekst))
        self._day.setVisible(bool(day))
        for chip in self._sorts.values():
            chip.setVisible(begrepen.soort is InvoerSoort.NOTITIE)
        self._show_questions(begrepen.vragen)

    def show_again(self) -> None:
        """Names were switched on or off."""
        self.show_understood(self._begrepen if self.line.text() else None)

    def show_refusal(self, sentence: str) -> None:
        """Why it was not written down; the line stays."""
        self._questions[0].set_content(sentence, "warn", Icon.WARN)
        self._questions[0].show()

    def insist(self) -> None:
        """Enter was pressed while something is open: say what Enter does now."""
        if self._begrepen is not None and self._begrepen.vragen == _MAY_STAY_OPEN:
            self._help.setText(self.tr("Nog een keer Enter legt de actie vast zonder datum."))
            self._help.show()

    def let_go(self, line: str) -> None:
        """Written down: the line goes, what was typed since stays, and so does the focus."""
        now = self.line.text()
        self.line.setText(now[len(line) :].lstrip() if now.startswith(line) else now)
        for chip in self._sorts.values():
            chip.setChecked(False)

    def begin_note(self) -> None:
        """Begin a notitie without knowing the letters."""
        if not self.line.text().startswith("n "):
            self.line.setText(f"n {self.line.text()}")
        self.line.setFocus()

    def _on_soort(self, chosen: NotitieSoort, on: bool) -> None:
        for soort, chip in self._sorts.items():
            chip.setChecked(on and soort is chosen)
        self.soort_chosen.emit(chosen if on else NotitieSoort.NIET_BEPAALD)
        self.line.setFocus()

    def _owner_words(self, begrepen: Begrepen) -> str:
        if begrepen.naaste:
            return self.tr("{0} (naaste)").format(begrepen.naaste) if self._names.visible else self.tr("een naaste")
        if begrepen.eigenaar is None:
            return ""
        is_person = begrepen.eigenaar.soort is EigenaarSoort.PERSOON
        return self.tr("de persoon zelf") if is_person and not self._names.visible else begrepen.eigenaar.naam

    def _show_questions(self, codes: tuple[str, ...]) -> None:
        for tag, code in zip(self._questions, codes, strict=False):
            tag.set_content(sentence_of(code), "warn", Icon.WARN)
            tag.show()

    def _hide_all(self) -> None:
        hidden: list[QLabel] = [self._kind, self._owner, self._text, self._day, self._about]
        hidden += [self._help, *self._questions]
        for part in (*hidden, *self._sorts.values()):
            part.hide()


class _Understood(QWidget):
    """As high as one row of tags even when it is empty, so that nothing moves while one types."""

    def __init__(self) -> None:
        super().__init__()
        self.row = FlowLayout(self, gap=8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(160), tag_size(theme, "", Icon.CHECK).height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.row.heightForWidth(width), self.minimumSizeHint().height())
