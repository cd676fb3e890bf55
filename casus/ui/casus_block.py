"""A part of the page of a casus that reads by itself: for who sees the whole casus, while somebody looks."""

from typing import Generic, TypeVar

from PySide6.QtGui import QHideEvent, QShowEvent

from casus.services.casussen import CasusPage
from casus.ui.attentive import AttentiveModel
from casus.ui.desk import Desk
from casus.ui.widgets.swapped import Swapped

M = TypeVar("M", bound=AttentiveModel)


class CasusBlock(Swapped, Generic[M]):
    """``show_page`` gives it the casus, the rest it reads itself with its model."""

    model: M

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk = desk
        self._page: CasusPage | None = None
        self._may = False

    def show_page(self, page: CasusPage, *, may_change: bool) -> None:
        """Another casus page, or the same one read anew."""
        self._page, self._may = page if page.geheel else None, may_change
        self.setVisible(page.geheel)
        if page.geheel:
            self.model.load()
        else:
            self.set_content(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.sleep()
