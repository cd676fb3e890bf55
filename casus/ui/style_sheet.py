"""The one style sheet, for the parts that Qt draws itself: fields, tables, scroll bars, menus.

No font sizes and no minimum heights here (they would win over the theme without a word). A border of 2 px
takes 1 px off the padding, so that text does not jump on focus. Variants are dynamic properties, never object
names.
"""

from string import Template
from typing import Final

from casus.ui.tokens import Tokens

_SHEET: Final = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {
  background: $surface; color: $text; border: 1px solid $field; border-radius: 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { padding: ${pad}px 12px; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: none; padding: ${pad}px 2px; }
QComboBox, QDateEdit, QSpinBox { padding: ${pad}px 12px; }
QPlainTextEdit, QTextEdit { padding: 7px 8px; }
QPlainTextEdit[quiet="true"] { background: transparent; border: 1px solid transparent; color: $text2; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
  border: 2px solid $accent; padding: ${pad1}px 11px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 6px 7px; }
QLineEdit[error="true"], QComboBox[error="true"] { border: 2px solid $danger; padding: ${pad1}px 11px; }
QPlainTextEdit[error="true"] { border: 2px solid $danger; padding: 6px 7px; }
QLineEdit[error="true"]:focus, QComboBox[error="true"]:focus { border: 3px solid $danger; padding: ${pad2}px 10px; }
QPlainTextEdit[error="true"]:focus { border: 3px solid $danger; padding: 5px 6px; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QLineEdit:disabled, QComboBox:disabled {
  background: $sunken; color: $text2; border-color: $line2; }
QLineEdit[readOnly="true"]:focus, QPlainTextEdit[readOnly="true"]:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: none; }
QComboBoxPrivateContainer { background: $surface; border: 1px solid $line2; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: none;
  border-left: 1px solid $line2; border-right: 1px solid $line2; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { padding: ${item}px 8px; border-radius: 6px; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $soft; color: $soft_t; }
QScrollArea, QScrollArea > QWidget > QWidget[page="true"] { background: transparent; border: none; }
QListView { background: transparent; border: none; outline: none; }
QTableView { background: transparent; border: none; outline: none; gridline-color: transparent;
  selection-background-color: $soft; selection-color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $text2; border: none; border-bottom: 1px solid $line2;
  padding: ${pad1}px 12px; }
QTableCornerButton::section { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $text; color: $canvas; border: none; padding: 6px 10px; }
QMenu { background: $surface; color: $text; border: 1px solid $line2; padding: 6px; }
QMenu::item { padding: 8px 20px 8px 12px; border-radius: 6px; }
QMenu::item:selected { background: $soft; color: $soft_t; }
QMenu::separator { height: 1px; background: $line; margin: 6px; }
QSplitter::handle { background: $line; }
QCalendarWidget QAbstractItemView { background: $surface; border: none; outline: none;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: none; border-radius: 6px;
  padding: 6px 10px; }
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { padding: 2px 6px; }
""")


_CONTRAST: Final = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox { border: 2px solid $field; }
QLineEdit, QComboBox, QDateEdit, QSpinBox { padding: ${pad1}px 11px; }
QPlainTextEdit, QTextEdit { padding: 6px 7px; }
QPlainTextEdit[quiet="true"] { border: 2px solid transparent; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
  border: 4px solid $accent; padding: ${pad3}px 9px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 4px solid $accent; padding: 4px 5px; }
QLineEdit[error="true"], QComboBox[error="true"], QPlainTextEdit[error="true"] { border-style: dashed; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QLineEdit:disabled, QComboBox:disabled {
  border-color: $text; border-style: dotted; }
QComboBoxPrivateContainer, QMenu { border: 2px solid $text; }
QComboBox QAbstractItemView::item:selected, QMenu::item:selected { background: $accent; color: $on_accent; }
QComboBox QAbstractItemView { border-color: $text; }
QHeaderView::section { border-bottom: 2px solid $text; padding: ${pad2}px 12px; }
QTableView { selection-background-color: $accent; selection-color: $on_accent; }
QScrollBar::handle { background: $text; }
QScrollBar::handle:hover { background: $accent; }
QToolTip { border: 2px solid $canvas; }
QMenu::separator { height: 2px; background: $text; }
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus { background: $accent; color: $on_accent; }
""")


def style_sheet(tokens: Tokens, factor: float, *, contrast: bool = False) -> str:
    """Fill in the colours; paddings grow half as fast as the text, so that 200 % still fits a small screen.

    High contrast: every edge 2 px in the colour of the text, the focus 4 px, what is chosen in the accent.
    """
    pad = round(10 * (1 + (factor - 1) / 2))
    fills = tokens._asdict() | {f"pad{less}": pad - less for less in (1, 2, 3)}
    fills |= {"pad": pad, "item": pad - 3, "drop": round(34 * factor)}
    return _SHEET.substitute(fills) + (_CONTRAST.substitute(fills) if contrast else "")
