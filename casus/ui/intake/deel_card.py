"""One part of an intake: its questions, the figure, the marks of the person. Nothing in it asks to be filled."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.instrument import AntwoordSoort, Deel, InstrumentVraag
from casus.domain.intake_inhoud import GEHEEL_DEEL, DeelInhoud, DeelStand
from casus.ui.icons import Icon
from casus.ui.intake.intake_model import IntakeModel
from casus.ui.intake.merken import Merken
from casus.ui.names import Names
from casus.ui.widgets.answer_area import AnswerArea
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.fold import Fold
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.scale import Scale
from casus.ui.widgets.shown import show_if


class DeelCard(Card):
    """``closed`` when somebody takes the part off the sheet again."""

    closed = Signal(str)

    def __init__(self, model: IntakeModel, names: Names, deel: Deel, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=14, parent=parent)
        self.setObjectName(f"deel_{deel.code}")
        self._model, self._names, self.deel = model, names, deel
        self._rows: dict[str, QuestionRow] = {}
        self._scales: dict[str, Scale] = {}
        self._head()
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(14)
        for vraag in deel.vragen:
            asked.addWidget(self._question(vraag))
        if deel.aspecten:
            asked.addWidget(self._aspects())
        self.body.addWidget(self._asked)
        self._marks = Merken(f"merk_{deel.code}", model, deel, flowing=True)
        self._stand = CheckGroup(f"deel_stand_{deel.code}", flowing=True, about=deel.naam)
        self._stand.set_options(
            [(DeelStand.NIET_BESPROKEN, self.tr("Niet besproken")), (DeelStand.NIET_NODIG, self.tr("Niet nodig"))]
        )
        self._stand.changed.connect(self._on_stand)
        self._stand_now: DeelStand = DeelStand.OPEN
        self.body.addWidget(self._marks)
        self.body.addWidget(self._stand)
        self.show_part()

    def inputs(self) -> Iterable[QWidget]:
        """Where one writes or chooses, in order."""
        yield from (row.input for row in self._rows.values())

    def show_part(self) -> None:
        """What stands in it now."""
        part = self._model.part(self.deel.code)
        if part is None:
            return
        may, veiled = self._model.may_fill, not self._names.visible
        for vraag, row in self._rows.items():
            row.show_answer(self._names.text(part.antwoorden.get(vraag, "")), may=may, veiled=veiled)
        for aspect, scale in self._scales.items():
            scale.set_figure(part.cijfers.get(aspect))
            scale.set_read_only(not may)
        self._show_marks(part, may=may)
        show_if(self._close, may and part.is_leeg and part.stand is DeelStand.OPEN)

    def _show_marks(self, part: DeelInhoud, *, may: bool) -> None:
        self._marks.show_part()
        self._stand_now = part.stand
        self._stand.set_checked([part.stand])
        stands = part.stand is not DeelStand.OPEN
        show_if(self._asked, not stands)
        show_if(self._marks, not stands and not self._model.is_promise and (may or bool(self._marks.checked())))
        show_if(self._stand, part.is_leeg and (may or stands))
        self._marks.setEnabled(may)
        self._stand.setEnabled(may)

    def _head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.deel.naam, "h3"))
        if self.deel.kern:
            words.addWidget(WrapLabel(self.deel.kern, "small"))
        head.addLayout(words, 1)
        self._close = Button(self.tr("Toch niet"), "ghost", Icon.CLOSE, size="small")
        self._close.setObjectName(f"deel_weg_{self.deel.code}")
        self._close.setAccessibleName(self.tr("Toch niet over {0}").format(self.deel.naam))
        self._close.clicked.connect(self._on_close)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)

    def _question(self, vraag: InstrumentVraag) -> QWidget:
        if vraag.soort is AntwoordSoort.CIJFER:
            return self._scale_row(vraag.vraag, vraag.hulp, GEHEEL_DEEL, strong=True)
        row = QuestionRow(vraag, self.deel.naam)
        row.changed.connect(self._on_answer)
        self._rows[vraag.code] = row
        return row

    def _scale_row(self, words: str, help_text: str, aspect: str, *, strong: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(WrapLabel(words, "small_strong" if strong else "small"))
        if help_text:
            column.addWidget(WrapLabel(help_text, "small"))
        scale = Scale(f"{words} {self.deel.naam}" if strong else f"{words}, {self.deel.naam}")
        scale.setObjectName(f"cijfer_{self.deel.code}_{aspect}".rstrip("_"))
        scale.setAccessibleDescription(help_text or self.tr("Een cijfer van 0 tot en met 10, of geen cijfer."))
        scale.figure_edited.connect(self._on_figure)
        self._scales[aspect] = scale
        column.addWidget(scale)
        return box

    def _aspects(self) -> QWidget:
        fold = Fold(self.tr("Per onderwerp"), self.tr("Zonder onderwerpen"), f"aspecten_{self.deel.code}_knop")
        fold.body.setSpacing(10)
        for aspect in self.deel.aspecten:
            fold.body.addWidget(self._scale_row(aspect.naam, "", aspect.code, strong=False))
        part = self._model.part(self.deel.code)
        fold.set_open(part is not None and any(part.cijfers.keys() - {GEHEEL_DEEL}))
        return fold

    def _on_answer(self, vraag: str, tekst: str) -> None:
        self._model.answer(self.deel.code, vraag, tekst)

    def _on_figure(self, cijfer: int | None) -> None:
        aspect = next(key for key, scale in self._scales.items() if scale is self.sender())
        self._model.give(self.deel.code, cijfer, aspect)

    def _on_stand(self) -> None:
        """One of the two at most: what was ticked last."""
        wanted = [key for key in self._stand.checked() if key is not self._stand_now and isinstance(key, DeelStand)]
        self._model.set_stand(self.deel.code, wanted[0] if wanted else DeelStand.OPEN)

    def _on_close(self) -> None:
        self.closed.emit(self.deel.code)


class QuestionRow(QWidget):
    """One question with the room to answer it in the person's words. ``changed(question, text)``."""

    changed = Signal(str, str)

    def __init__(self, vraag: InstrumentVraag, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vraag = vraag
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(WrapLabel(vraag.vraag, "small_strong"))
        self._help = WrapLabel(vraag.hulp, "small")
        column.addWidget(self._help)
        self._read = WrapLabel("", "body")
        column.addWidget(self._read)
        self._yes_no: CheckGroup | None = None
        self._area = AnswerArea()
        self._area.setObjectName(f"antwoord_{vraag.code}")
        self._area.setAccessibleName(f"{vraag.vraag} {about}")
        self._area.setAccessibleDescription(vraag.hulp)
        if vraag.soort is AntwoordSoort.JA_NEE:
            self._yes_no = CheckGroup(f"antwoord_{vraag.code}", flowing=True, about=vraag.vraag)
            self._yes_no.set_options([("ja", self.tr("Ja")), ("nee", self.tr("Nee"))])
            self._yes_no.changed.connect(self._on_yes_no)
            column.addWidget(self._yes_no)
            self._area.hide()
        else:
            column.addWidget(self._area)
            self._area.textChanged.connect(self._on_text)
        self._said = ""

    @property
    def input(self) -> QWidget:
        """Where one answers."""
        return self._yes_no or self._area

    def show_answer(self, text: str, *, may: bool, veiled: bool) -> None:
        """``veiled``: names are off, one reads only."""
        self._filling, self._said = True, text
        if self._yes_no is not None:
            self._yes_no.set_checked([text])
            self._yes_no.setEnabled(may)
        else:
            self._area.setReadOnly(veiled)
            self._area.show_text(text)
            show_if(self._area, may)
        self._filling = False
        self._read.setText(text or self.tr("niet besproken"))
        self._read.set_color(None if text else "text3")
        show_if(self._read, not may and self._yes_no is None)
        show_if(self._help, may and bool(self._vraag.hulp))

    def _on_text(self) -> None:
        if not self._filling and not self._area.isReadOnly():
            self.changed.emit(self._vraag.code, self._area.toPlainText())

    def _on_yes_no(self) -> None:
        """One of the two at most; pressed again it is taken back."""
        assert self._yes_no is not None
        wanted = [str(key) for key in self._yes_no.checked() if key != self._said]
        self._said = wanted[0] if wanted else ""
        self._yes_no.set_checked([self._said])
        self.changed.emit(self._vraag.code, self._said)
