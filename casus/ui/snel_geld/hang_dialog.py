"""On which raming of the casus a verzoek is to hang: one that there is, or a new one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.ramingen import HangVerzoekenAan
from casus.services.verzoeken import VerzoekRow
from casus.services.verzoekraming import RamingKeuze, VerzoekRaming
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.ramingen.raming_words import raming_facts
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.field import Field


class HangDialog(FormDialog):
    """``submitted`` carries a ``HangVerzoekenAan``, or None: a new raming is to be begun."""

    def __init__(self, row: VerzoekRow, found: VerzoekRaming, names: Names, parent: QWidget) -> None:
        super().__init__(parent.tr("Bij welke aanpak hoort dit?"), parent.tr("Kies raming"), parent)
        self.setObjectName("hang_dialoog")
        self.confirm.setObjectName("hang_bevestig_knop")
        self._row = row
        self._choices: list[tuple[Radio, RamingKeuze | None]] = []
        box = QWidget()
        self._column = QVBoxLayout(box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for keuze in found.keuzes:
            once = self.tr("Hier hangt al snel geld aan; de raming telt één keer.") if keuze.hangt else ""
            told = f"{raming_facts(keuze.row, names)}. {once}".strip()
            self._add(names.text(keuze.row.aanpak, keuze.row.casus), told, keuze)
        self._add(self.tr("Een nieuwe raming"), self.tr("Voor een aanpak die hier nog niet staat."), None)
        help_text = self.tr("Wat is gevraagd, toegezegd of betaald, komt in staaf 3, kosten na de oplossing.")
        self._field = Field(self.tr("Kies een raming"), box, help_text, key="geld-welke-raming")
        self.add_field("raming", self._field, "hang_keuzes")
        self._field.setFocusProxy(self._choices[0][0])

    def _add(self, words: str, help_text: str, keuze: RamingKeuze | None) -> None:
        radio = Radio(words, help_text, as_row=True)
        radio.setObjectName(f"hang_{keuze.row.id}" if keuze else "hang_nieuw")
        self._choices.append((radio, keuze))
        self._column.addWidget(radio)

    def problems(self) -> list[Problem]:
        chosen = any(radio.isChecked() for radio, _ in self._choices)
        return [] if chosen else [(self.tr("Kies een raming."), self._field)]

    def command(self) -> object:
        keuze = next(keuze for radio, keuze in self._choices if radio.isChecked())
        if keuze is None:
            return None
        return HangVerzoekenAan(keuze.row.id, keuze.row.versie, (*keuze.hangt, self._row.id))
