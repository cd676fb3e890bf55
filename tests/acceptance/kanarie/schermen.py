"""Every screen and dialog, opened by one reader: everything that is shown, spoken or lies ready in a list."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.casussen.geschiedenis_view import GeschiedenisView
from casus.ui.casussen.kijkers_view import KijkersView
from casus.ui.delen.afweging_view import AfwegingView
from casus.ui.delen.gedeeld_view import GedeeldView
from casus.ui.desk import Desk
from casus.ui.intake.intake_view import IntakeView
from casus.ui.main_window import MainWindow
from casus.ui.names import Names
from casus.ui.netwerk.netwerk_view import NetwerkView
from casus.ui.overleg.overleg_page import overleg_page_for
from casus.ui.pictures import settle
from casus.ui.plannen.plan_view import PlanView
from casus.ui.preferences import Preferences
from casus.ui.ramingen.raming_view import RamingView
from casus.ui.rooms import make_desk, make_rooms
from casus.ui.sociale_kaart.zoek_aanbod_page import ZoekAanbodPage
from casus.ui.theme import Theme, apply_theme
from tests.acceptance.kanarie.buurt import Buurt
from tests.acceptance.kanarie.lezen import Gelezen, asked
from tests.acceptance.kanarie.tabel import Plek, Tabel
from tests.acceptance.kanarie.woorden import MENSEN, found_in
from tests.ui.walk import spoken
from tests.ui.walk.geometry import shown
from tests.ui.walk.stops import Dress, stops, working

DRESS = Dress("light", 1.0, 1440, 900)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.UserRole,
)
MOST_ROWS = 2_000
PAGES: dict[str, tuple[str, Callable[[Desk, int], QWidget]]] = {
    "casus": ("casussen", casus_page_for),
    "plan": ("casussen", PlanView),
    "netwerk": ("casussen", NetwerkView),
    "raming": ("casussen", RamingView),
    "casus-geschiedenis": ("casussen", GeschiedenisView),
    "casus-kijkers": ("casussen", KijkersView),
    "afweging-nieuw": ("casussen", AfwegingView),
    "gedeeld": ("casussen", GedeeldView),
    "intake": ("casussen", IntakeView),
    "zoek-aanbod": ("casussen", ZoekAanbodPage),
    "overleg-lopend": ("overleg", overleg_page_for),
    "overleg-gesloten": ("overleg", overleg_page_for),
}
"""Room and page of each row of [bladzijden]."""
INTAKES = "intake"
"""The page of which the number is that of the intake of the first person in the casus."""
MEETINGS = {"overleg-lopend": "reiger", "overleg-gesloten": "zwaan"}


def words_at(root: QWidget) -> set[str]:
    """The words of ours in a window or dialog."""
    return found_in(*_texts(root), *(text for said in spoken.tree(root) for text in said[1:]))


def _texts(root: QWidget) -> Iterator[str]:
    for widget in shown(root):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _rows(widget)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    """Every row of a list, also where one has to scroll to it."""
    model = view.model()
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(QModelIndex()), MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(found) for role in ROLES if (found := index.data(role)) is not None)


def walk(app: QApplication, buurt: Buurt, tabel: Tabel, lezer: str, folder: Path) -> Iterator[Gelezen]:
    """Every stop of the walk over the screens, as this reader; a stop without a row may show nothing and must go."""
    ctx = buurt.town.as_(lezer)
    rows = tabel.plekken["schermen"]
    with working(ctx) as runner:
        for stop in stops(app, ctx, runner, folder, DRESS):
            must, may = tabel.expected(rows.get(stop.name, Plek(stop.name, {})), lezer)
            found = frozenset(words_at(stop.root))
            yield Gelezen(lezer, stop.name, "", found, frozenset(must), frozenset(may))


def open_pages(
    app: QApplication, buurt: Buurt, tabel: Tabel, lezer: str, folder: Path, welke: str = "*"
) -> Iterator[Gelezen]:
    """Every page of [bladzijden] of every casus and meeting, also of those that this reader may not see."""
    apply_theme(app, Theme())
    with working(buurt.town.as_(lezer)) as runner:
        rooms = make_rooms(lambda: desk)
        window, names = MainWindow(rooms), Names()
        names.setParent(window)
        desk = make_desk(window, runner, names, Preferences(folder / "instellingen.toml"))
        window.resize(DRESS.width, DRESS.height)
        window.show()
        for naam, (room, page) in PAGES.items():
            if not fnmatchcase(naam, welke):
                continue
            plek = tabel.plekken["bladzijden"][naam]
            for waar, words in asked(plek):
                if waar != MEETINGS.get(naam, waar):
                    continue
                number = buurt.at(waar) if naam in MEETINGS else buurt.casus[waar]
                if naam == INTAKES:
                    number = buurt.intakes[waar][0]
                number = buurt.plan.get(MENSEN[waar][0], 1) if naam == "plan" else number
                number = buurt.netwerk.get(MENSEN[waar][0], 1) if naam == "netwerk" else number
                number = buurt.raming.get(MENSEN[waar][0], 1) if naam == "raming" else number
                window.open_room(room)
                window.open_page(partial(page, desk, number)())
                settle(app, runner)
                must, may = tabel.expected(plek, lezer, words)
                if naam in MEETINGS:  # the round of open acties is about other casussen too
                    may = tabel.expected(plek, lezer)[1]
                found = frozenset(words_at(window))
                yield Gelezen(lezer, f"bladzijde {naam}", waar, found, frozenset(must), frozenset(may))
                window.back()
        window.close()
        window.deleteLater()
