"""A page about one thing: it reads while somebody looks, says on top what went wrong, and Escape leaves it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from casus.domain.changes import Changed
from casus.ui.attentive import AttentiveModel
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.form_dialog import FormDialog
from casus.ui.shortcuts import LEAVE
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button, Kind
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.swapped import Swapped


class AttentivePage(ScrollPage):
    """``name`` is what its parts are called by. A subclass makes its model and hands it to ``attend``."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName(f"{name}_pagina")
        self._desk = desk
        self._reader: AttentiveModel | None = None
        self._gone = ("", "")
        self._message = Banner("", "danger")
        self._message.setObjectName(f"{name}_melding")
        self._message.hide()
        self._sheet = Swapped()
        self.body.addWidget(self._message)
        self.body.addWidget(self._sheet)
        self.back_requested.connect(desk.back)
        leave = QShortcut(QKeySequence(LEAVE), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(desk.back)

    def attend(self, model: AttentiveModel, gone: str, room: str) -> None:
        """Read it now and whenever it changed. ``gone``, in ``room``: what the title says when it is not there."""
        self._reader, self._gone = model, (gone, room)
        model.failed.connect(self._on_failed)
        model.gone.connect(self._on_gone)
        model.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._reader is not None:
            self._reader.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._reader is not None:
            self._reader.sleep()

    # for a subclass

    def put(self, content: QWidget) -> None:
        """In place of what stood there; the keyboard stays where it was."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        self._sheet.set_content(content)
        again = [each for each in self.findChildren(QWidget, name) if each.isVisible()] if name else []
        for each in again[:1]:
            each.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing of what was shown may stay."""
        self._sheet.set_content(None)

    def button(
        self, words: str, name: str, slot: Callable[[], None], kind: Kind = "secondary", icon: Icon | None = None
    ) -> Button:
        """What one can do here."""
        button = Button(words, kind, icon)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def ask(
        self,
        dialog: FormDialog,
        service: Callable[..., list[Changed]],
        place: tuple[str, int] | None = None,
        *drafts: str,
    ) -> None:
        """Open a form and write down what it asks; ``place``: where half a text of these fields is kept."""
        reader = self._reader
        assert reader is not None
        if place is not None:
            dialog.keep_drafts(self._desk.runner, *place, *drafts)
        dialog.submitted.connect(lambda command: reader.run(service, command, dialog.answer()))
        dialog.open()

    def _on_failed(self, sentence: str) -> None:
        self._message.set_content(sentence, "danger")
        self._message.show()

    def _on_gone(self, sentence: str) -> None:
        """Not there, or not for this viewer."""
        title, room = self._gone
        self.clear()
        self.set_title(title)
        self.set_crumbs((room, ""))
        self.set_facts("")
        self.set_tags()
        self.set_actions()
        self._on_failed(sentence)
