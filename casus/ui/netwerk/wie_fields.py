"""Who a tie is with: a naaste or a helper from outside in words, somebody of the casus, or who works here."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from casus.domain.netwerk import BandSoort, BandWie
from casus.domain.netwerk_beeld import BandBeeld
from casus.domain.snelle_invoer import Kandidaat
from casus.domain.values import EigenaarSoort
from casus.services.acties import list_kandidaten
from casus.services.netwerkbladen import NetwerkRow
from casus.ui.desk import Desk
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.shown import show_if

_SOORTEN = {
    EigenaarSoort.PERSOON: BandSoort.BEWONER,
    EigenaarSoort.PROFESSIONAL: BandSoort.PROFESSIONAL,
    EigenaarSoort.ORGANISATIE: BandSoort.ORGANISATIE,
}
_IN_WORDS = (BandSoort.NAASTE, BandSoort.BUITEN)


def _kandidaat_of(band: BandBeeld | None) -> Kandidaat | None:
    """Whom a tie is with, also when they work or live here no longer; None when it is somebody in words."""
    if band is None or band.inhoud.wie.soort in _IN_WORDS:
        return None
    wie = band.inhoud.wie
    soort = next(one for one, other in _SOORTEN.items() if other is wie.soort)
    return Kandidaat(soort, wie.inwoner_id or wie.professional_id or wie.organisatie_id or 0, band.naam)


class WieFields(QObject):
    """Three fields of a dialog: which kind or who, the name in words, and where a helper from outside works."""

    def __init__(self, desk: Desk, dialog: FormDialog, row: NetwerkRow, band: BandBeeld | None) -> None:
        super().__init__(dialog)  # gone with it, and so are its connections
        now = None if band is None else band.inhoud.wie
        self._desk, self._dialog, self._row, self._kept = desk, dialog, row, _kandidaat_of(band)
        self._kandidaten: tuple[Kandidaat, ...] = ()
        self.combo = ComboInput(self._options())
        self.naam = TextInput("" if now is None else now.naam)
        self.works = TextInput("" if now is None else now.werkt_bij)
        self.field = Field(dialog.tr("Wie is het?"), self.combo)
        self.naam_field = Field(dialog.tr("Hoe noemt de persoon die?"), self.naam)
        help_text = dialog.tr("Laat leeg als u het niet weet.")
        self.works_field = Field(dialog.tr("Waar werkt die?"), self.works, help_text)
        if now is not None and now.soort in _IN_WORDS:
            self.combo.set_value(now.soort.value)
        self.combo.currentIndexChanged.connect(self.turn)
        desk.names.changed.connect(self._show_names)
        desk.runner.read(dialog, list_kandidaten, row.casus_id, done=self._on_kandidaten, latest="kandidaten")
        self._show_names()

    def problems(self) -> list[Problem]:
        """What is missing."""
        if self.combo.value() is None:
            return [(self._dialog.tr("Kies wie het is."), self.field)]
        if isinstance(self.combo.value(), str) and not self.naam.text().strip():
            return [(self._dialog.tr("Schrijf op wie het is, zoals: zus Anneke."), self.naam_field)]
        return []

    def wie(self) -> BandWie:
        """Who was chosen."""
        chosen = self.combo.value()
        if isinstance(chosen, Kandidaat):
            soort = _SOORTEN[chosen.soort]
            return BandWie(
                soort,
                inwoner_id=chosen.id if soort is BandSoort.BEWONER else None,
                professional_id=chosen.id if soort is BandSoort.PROFESSIONAL else None,
                organisatie_id=chosen.id if soort is BandSoort.ORGANISATIE else None,
            )
        soort = BandSoort(str(chosen))
        return BandWie(soort, self.naam.text(), werkt_bij=self.works.text() if soort is BandSoort.BUITEN else "")

    def turn(self) -> None:
        """Show the fields that are needed."""
        chosen = self.combo.value()
        show_if(self.naam_field, isinstance(chosen, str))
        show_if(self.works_field, chosen == BandSoort.BUITEN.value)

    def _on_kandidaten(self, found: Sequence[Kandidaat]) -> None:
        chosen = self.combo.value()
        order = list(_SOORTEN)
        others = [one for one in found if (one.soort, one.id) != (EigenaarSoort.PERSOON, self._row.inwoner_id)]
        if self._kept is not None and not any(map(self._is_kept, others)):
            others.append(self._kept)
        self._kandidaten = tuple(sorted(others, key=lambda one: order.index(one.soort)))
        self.combo.set_options(self._options())
        self.combo.set_value(self._chosen() or chosen)
        self.turn()

    def _chosen(self) -> Kandidaat | None:
        return next(filter(self._is_kept, self._kandidaten), None)

    def _is_kept(self, one: Kandidaat) -> bool:
        return self._kept is not None and (one.soort, one.id) == (self._kept.soort, self._kept.id)

    def _options(self) -> list[tuple[object, str]]:
        """The person's own people first."""
        near: list[tuple[object, str]] = [
            (None, self._dialog.tr("Kies wie")),
            (BandSoort.NAASTE.value, self._dialog.tr("een naaste, in eigen woorden")),
        ]
        own = [one for one in self._kandidaten if one.soort is EigenaarSoort.PERSOON]
        work = [one for one in self._kandidaten if one.soort is not EigenaarSoort.PERSOON]
        outside: list[tuple[object, str]] = [
            (BandSoort.BUITEN.value, self._dialog.tr("een hulpverlener van buiten dit dossier"))
        ]
        people = [(one, self._desk.names.person(one.naam, place)) for place, one in enumerate(own, start=1)]
        return [*near, *people, *outside, *((one, one.naam) for one in work)]

    def _show_names(self) -> None:
        """Names off: no person in the list, dots where a name is typed."""
        for place, (_, words) in enumerate(self._options()):
            if place < self.combo.count():
                self.combo.setItemText(place, words)
        echo = QLineEdit.EchoMode
        self.naam.setEchoMode(echo.Normal if self._desk.names.visible else echo.Password)
