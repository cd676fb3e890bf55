"""The room Overleg: every meeting, what comes first, then what was by year."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.overleggen_model import Group, OverleggenModel
from casus.ui.overleg.plan_dialog import open_plan_dialog
from casus.ui.theme import Theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.page import ScrollPage, SectionHead
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList, TwoLineDelegate
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.tag import TagKind, paint_tag, tag_size

_TAGS: dict[str, tuple[TagKind, Icon]] = {
    "quiet": ("outline", Icon.OPEN_CIRCLE),
    "strong": ("accent", Icon.RUNNING),
    "warn": ("warn", Icon.WARN),
}


class StateDelegate(TwoLineDelegate):
    """The state of a meeting as word and sign; what is established is plain text with a check."""

    def _paint_fact(self, painter: QPainter, theme: Theme, box: QRectF, row: TwoLineRow) -> float:
        if row.fact_kind not in _TAGS:
            return super()._paint_fact(painter, theme, box, row)
        kind, icon = _TAGS[row.fact_kind]
        size = tag_size(theme, row.fact, icon)
        spot = QRectF(box.right() - 14 - size.width(), 0, size.width(), size.height())
        spot.moveTop(round(box.center().y() - size.height() / 2))
        paint_tag(painter, spot, theme, row.fact, kind, icon)
        return spot.x()


class OverleggenView(ScrollPage):
    """Click or Enter opens a meeting in its state."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._desk = desk
        self.set_title(self.tr("Overleggen"))
        self._groups: tuple[Group, ...] | None = None
        self.model = OverleggenModel(desk, self)
        self.model.loaded.connect(self._show)
        self._plan = Button(self.tr("Plan overleg"), "primary", Icon.ADD)
        self._plan.setObjectName("plan_overleg_knop")
        self._plan.clicked.connect(lambda: open_plan_dialog(desk, self))
        show_if(self._plan, self.model.may_plan)
        self.set_actions(self._plan)
        self.model.load()

    def _show(self, groups: tuple[Group, ...]) -> None:
        if groups == self._groups:
            return
        self._groups = groups
        _empty(self)
        for group in groups:
            self._add_group(group)
        show_if(self._plan, bool(groups) and self.model.may_plan)
        if not groups:
            self._add_empty()

    def _add_group(self, group: Group) -> None:
        rows = RowList(group.title)
        rows.setObjectName("overleggen_lijst" if self.body.count() == 0 else f"overleggen_{group.title}")
        rows.setItemDelegate(StateDelegate(rows))
        rows.setModel(RowModel(group.rows, rows))
        rows.row_activated.connect(lambda row: self._desk.open_overleg(row.key))
        card = Card(padding=8)
        card.body.addWidget(rows)
        self.body.addWidget(SectionHead(group.title))
        self.body.addWidget(card)

    def _add_empty(self) -> None:
        empty = EmptyState(
            self.tr("Nog geen overleg"),
            self.tr("Hier staan de overleggen van dit team. Plan het eerste; de agenda vult u daarna."),
            icon=Icon.OVERLEG,
            action=self.tr("Plan overleg") if self.model.may_plan else "",
        )
        empty.setObjectName("overleggen_leeg")
        empty.action.setObjectName("plan_eerste_overleg_knop")
        empty.action_requested.connect(lambda: open_plan_dialog(self._desk, self))
        card = Card()
        card.body.addWidget(empty)
        self.body.addWidget(card)


def _empty(page: ScrollPage) -> None:
    while (item := page.body.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
