"""Say what is lacking, without anybody's name."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from casus.domain.aanbod import Bouwsteen
from casus.domain.gemis import LANGSTE
from casus.domain.levensdomein import Levensdomein
from casus.services.gemissen import MeldGemis, note_gemis
from casus.ui.desk import Desk
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.sociale_kaart.kaart_words import ALLE, bouwsteen_options, domein_options
from casus.ui.widgets.dialog import ConfirmDialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea
from casus.ui.widgets.label import WrapLabel


class GemisDialog(FormDialog):
    """For what, where, and in whose words."""

    def __init__(
        self,
        wijken: Sequence[tuple[int, str]],
        parent: QWidget,
        *,
        levensdomein: Levensdomein | None = None,
        wijk_id: int | None = None,
    ) -> None:
        super().__init__(parent.tr("Wat is er niet in de wijk?"), parent.tr("Meld gemis"), parent)
        self.setObjectName("gemis_dialoog")
        self.confirm.setObjectName("gemis_bevestig_knop")
        told = self.tr(
            "Een gemis staat los van elke casus. In de lijst staat niet wie het meldde of over wie het ging, en alleen "
            "de maand. Het logboek zegt alleen dat u een gemis meldde, niet welk."
        )
        self.body.addWidget(WrapLabel(told, "small"))
        self._domein = ComboInput(domein_options(self.tr("Kies een levensdomein")))
        self._wijk = ComboInput([(ALLE, self.tr("Alle wijken")), *((id_, naam) for id_, naam in wijken)])
        self._block = ComboInput(bouwsteen_options(self.tr("Weet ik niet")))
        self._words = TextArea(lines=3)
        self._domein.setCurrentIndex(max(self._domein.findData(levensdomein.value if levensdomein else ALLE), 0))
        self._wijk.setCurrentIndex(max(self._wijk.findData(wijk_id), 0))
        self.add_field("levensdomein", Field(self.tr("Levensdomein"), self._domein), "gemis_domein")
        self.add_field("wijk", Field(self.tr("In de wijk"), self._wijk), "gemis_wijk")
        self.add_field("bouwsteen", Field(self.tr("Bouwsteen"), self._block), "gemis_bouwsteen")
        help_text = self.tr("In hun eigen woorden. Geen namen, geen straat, niets waaraan u iemand herkent.")
        words = Field(self.tr("Wat zeggen inwoners erover?"), self._words, help_text)
        self.add_field("woorden", words, "gemis_woorden")

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._domein.value():
            found.append((self.tr("Kies een levensdomein."), self._fields["levensdomein"]))
        if len(self._words.toPlainText().strip()) > LANGSTE:
            words = self.tr("Houd het kort: hooguit {0} tekens.").format(LANGSTE)
            found.append((words, self._fields["woorden"]))
        return found

    def command(self) -> object:
        wijk, block = self._wijk.value(), self._block.value()
        return MeldGemis(
            Levensdomein(str(self._domein.value())),
            wijk if isinstance(wijk, int) else None,
            Bouwsteen(str(block)) if block else None,
            self._words.toPlainText(),
        )


def ask_gemis(
    desk: Desk,
    wijken: Sequence[tuple[int, str]],
    parent: QWidget,
    *,
    levensdomein: Levensdomein | None = None,
    wijk_id: int | None = None,
) -> None:
    """Ask what is lacking, and note it."""
    dialog = GemisDialog(wijken, parent, levensdomein=levensdomein, wijk_id=wijk_id)
    dialog.submitted.connect(
        lambda cmd: desk.runner.run(dialog, note_gemis, cmd, done=lambda _: dialog.accept(), failed=dialog.show_error)
    )
    dialog.open()


def ask_removal(title: str, parent: QWidget, removed: Callable[[], None]) -> None:
    """A gap that is taken off the list is gone for good."""
    dialog = ConfirmDialog(
        parent.tr("Dit gemis van de lijst halen?"),
        parent.tr("Haal weg"),
        parent,
        intro=title,
        note=parent.tr("Het is daarna echt weg. Doe dit bij een vergissing, of als iemand eraan te herkennen is."),
    )
    dialog.setObjectName("gemis_weg_dialoog")
    dialog.confirm.setObjectName("gemis_weg_knop")
    dialog.accepted.connect(removed)
    dialog.open()
