"""The small forms of a network: around whom, one tie, taking one out, and the paper."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from casus.domain.netwerk import BandInhoud, BandKracht, BandKwaliteit, NogNuttig
from casus.domain.netwerk_beeld import BandBeeld
from casus.services.messages import label
from casus.services.netwerkbladen import NetwerkBlad
from casus.services.netwerkdocument import MaakNetwerk
from casus.services.netwerken import BeginNetwerk, HaalBandWeg, SchrijfBand
from casus.services.papieren import paper_name
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.netwerk.wie_fields import WieFields
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.choice import Check
from casus.ui.widgets.field import Field
from casus.ui.widgets.fold import Fold
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.shown import show_if


class BeginNetwerkDialog(FormDialog):
    """``submitted`` carries a ``BeginNetwerk``. ``people``: (id or None for the household, words)."""

    def __init__(self, casus_id: int, people: Sequence[tuple[int | None, str]], parent: QWidget) -> None:
        super().__init__(parent.tr("Een netwerk opschrijven"), parent.tr("Begin netwerk"), parent)
        self.setObjectName("netwerk_begin_dialoog")
        self.confirm.setObjectName("netwerk_begin_bevestig_knop")
        self._casus_id = casus_id
        self._who = ComboInput([(number or 0, words) for number, words in people])
        self.add_field("inwoner", Field(self.tr("Om wie gaat het?"), self._who, key="netwerk-om-wie"), "netwerk_wie")

    def command(self) -> object:
        return BeginNetwerk(self._casus_id, int(str(self._who.value())) or None)


class BandDialog(FormDialog):
    """``submitted`` carries a ``SchrijfBand``. Few fields first; the rest is opened on purpose."""

    def __init__(self, desk: Desk, blad: NetwerkBlad, band: BandBeeld | None, parent: QWidget) -> None:
        question = parent.tr("Wie hoort erbij?") if band is None else parent.tr("Hoe is deze band?")
        super().__init__(question, parent.tr("Bewaar"), parent, width=600)
        self.setObjectName("band_dialoog")
        self.confirm.setObjectName("band_bevestig_knop")
        self._blad, self._band = blad, band
        now = None if band is None else band.inhoud
        self._wie = WieFields(desk, self, blad.row, band)
        unsaid = ("", self.tr("niet besproken"))
        self._kracht = ComboInput([unsaid, *((each.value, label(each)) for each in BandKracht)])
        self._kwaliteit = ComboInput([unsaid, *((each.value, label(each)) for each in BandKwaliteit)])
        self._nuttig = ComboInput([unsaid, *((each.value, label(each)) for each in NogNuttig)])
        self._theirs = Check(self.tr("De persoon heeft het telefoonnummer"))
        self._mine = Check(self.tr("Heeft het nummer van de persoon"))
        self._bellen = Check(self.tr("De persoon belt deze als het niet gaat"))
        self._nachts = Check(self.tr("Ook 's nachts"))
        self._waarvoor = TextInput("" if now is None else now.waarvoor)
        self._fill()
        self._show_inhoud(now)

    def _fill(self) -> None:
        self.add_field("wie", self._wie.field, "band_wie")
        self.add_field("naam", self._wie.naam_field, "band_naam")
        self.add_field("werkt_bij", self._wie.works_field, "band_werkt_bij")
        self._wie.turn()
        kracht = Field(self.tr("Hoeveel contact is er?"), self._kracht)
        kwaliteit = Field(self.tr("Hoe is de band?"), self._kwaliteit)
        self.add_pair(("kracht", kracht, "band_kracht"), ("kwaliteit", kwaliteit, "band_kwaliteit"))
        for check, name in (
            (self._theirs, "band_nummer"),
            (self._bellen, "band_bellen"),
            (self._nachts, "band_nachts"),
        ):
            check.setObjectName(name)
            self.body.addWidget(check)
        self._bellen.toggled.connect(self._turn)
        self._fold = Fold(self.tr("Meer vragen"), self.tr("Minder vragen"), "band_meer_knop")
        self.body.addWidget(self._fold)
        self._mine.setObjectName("band_mijn_nummer")
        self._fold.body.addWidget(self._mine)
        help_text = self.tr("Waarvoor de persoon belt, of waarvoor die komt.")
        why = Field(self.tr("Waarvoor?"), self._waarvoor, help_text, key="band-waarvoor")
        useful = Field(self.tr("Heeft de persoon er nog iets aan?"), self._nuttig)
        for name, field, object_name in (
            ("waarvoor", why, "band_waarvoor"),
            ("nog_nuttig", useful, "band_nuttig"),
        ):
            self.add_field(name, field, object_name)
            self._fold.body.addWidget(field)

    def _show_inhoud(self, now: BandInhoud | None) -> None:
        if now is not None:
            self._kracht.set_value("" if now.kracht is None else now.kracht.value)
            self._kwaliteit.set_value("" if now.kwaliteit is None else now.kwaliteit.value)
            self._nuttig.set_value("" if now.nog_nuttig is None else now.nog_nuttig.value)
            self._theirs.setChecked(now.persoon_heeft_nummer)
            self._mine.setChecked(now.heeft_nummer_van_persoon)
            self._bellen.setChecked(now.bellen)
            self._nachts.setChecked(now.ook_nachts)
            self._fold.set_open(bool(now.nog_nuttig or now.heeft_nummer_van_persoon or now.waarvoor))
        self._turn()

    def _turn(self) -> None:
        show_if(self._nachts, self._bellen.isChecked())

    def problems(self) -> list[Problem]:
        return self._wie.problems()

    def command(self) -> object:
        kracht, kwaliteit, nuttig = (str(each.value()) for each in (self._kracht, self._kwaliteit, self._nuttig))
        inhoud = BandInhoud(
            self._wie.wie(),
            BandKracht(kracht) if kracht else None,
            BandKwaliteit(kwaliteit) if kwaliteit else None,
            NogNuttig(nuttig) if nuttig else None,
            self._theirs.isChecked(),
            self._mine.isChecked(),
            self._bellen.isChecked(),
            self._bellen.isChecked() and self._nachts.isChecked(),
            self._waarvoor.text(),
        )
        band_id = None if self._band is None else self._band.id
        return SchrijfBand(self._blad.row.id, self._blad.row.versie, band_id, inhoud)


class BandWegDialog(FormDialog):
    """``submitted`` carries a ``HaalBandWeg``; what is lost is said. ``naam``: as it may be shown now."""

    def __init__(self, blad: NetwerkBlad, band_id: int, naam: str, parent: QWidget) -> None:
        super().__init__(parent.tr("Uit het netwerk halen?"), parent.tr("Haal weg"), parent, kind="danger")
        self.setObjectName("band_weg_dialoog")
        self.confirm.setObjectName("band_weg_bevestig_knop")
        self._blad, self._band_id = blad, band_id
        lost = self.tr("{0} verdwijnt uit het netwerk, met wat erbij staat. Is de band voorbij? Kies dan: verbroken.")
        self.body.addWidget(WrapLabel(lost.format(starting(naam))))

    def command(self) -> object:
        return HaalBandWeg(self._blad.row.id, self._blad.row.versie, self._band_id)


class NetwerkWordDialog(FileDialog):
    """``submitted`` carries a ``MaakNetwerk``."""

    def __init__(self, blad: NetwerkBlad, today: date, parent: QWidget, *, choose: Choose | None = None) -> None:
        verb, kinds = parent.tr("Maak Word"), parent.tr("Word-bestand (*.docx)")
        super().__init__(parent.tr("Netwerk in Word maken?"), verb, parent, key="netwerk", kinds=kinds, choose=choose)
        self.setObjectName("netwerk_word_dialoog")
        self.confirm.setObjectName("netwerk_word_maken_knop")
        self._netwerk_id = blad.row.id
        words = self.tr("De namen van naasten staan erin. Het papier is van de persoon zelf.")
        self.body.addWidget(WrapLabel(words))
        self.add_place(paper_name("netwerk", today, blad.row.code))

    def command(self) -> object:
        return MaakNetwerk(self._netwerk_id, self.path(".docx"))
