"""The recovery code on the screen: its groups, the sheet on paper, and two groups typed back."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.ontgrendelen.unlock_state import TYPED_BACK, UnlockState
from casus.ui.theme import current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import Label, WrapLabel


class CodeGroups(QWidget):
    """The groups, four beside each other (two with large letters); read as one by a screen reader, as ``naam``."""

    def __init__(self, code: str, naam: str = "") -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setSpacing(8)
        wide = 4 if current_theme().factor <= 1.4 else 2
        for place, group in enumerate(code.split("-")):
            cell = Card("voice", padding=12, spacing=0)
            cell.body.addWidget(Label(str(place + 1), "caption"))
            text = Label(group, "figure2", tabular=True)
            text.setObjectName(f"groepje_{place + 1}")
            cell.body.addWidget(text)
            grid.addWidget(cell, place // wide, place % wide)
        self.setAccessibleName(naam or self.tr("Herstelcode"))
        self.setAccessibleDescription(code)


class SheetButtons(QWidget):
    """Print the recovery sheet, or keep it as a pdf."""

    def __init__(self) -> None:
        super().__init__()
        row = FlowLayout(self, gap=12)
        row.setContentsMargins(0, 0, 0, 0)
        self.printed = Button(self.tr("Druk herstelblad af"), icon=Icon.PRINT, size="small")
        self.printed.setObjectName("herstelblad_druk_knop")
        self.pdf = Button(self.tr("Bewaar als pdf"), "ghost", size="small")
        self.pdf.setObjectName("herstelblad_pdf_knop")
        row.addWidget(self.printed)
        row.addWidget(self.pdf)


class TypedBack(QWidget):
    """Two groups typed back from paper."""

    def __init__(self, state: UnlockState) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        words = self.tr("Typ twee groepjes over van het papier. Zo weten we dat de code goed is opgeschreven.")
        column.addWidget(WrapLabel(words, "small"))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.inputs: dict[int, TextInput] = {}
        for number in TYPED_BACK:
            editor = TextInput(dict(state.getypt).get(number, ""))
            editor.setObjectName(f"groepje_{number}_invoer")
            editor.setMaxLength(8)
            self.inputs[number] = editor
            field = Field(self.tr("Groepje {nummer}").format(nummer=number), editor)
            field.set_error(state.fout if state.veld == f"groepje_{number}" else None)
            row.addWidget(field, 1)
        row.addStretch(1)
        column.addLayout(row)

    def groups(self) -> dict[int, str]:
        """Number -> what was typed."""
        return {number: editor.text() for number, editor in self.inputs.items()}

    def first(self, state: UnlockState) -> QWidget:
        """The group that is wrong, else the first."""
        wrong = next((n for n in TYPED_BACK if state.veld == f"groepje_{n}"), TYPED_BACK[0])
        return self.inputs[wrong]
