"""Parts of the decision: a field with its mark *voorstel*, about whom and what, who hears it, and a lock."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from casus.domain.afweging import Slot
from casus.domain.onderwerp import Onderwerp
from casus.services.messages import label
from casus.ui.dates import starting
from casus.ui.delen.afweging_model import TELLABLE, AfwegingModel
from casus.ui.names import Names
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.shown import show_if

NOBODY: Final = 0
"""The first line of a list of people: nobody yet."""


class Marked(QWidget):
    """A field; beside its label *voorstel* as long as nobody confirmed or changed what Casus filled in."""

    def __init__(self, field: Field, object_name: str, *below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        field.editor.setObjectName(object_name)
        self._mark = Label(self.tr("voorstel"), "small", color="warn")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(field, 0, 0)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        for number, part in enumerate(below, start=1):
            grid.addWidget(part, number, 0)
        self.setFocusProxy(field)
        self.set_mark(is_proposed=False)

    def set_mark(self, *, is_proposed: bool) -> None:
        show_if(self._mark, is_proposed)
        self.field.editor.setAccessibleName(
            self.tr("{0}, voorstel").format(self.field.label) if is_proposed else self.field.label
        )

    def set_error(self, sentence: str | None) -> None:
        self.field.set_error(sentence)


class OverKeuze(QWidget):
    """Per person the parts of life that it is about: never a family as a whole."""

    chosen = Signal(object)
    """tuple[tuple[int, Onderwerp], ...]"""

    def __init__(self, model: AfwegingModel, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[int, Marked] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for number, (inwoner_id, naam) in enumerate(model.scherm.personen, start=1):
            who = names.beside_code(naam) or self.tr("persoon {0}").format(number)
            group = CheckGroup(f"waarover_{number}", flowing=True, about=who)
            group.set_options([(each, starting(label(each))) for each in TELLABLE])
            group.changed.connect(self._on_changed)
            field = Field(self.tr("Waarover, van {0}").format(who), group, key="waarover-van")
            self._groups[inwoner_id] = Marked(field, group.objectName())
            column.addWidget(self._groups[inwoner_id])
        elsewhere = self.tr(
            "Veiligheid thuis staat hier niet: daarvoor gaat uw eigen meldcode voor. De stappen staan op de pagina "
            "van de casus, voor wie daar verantwoordelijk voor is."
        )
        column.addWidget(WrapLabel(elsewhere, "small"))
        if self._groups:
            self.setFocusProxy(next(iter(self._groups.values())))

    def show_chosen(self, over: Sequence[tuple[int, Onderwerp]], *, is_proposed: bool) -> None:
        for inwoner_id, marked in self._groups.items():
            group = marked.field.editor
            assert isinstance(group, CheckGroup)
            group.set_checked([onderwerp for id_, onderwerp in over if id_ == inwoner_id])
            marked.set_mark(is_proposed=is_proposed and any(id_ == inwoner_id for id_, _ in over))

    def set_error(self, sentence: str | None) -> None:
        for number, marked in enumerate(self._groups.values()):
            marked.set_error(sentence if number == 0 else None)

    def _on_changed(self) -> None:
        found = []
        for inwoner_id, marked in self._groups.items():
            group = marked.field.editor
            assert isinstance(group, CheckGroup)
            found += [(inwoner_id, each) for each in group.checked() if isinstance(each, Onderwerp)]
        self.chosen.emit(tuple(found))


class OntvangerKeuze(QWidget):
    """Who hears it: the organisations at the table and those already chosen to tick, any other from a list."""

    chosen = Signal(object)
    """tuple[int, ...]"""

    def __init__(self, model: AfwegingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {each.id: each.naam for each in model.scherm.organisaties}
        self._table = model.scherm.aan_tafel
        self._shown: tuple[int, ...] = ()
        self._group = CheckGroup("ontvangers")
        self._group.changed.connect(lambda: self.chosen.emit(self._checked()))
        self._field = Marked(Field(self.tr("Wie hoort het?"), self._group), "ontvangers")
        self._more = ComboInput()
        self._more.setObjectName("ontvanger_erbij")
        self._more.activated.connect(self._on_added)
        self._more_field = Field(self.tr("Voeg een organisatie toe"), self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._more_field)

    def show_chosen(self, ontvangers: Sequence[int], bron_id: int | None, *, is_proposed: bool) -> None:
        """Whose information it is, needs not be told."""
        shown = tuple(id_ for id_ in dict.fromkeys((*self._shown, *ontvangers, *self._table)) if id_ != bron_id)
        if shown != self._shown or not self._more.count():
            self._shown = shown
            self._group.set_options([(id_, self._names.get(id_, "")) for id_ in shown])
            rest = [(id_, naam) for id_, naam in self._names.items() if id_ not in shown and id_ != bron_id]
            self._more.set_options([(None, self.tr("Kies een organisatie")), *rest])
            show_if(self._more_field, bool(rest))
        self._group.set_checked(ontvangers)
        self._field.set_mark(is_proposed=is_proposed)
        show_if(self._field, bool(shown))
        self.setFocusProxy(self._field if shown else self._more_field)

    def set_error(self, sentence: str | None) -> None:
        shown = bool(self._shown)
        self._field.set_error(sentence if shown else None)
        self._more_field.set_error(None if shown else sentence)

    def _checked(self) -> tuple[int, ...]:
        return tuple(id_ for id_ in self._group.checked() if isinstance(id_, int))

    def _on_added(self, _: int) -> None:
        added = self._more.value()
        if isinstance(added, int):
            self.chosen.emit((*self._checked(), added))


class SlotKeuze(Marked):
    """One lock: only what fits the organisation is offered, with the article and the line that says when not."""

    def __init__(self, field: Field, object_name: str, empty: str, choose: Callable[[str], None]) -> None:
        self._line = WrapLabel("", "small")
        super().__init__(field, object_name, self._line)
        self._empty = empty
        self._offered: tuple[Slot, ...] = ()
        combo = field.editor
        assert isinstance(combo, ComboInput)
        self._combo = combo
        combo.currentIndexChanged.connect(lambda _: choose(str(combo.value() or "")))

    def show_slots(self, offered: Sequence[Slot], code: str, *, is_proposed: bool, left_out: str = "") -> None:
        """``left_out``: why something is not offered."""
        with QSignalBlocker(self._combo):
            if tuple(offered) != self._offered or not self._combo.count():
                self._offered = tuple(offered)
                self._combo.set_options([("", self._empty), *((slot.code, slot.naam) for slot in offered)])
            place = self._combo.findData(code)
            self._combo.setCurrentIndex(max(place, 0))
        slot = next((each for each in offered if each.code == code), None)
        words = [slot.artikel, slot.wanneer_niet] if slot is not None else []
        text = " ".join(f"{part.rstrip('.')}." for part in (*words, left_out) if part)
        self._line.setText(text)
        show_if(self._line, bool(text))
        self._combo.update()
        self.set_mark(is_proposed=is_proposed)


def id_of(value: object) -> int | None:
    """The id of what was chosen from a list; None for its first line."""
    return value if isinstance(value, int) and value != NOBODY else None


def fill(marked: Marked, text: str, *, is_proposed: bool, names: Names, code: str) -> None:
    """A text; what somebody types is left alone. With names off it is read only, and nothing of it is changed."""
    editor = marked.field.editor
    assert isinstance(editor, (QPlainTextEdit, TextInput))
    editor.setReadOnly(not names.visible)
    now = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
    if now != (shown := names.text(text, code)):
        with nullcontext() if names.visible else QSignalBlocker(editor):
            editor.setPlainText(shown) if isinstance(editor, QPlainTextEdit) else editor.setText(shown)
    marked.set_mark(is_proposed=is_proposed)


def choose(marked: Marked, value: object, *, is_proposed: bool) -> None:
    """One of a list."""
    editor = marked.field.editor
    assert isinstance(editor, ComboInput)
    if editor.value() != value:
        editor.set_value(value)
    marked.set_mark(is_proposed=is_proposed)


def pick(marked: Marked, day: date | None, *, is_proposed: bool) -> None:
    """A day; a half-typed one is left alone."""
    editor = marked.field.editor
    assert isinstance(editor, DateInput)
    if editor.value() != day and not editor.hasFocus():
        editor.set_value(day)
    marked.set_mark(is_proposed=is_proposed)
