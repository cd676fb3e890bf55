"""Every part: nothing clips at 100 and 200 %, everything has a name, the keyboard does what the mouse does."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casus.ui.theme import Theme, ThemeName, apply_theme, current_theme
from casus.ui.widgets.bars import SegmentBar, TimeBar
from casus.ui.widgets.button import Button, IconButton
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.date_input import DateInput, parse_date, written_date
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.error_summary import ErrorSummary
from casus.ui.widgets.field import Field
from casus.ui.widgets.gallery import Gallery
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import AsideLayout, ScrollPage
from casus.ui.widgets.state_steps import StateSteps
from casus.ui.widgets.stepper import Stepper
from casus.ui.widgets.tabs import Tabs
from casus.ui.widgets.tag import Tag

SIZES = [(1366, 768), (1440, 900)]
TODAY = date(2026, 11, 23)


@pytest.fixture(params=[("light", 1.0), ("dark", 1.0), ("light", 2.0)], ids=["light", "dark", "200%"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    name: ThemeName
    name, factor = request.param
    apply_theme(qapp, Theme(name, factor))
    yield current_theme()
    apply_theme(qapp, Theme())


def clipped(root: QWidget) -> list[str]:
    """Visible labels and buttons that get less room than their words need."""
    poor = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, QPushButton)) or not widget.text():
            continue
        needed = widget.minimumSizeHint()
        high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else needed.height()
        if widget.width() < needed.width() or widget.height() < high:
            poor.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} needs {needed}, {high}")
    return poor


def nameless(root: QWidget) -> list[str]:
    """Widgets that take the focus without saying what they are."""
    return [
        f"{type(w).__name__} {w.objectName()}"
        for w in root.findChildren(QWidget)
        if w.isVisible()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (w.accessibleName() or (isinstance(w, QPushButton) and w.text()))
        and not w.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_clips_and_everything_has_a_name(qtbot: QtBot, theme: Theme, size: tuple[int, int]) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(*size)
    with qtbot.waitExposed(gallery):
        gallery.show()
    QApplication.processEvents()
    assert clipped(gallery) == []
    assert nameless(gallery) == []
    bar = gallery.scroll_area.horizontalScrollBar()
    assert bar.maximum() == 0, "no page scrolls sideways"


def test_the_test_for_clipping_finds_what_is_clipped(qtbot: QtBot, dressed: QApplication) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label = WrapLabel("Hier wachten casussen op een plek op de agenda.", parent=box)
    label.setGeometry(0, 0, 120, 20)
    QPushButton("", box)
    box.show()
    assert len(clipped(box)) == 1
    assert len(nameless(box)) == 1


def test_wrapped_text_asks_for_the_height_it_needs(qtbot: QtBot, theme: Theme) -> None:
    label = WrapLabel("Hoe voorkomen we dat Rob zijn huis kwijtraakt, en wie gaat er met hem naar de post kijken?")
    qtbot.addWidget(label)
    line = theme.line_step("body")
    assert label.heightForWidth(10_000) == round(line)
    assert label.heightForWidth(theme.px(200)) >= 3 * int(line)
    label.setText("Kort")
    assert label.heightForWidth(theme.px(200)) == round(line)


def test_user_text_is_never_markup(qtbot: QtBot, dressed: QApplication) -> None:
    for label in (Label("<b>Rob</b>"), WrapLabel("<b>Rob</b>"), Tag("<b>Rob</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.sizeHint().width() > QFontMetricsF(label.font()).horizontalAdvance("<b>Rob</b>")


def test_enter_and_space_press_a_button(qtbot: QtBot, dressed: QApplication) -> None:
    button = Button("Leg besluit vast")
    qtbot.addWidget(button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_the_ring_is_for_the_keyboard(qtbot: QtBot, dressed: QApplication) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    first, second = Button("Delen"), Button("Niet delen")
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitActive(box):
        box.show()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not first.shows_ring
    plain = second.grab().toImage()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.shows_ring
    assert second.grab().toImage() != plain


def test_icon_button_says_what_it_does(qtbot: QtBot, dressed: QApplication) -> None:
    from casus.ui.icons import Icon

    button = IconButton(Icon.MORE, "Meer keuzes")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Meer keuzes", "Meer keuzes")
    assert button.sizeHint().width() == button.sizeHint().height()


def test_a_field_shows_its_error_and_keeps_what_was_typed(qtbot: QtBot, dressed: QApplication) -> None:
    field = Field("Waarom?", TextInput("Omdat"), "Eén zin is genoeg.")
    qtbot.addWidget(field)
    field.show()
    high = field.sizeHint().height()
    assert field.editor.accessibleName() == "Waarom?"
    field.set_error("Schrijf waarom jullie dit besluiten.")
    assert field.editor.property("error") is True
    assert field.sizeHint().height() > high
    assert field.text() == "Omdat"
    assert "Schrijf waarom" in field.editor.accessibleDescription()
    field.set_error(None)
    assert field.error() == ""
    assert field.sizeHint().height() == high
    assert TextArea("Twee\nregels").toPlainText() == Field("Tekst", TextArea("Twee\nregels")).text()


def test_error_summary_leads_to_the_fields(qtbot: QtBot, dressed: QApplication) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    summary, why, who = ErrorSummary(), Field("Waarom?", TextInput()), Field("Wie?", TextInput())
    for part in (summary, why, who):
        column.addWidget(part)
    with qtbot.waitActive(box):
        box.show()
    summary.show_errors([("Schrijf waarom.", why), ("Kies wie het doet.", who)])
    assert summary.hasFocus()
    assert "2" in summary.accessibleName()
    assert [why.error(), who.error()] == ["Schrijf waarom.", "Kies wie het doet."]
    links = summary.findChildren(Link)
    QTest.mouseClick(links[1], Qt.MouseButton.LeftButton)
    assert who.editor.hasFocus()
    summary.show_errors([])
    assert not summary.isVisible()


def test_radio_rows_exclude_each_other_and_checks_do_not(qtbot: QtBot, dressed: QApplication) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    share, refuse = Radio("Delen", "Alles", as_row=True), Radio("Niet delen", "Ook goed", as_row=True)
    here, absent = Check("Peter is erbij"), Check("Ria is erbij")
    for part in (share, refuse, here, absent):
        column.addWidget(part)
    box.show()
    for part in (share, refuse, here, absent):
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=QPoint(part.width() - 4, part.height() - 4))
    assert [share.isChecked(), refuse.isChecked(), here.isChecked(), absent.isChecked()] == [False, True, True, True]
    assert share.accessibleDescription() == "Alles"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24-11-2026", date(2026, 11, 24)),
        ("24/11/26", date(2026, 11, 24)),
        ("dinsdag 24 november 2026", date(2026, 11, 24)),
        ("vr 27 nov", date(2026, 11, 27)),
        ("1 mrt", date(2027, 3, 1)),
        ("2026-11-24", date(2026, 11, 24)),
        ("29 februari", date(2028, 2, 29)),
        ("30-2-2027", None),
        ("30 februari", None),
        ("volgende week", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert parse_date(text, TODAY) == day


def test_a_date_comes_back_as_it_was_written() -> None:
    days = [date.fromordinal(TODAY.toordinal() + n) for n in range(800)]
    assert [parse_date(written_date(day)) for day in days] == days


def test_date_field_writes_out_and_keeps_what_it_cannot_read(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateInput(today=TODAY)
    qtbot.addWidget(field)
    field.setText("15-1-2027")
    with qtbot.waitSignal(field.date_changed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "vr 15 januari 2027"
    field.setText("30-2-2027")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.is_unreadable(), field.value()) == ("30-2-2027", True, None)


def test_combo_holds_values_behind_words(qtbot: QtBot, dressed: QApplication) -> None:
    combo = ComboInput([(7, "Fatima Bouzid"), (9, "Lotte Verhoeven")])
    qtbot.addWidget(combo)
    combo.set_value(9)
    assert (combo.value(), combo.currentText()) == (9, "Lotte Verhoeven")


def test_stepper_by_keyboard_and_mouse_but_not_by_wheel(qtbot: QtBot, dressed: QApplication) -> None:
    stepper = Stepper(20, "Minuten voor C-381")
    qtbot.addWidget(stepper)
    stepper.resize(stepper.sizeHint())
    stepper.show()
    with qtbot.waitSignal(stepper.value_edited) as edited:
        QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert edited.args == [25]
    QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    assert stepper.value() == 20
    with qtbot.assertNotEmitted(stepper.value_edited):
        stepper.setValue(40)
    assert (stepper.text(), stepper.accessibleName()) == ("40 min", "Minuten voor C-381")


@pytest.mark.parametrize(("spent", "state"), [(9, "rustig"), (14, "afronden"), (20, "afronden"), (22.4, "over")])
def test_time_bar_has_three_states(qtbot: QtBot, dressed: QApplication, spent: float, state: str) -> None:
    bar = TimeBar(spent, 20, "woorden")
    qtbot.addWidget(bar)
    bar.resize(300, 14)
    assert bar.state == state
    end = bar.grab().toImage().pixelColor(298, 7)
    danger = current_theme().color("danger")
    assert (end == danger) == (state == "over")


def test_bars_and_steps_say_it_in_words(qtbot: QtBot, dressed: QApplication) -> None:
    bar = SegmentBar(3, 5, "3 van 5 casussen zijn klaar")
    steps = StateSteps(["Concept", "Open", "Lopend", "Gesloten", "Vastgesteld"], 2)
    for part in (bar, steps):
        qtbot.addWidget(part)
    assert bar.accessibleName() == "3 van 5 casussen zijn klaar"
    assert steps.accessibleName() == "Stand: Lopend, stap 3 van 5"
    assert steps.heightForWidth(2000) < steps.heightForWidth(260)


def test_the_aside_drops_under_the_main_part(qtbot: QtBot, dressed: QApplication) -> None:
    both = AsideLayout()
    qtbot.addWidget(both)
    both.show()
    both.resize(1124, 400)
    assert not both.is_stacked
    both.resize(900, 400)
    assert both.is_stacked


def test_crumbs_lead_back(qtbot: QtBot, dressed: QApplication) -> None:
    page = ScrollPage("Rob Terpstra", crumbs=["Casussen", "C-381"])
    qtbot.addWidget(page)
    page.show()
    crumb = page.findChildren(Link)[0]
    with qtbot.waitSignal(page.back_requested):
        QTest.mouseClick(crumb, Qt.MouseButton.LeftButton)


def test_header_buttons_go_under_the_title_when_narrow(qtbot: QtBot, dressed: QApplication) -> None:
    page = ScrollPage("Dinsdag 24 november, 13.00 - 15.00")
    qtbot.addWidget(page)
    button = Button("Zet overleg open", "primary", size="big")
    page.set_actions(Button("Uitnodiging"), button)
    page.resize(1200, 600)
    page.show()
    QApplication.processEvents()
    beside = button.mapTo(page, QPoint(0, 0))
    page.resize(560, 600)
    QApplication.processEvents()
    under = button.mapTo(page, QPoint(0, 0))
    assert under.y() > beside.y() + 30
    assert clipped(page) == []


def test_tabs_switch_by_arrow(qtbot: QtBot, dressed: QApplication) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    pages = [QWidget(), QWidget()]
    for title, page in zip(("Overzicht", "Plan"), pages, strict=True):
        tabs.add_page(title, page)
    tabs.show()
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert tabs.pages.currentWidget() is pages[1]


def test_an_empty_list_says_what_to_do_first(qtbot: QtBot, dressed: QApplication) -> None:
    empty = EmptyState("Nog geen casussen", "Hier wachten casussen.", action="Stel een casus voor")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.action_requested):
        QTest.mouseClick(empty.action, Qt.MouseButton.LeftButton)
    assert not empty.second.isVisible()


def test_an_error_far_down_is_scrolled_to(qtbot: QtBot, dressed: QApplication) -> None:
    page = ScrollPage("Nieuwe casus")
    qtbot.addWidget(page)
    summary, fields = ErrorSummary(), [Field(f"Vraag {n}", TextInput()) for n in range(20)]
    for part in (summary, *fields):
        page.body.addWidget(part)
    page.resize(800, 500)
    with qtbot.waitActive(page):
        page.show()
    summary.show_errors([("Schrijf waarom.", fields[19])])
    QTest.mouseClick(summary.findChildren(Link)[0], Qt.MouseButton.LeftButton)
    editor = fields[19].editor
    assert editor.hasFocus()
    assert page.rect().contains(editor.mapTo(page, editor.rect().center()))
