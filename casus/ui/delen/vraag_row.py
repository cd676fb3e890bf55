"""One question with its answer: a field while one types in it, afterwards a sentence to read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.afweging import Vraag
from casus.services.deelregister import AntwoordVeld
from casus.services.messages import label
from casus.ui.icons import Icon
from casus.ui.shortcuts import CHECK_FIRST
from casus.ui.widgets.answer_area import AnswerArea
from casus.ui.widgets.choice import Check
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconSign

_INDENT = 11
"""So that the answer begins under the first letter of its question, its own padding included."""


class VraagRow(QWidget):
    """``changed(text, na_te_gaan)`` while somebody types; ``active`` when the keyboard comes or goes."""

    changed = Signal(str, bool)
    active = Signal(bool)

    def __init__(self, vraag: Vraag, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vraag = vraag
        self._filling = False
        self._sign = IconSign(Icon.ESTIMATE, "text2", 16, line_of="small_strong")
        self._proposed = Label(self.tr("voorstel"), "small", color="warn")
        self._help = WrapLabel(vraag.hulp, "small")
        self._error_text = WrapLabel("", "small_strong", color="danger")
        self.area = AnswerArea()
        self.area.setObjectName(f"antwoord_{vraag.code}")
        self.area.setAccessibleName(vraag.vraag)
        self.area.setAccessibleDescription(vraag.hulp)
        self._read = WrapLabel("", "body", color="text2")
        self.check = Check(self.tr("Moet eerst worden nagegaan"))
        self.check.setObjectName(f"nagaan_{vraag.code}")
        self.check.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.check.setToolTip(self.tr("Alt + N"))
        self._read_only = read_only
        self._lay_out()
        if not read_only:
            self.setFocusProxy(self.area)
        self.area.textChanged.connect(self._on_edited)
        self.check.toggled.connect(self._on_edited)
        self.area.focus_changed.connect(self._on_focus)
        toggle = QShortcut(QKeySequence(CHECK_FIRST), self.area)
        toggle.setContext(Qt.ShortcutContext.WidgetShortcut)
        toggle.activated.connect(self.check.toggle)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(WrapLabel(self._title(), "small_strong"), 1)
        head.addWidget(self._proposed, 0, Qt.AlignmentFlag.AlignTop)
        below = QVBoxLayout()
        below.setContentsMargins(24, 0, 0, 0)
        below.setSpacing(2)
        for part in (self._help, self._error_text, self._read):
            below.addWidget(part)
        field = QVBoxLayout()
        field.setContentsMargins(_INDENT, 0, 0, 0)
        field.setSpacing(2)
        field.addWidget(self.area)
        field.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(below)
        column.addLayout(field)
        show_if(self._error_text, False)
        show_if(self._proposed, False)
        show_if(self.check, False)
        show_if(self._help, bool(self.vraag.hulp))
        show_if(self._read, self._read_only)
        show_if(self.area, not self._read_only)

    def _title(self) -> str:
        """Fact and reading are kept apart by their word."""
        kind = label(self.vraag.soort) if self.vraag.soort.value in ("feit", "duiding") else ""
        return f"{self.vraag.vraag} ({kind})" if kind else self.vraag.vraag

    def show_answer(self, antwoord: AntwoordVeld, *, is_proposed: bool, veiled: bool) -> None:
        """What stands in the draft, or in the decision. ``veiled``: names are off, one reads only."""
        self._filling = True
        self.area.setReadOnly(veiled)
        self.check.setEnabled(not (veiled or self._read_only))
        self.area.show_text(antwoord.tekst)
        self.check.setChecked(antwoord.na_te_gaan)
        self._filling = False
        self._read.setText(antwoord.tekst or self.tr("Niet beantwoord"))
        done = bool(antwoord.tekst.strip()) and not antwoord.na_te_gaan
        self._sign.set_icon(Icon.CHECK if done else Icon.ESTIMATE, "ok" if done else "text2")
        show_if(self._proposed, is_proposed)
        self._show_parts()

    def set_error(self, sentence: str | None) -> None:
        """One sentence above the answer; None takes it away."""
        self._error_text.setText(sentence or "")
        show_if(self._error_text, bool(sentence))
        self.area.setProperty("error", bool(sentence))
        self.area.style().unpolish(self.area)
        self.area.style().polish(self.area)
        self.area.setAccessibleDescription(" ".join(part for part in (self.vraag.hulp, sentence or "") if part))

    def _show_parts(self) -> None:
        active = self.area.hasFocus()
        answered = bool(self.area.toPlainText().strip())
        show_if(self._help, bool(self.vraag.hulp) and not self._read_only and (active or not answered))
        show_if(self.check, self.check.isChecked() or (active and not self._read_only))

    def _on_focus(self, active: bool) -> None:
        self._show_parts()
        self.active.emit(active)

    def _on_edited(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit(self.area.toPlainText(), self.check.isChecked())
