"""What one can do with a casus as a whole: see who looked, close it, open it again, move it to the trash."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.services.casussen import CasusPage
from casus.ui.casussen.casus_dialogs import CloseCasusDialog, ReopenCasusDialog, TrashCasusDialog
from casus.ui.casussen.casus_model import CasusModel
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button


class CasusEnd(QWidget):
    """Quiet buttons at the foot of the aside; each shows for who may use it."""

    def __init__(self, desk: Desk, model: CasusModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self._weigh = self._button(self.tr("Weeg delen"), Icon.WEIGH, "casus_weeg_knop")
        self._shared = self._button(self.tr("Wat is met wie gedeeld"), Icon.TALK, "casus_gedeeld_knop")
        self._looked = self._button(self.tr("Wie heeft gekeken"), Icon.NAMES_SHOWN, "casus_kijkers_knop")
        self._close = self._button(self.tr("Sluit casus"), Icon.LOCK, "casus_sluiten_knop")
        self._reopen = self._button(self.tr("Heropen casus"), Icon.RETURN, "casus_heropenen_knop")
        self._trash = self._button(self.tr("Verplaats naar prullenbak"), Icon.DELETE, "casus_prullenbak_knop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button in (self._weigh, self._shared, self._looked, self._close, self._reopen, self._trash):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._weigh.clicked.connect(self._on_weigh)
        self._shared.clicked.connect(self._on_shared)
        self._looked.clicked.connect(self._on_looked)
        self._close.clicked.connect(self._on_close)
        self._reopen.clicked.connect(self._on_reopen)
        self._trash.clicked.connect(self._on_trash)

    def show_page(self, page: CasusPage) -> None:
        """What fits the state of this casus and who looks at it."""
        self._weigh.setVisible(page.geheel and self._model.may(Handeling.DELEN_WEGEN))
        self._shared.setVisible(page.geheel)
        self._looked.setVisible(page.geheel)
        self._close.setVisible(self._model.may_change())
        self._reopen.setVisible(self._model.may_reopen())
        self._trash.setVisible(self._model.may_trash())

    def _button(self, words: str, icon: Icon, name: str) -> Button:
        button = Button(words, icon=icon, size="small")
        button.setObjectName(name)
        return button

    def _on_weigh(self) -> None:
        from casus.ui.delen.afweging_view import AfwegingView

        if self._model.page is not None:
            self._desk.open_page(AfwegingView(self._desk, self._model.page.id))

    def _on_shared(self) -> None:
        from casus.ui.delen.gedeeld_view import GedeeldView

        if self._model.page is not None:
            self._desk.open_page(GedeeldView(self._desk, self._model.page.id))

    def _on_looked(self) -> None:
        from casus.ui.casussen.kijkers_view import KijkersView

        if self._model.page is not None:
            self._desk.open_page(KijkersView(self._desk, self._model.page.id))

    def _on_close(self) -> None:
        if self._model.page is not None:
            CloseCasusDialog(self._model.page, self._model, self._desk.runner, self).open()

    def _on_reopen(self) -> None:
        if self._model.page is not None:
            ReopenCasusDialog(self._model.page, self._model, self._desk.runner, self).open()

    def _on_trash(self) -> None:
        if self._model.page is not None:
            dialog = TrashCasusDialog(self._model.page, self)
            dialog.accepted.connect(self._model.trash)
            dialog.open()
