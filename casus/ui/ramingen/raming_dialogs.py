"""The small forms of a raming: what it is about, one line, what the approach takes, what was seen, close it, paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from casus.domain.errors import RuleViolation
from casus.domain.geld import Betaler, read_euros, show_euros, show_raming
from casus.domain.kostenraming import HORIZON, RamingInhoud
from casus.domain.kostenregel import (
    EIGEN_INSCHATTING,
    HEEL,
    HoeVaak,
    Inzet,
    RegelInhoud,
    Scenario,
    read_aantal,
    read_jaar,
    read_kans,
    show_aantal,
    show_kans,
)
from casus.domain.levensdomein import Levensdomein
from casus.services.messages import label, sentence
from casus.services.papieren import paper_name
from casus.services.ramingbladen import RamingBlad, RegelRow
from casus.services.ramingdocument import MaakRaming
from casus.services.ramingen import (
    BeginRaming,
    HaalRegelWeg,
    SchrijfGezien,
    SchrijfInzet,
    SchrijfRegel,
    SluitRaming,
    WijzigRaming,
)
from casus.services.verzoeken import VerzoekRow
from casus.ui.dates import starting
from casus.ui.names import Names
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.choice import Check
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import WrapLabel

TYPED = ("aanpak", "betekenis")
"""What is written about a raming."""


def typed_euros(cents: int) -> str:
    """As one types it: without the sign."""
    return show_euros(cents).replace("€\u00a0", "")


class _TypedDialog(FormDialog):
    """What was typed must be read before it can be asked: what cannot be is said beside its field."""

    def problems(self) -> list[Problem]:
        try:
            self.command()
        except RuleViolation as error:
            return [(sentence(error), self._fields.get(str(error.params.get("field", "")), self.confirm))]
        return []


class _AboutDialog(FormDialog):
    """Which approach, about whom and which part of life, how far ahead, and what it means."""

    def add_about(self, people: list[tuple[object, str]], inhoud: RamingInhoud | None) -> None:
        self._aanpak = TextInput("" if inhoud is None else inhoud.aanpak)
        self._who = ComboInput([*people, (0, self.tr("Iedereen in deze casus"))])
        self._domein = ComboInput([(each.value, starting(label(each))) for each in Levensdomein])
        self._horizon = TextInput(str(HORIZON if inhoud is None else inhoud.horizon_maanden))
        self._meaning = TextArea("" if inhoud is None else inhoud.betekenis, lines=2)
        if inhoud is not None:
            self._who.set_value(inhoud.inwoner_id or 0)
            self._domein.set_value(inhoud.levensdomein.value)
        help_text = self.tr("Eén raming per aanpak, hoeveel snel geld er ook aan hangt.")
        self.add_field("aanpak", Field(self.tr("Welke aanpak"), self._aanpak, help_text), "raming_aanpak")
        self.add_field("inwoner", Field(self.tr("Over wie"), self._who, key="raming-over-wie"), "raming_wie")
        help_text = self.tr("Alleen wie hierover mag horen, leest deze raming.")
        domein = Field(self.tr("Waar gaat het over"), self._domein, help_text)
        self.add_field("levensdomein", domein, "raming_domein")
        horizon = Field(self.tr("Hoeveel maanden vooruit"), self._horizon)
        self._horizon_field = self.add_field("horizon_maanden", horizon, "raming_horizon")
        help_text = self.tr("In gewone woorden, nooit in euro.")
        meaning = Field(self.tr("Wat betekent het voor de persoon"), self._meaning, help_text)
        self.add_field("betekenis", meaning, "raming_betekenis")

    def problems(self) -> list[Problem]:
        text = self._horizon.text().strip()
        return [] if text.isdecimal() else [(self.tr("Typ een heel getal, zoals 12."), self._horizon_field)]

    def inhoud(self) -> RamingInhoud:
        return RamingInhoud(
            self._aanpak.text(),
            Levensdomein(str(self._domein.value())),
            self._meaning.toPlainText(),
            int(self._horizon.text().strip()),
            int(str(self._who.value())) or None,
        )


class BeginRamingDialog(_AboutDialog):
    """``submitted`` carries a ``BeginRaming``. ``people``: of the casus, by id and name; ``verzoek``: the small money
    that hangs on it from the start, whose person and part of life are proposed.
    """

    def __init__(
        self,
        casus_id: int,
        people: Sequence[tuple[int, str]],
        names: Names,
        parent: QWidget,
        verzoek: VerzoekRow | None = None,
    ) -> None:
        super().__init__(parent.tr("Een raming maken"), parent.tr("Maak raming"), parent, width=600)
        self.setObjectName("raming_begin_dialoog")
        self.confirm.setObjectName("raming_begin_bevestig_knop")
        self._casus_id, self._verzoek_id = casus_id, None if verzoek is None else verzoek.id
        self.add_about([(id_, names.person(naam, place)) for place, (id_, naam) in enumerate(people, start=1)], None)
        if verzoek is not None:
            self._who.set_value(verzoek.inhoud.inwoner_id or 0)
            self._domein.set_value(verzoek.inhoud.levensdomein.value)
        help_text = self.tr("Prijzen van vroeger worden dan prijzen van nu.")
        self._index = Check(self.tr("Reken de inflatie mee"), help_text)
        self._index.setObjectName("raming_inflatie")
        self.body.addWidget(self._index)

    def command(self) -> object:
        return BeginRaming(self._casus_id, self.inhoud(), self._index.isChecked(), self._verzoek_id)


class WijzigRamingDialog(_AboutDialog):
    """``submitted`` carries a ``WijzigRaming``. Who it is about stays as it is here: only the casus page knows them."""

    def __init__(self, blad: RamingBlad, names: Names, parent: QWidget) -> None:
        super().__init__(parent.tr("Waar gaat de raming over?"), parent.tr("Bewaar"), parent, width=600)
        self.setObjectName("raming_wijzig_dialoog")
        self.confirm.setObjectName("raming_wijzig_bevestig_knop")
        self._row = blad.row
        who = names.beside_code(blad.row.inwoner) or self.tr("De persoon zelf")
        people: list[tuple[object, str]] = [] if blad.row.inwoner_id is None else [(blad.row.inwoner_id, who)]
        self.add_about(people, blad.inhoud)

    def command(self) -> object:
        return WijzigRaming(self._row.id, self._row.versie, self.inhoud())


class RegelDialog(_TypedDialog):
    """``submitted`` carries a ``SchrijfRegel``: everything of one line. With another price the source and year of the
    old one go: it is an own guess of ``year``, until somebody types where it comes from.
    """

    def __init__(self, blad: RamingBlad, regel: RegelRow, year: int, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat staat er op deze regel?"), parent.tr("Bewaar regel"), parent, width=600)
        self.setObjectName("regel_dialoog")
        self.confirm.setObjectName("regel_bevestig_knop")
        self._blad, self._regel = blad, regel
        inhoud = regel.inhoud
        self._post, self._aantal = TextInput(inhoud.post), TextInput(show_aantal(inhoud.aantal))
        self._eenheid = TextInput(inhoud.eenheid)
        self._per = often_choice(inhoud.per)
        self._amounts = [TextInput(typed_euros(cents)) for cents in (inhoud.laag, inhoud.midden, inhoud.hoog)]
        self._betaler = payer_choice(inhoud.betaler)
        self._kans = TextInput("" if inhoud.kans == HEEL else show_kans(inhoud.kans))
        self._source, self._year = TextInput(inhoud.bron), TextInput(str(inhoud.jaar))
        self._guess = ((self._source, inhoud.bron, EIGEN_INSCHATTING), (self._year, str(inhoud.jaar), str(year)))
        self._fill()
        self._stood = self._price()
        for editor in (self._post, self._eenheid, *self._amounts):
            editor.textChanged.connect(self._on_price)

    def _fill(self) -> None:
        self.add_field("post", Field(self.tr("Waarvoor"), self._post, key="regel-waarvoor"), "regel_post")
        self._count = Field(self.tr("Hoeveel"), self._aantal)
        self.add_pair(
            ("aantal", self._count, "regel_aantal"),
            ("eenheid", Field(self.tr("Per wat"), self._eenheid), "regel_eenheid"),
            ("per", Field(self.tr("Hoe vaak"), self._per), "regel_per"),
        )
        low, middle, high = self._amounts
        self.add_pair(
            ("laag", Field(self.tr("Prijs, laag"), low, key="regel-prijs"), "regel_laag"),
            ("midden", Field(self.tr("Prijs, midden"), middle, key="regel-prijs"), "regel_midden"),
            ("hoog", Field(self.tr("Prijs, hoog"), high, key="regel-prijs"), "regel_hoog"),
        )
        self.add_field("bron", Field(self.tr("Bron"), self._source, key="regel-bron"), "regel_bron")
        self._source.setCursorPosition(0)
        self.add_pair(
            ("jaar", Field(self.tr("Jaar"), self._year, key="regel-jaar"), "regel_jaar"),
            ("betaler", Field(self.tr("Wie betaalt"), self._betaler), "regel_betaler"),
        )
        if self._regel.inhoud.scenario is Scenario.NIETS_DOEN:
            help_text = self.tr("In procenten. Leeg: het gebeurt zeker.")
            self.add_field("kans", Field(self.tr("Kans dat het gebeurt"), self._kans, help_text), "regel_kans")

    def _price(self) -> tuple[object, ...]:
        """What the source is about: of a line in own words those may change."""
        post = self._post.text().strip() if self._regel.inhoud.sleutel else ""
        return (post, self._eenheid.text().strip(), *(_cents_of(each.text()) for each in self._amounts))

    def _on_price(self, _: str) -> None:
        is_other = self._price() != self._stood
        for editor, stood, guess in self._guess:
            if editor.text() == (stood if is_other else guess):
                editor.setText(guess if is_other else stood)

    def inhoud(self) -> RegelInhoud:
        laag, midden, hoog = (
            read_euros(each.text(), field)
            for each, field in zip(self._amounts, ("laag", "midden", "hoog"), strict=True)
        )
        return replace(
            self._regel.inhoud,
            post=self._post.text(),
            aantal=read_aantal(self._aantal.text()),
            eenheid=self._eenheid.text(),
            per=HoeVaak(str(self._per.value())),
            laag=laag,
            midden=midden,
            hoog=hoog,
            betaler=Betaler(str(self._betaler.value())),
            bron=self._source.text().strip(),
            jaar=read_jaar(self._year.text()),
            kans=read_kans(self._kans.text()),
        )

    def command(self) -> object:
        row = self._blad.row
        return SchrijfRegel(row.id, row.versie, self._regel.id, self.inhoud())


class HaalRegelWegDialog(FormDialog):
    """``submitted`` carries a ``HaalRegelWeg``; what is lost is said."""

    def __init__(self, blad: RamingBlad, regel: RegelRow, names: Names, parent: QWidget) -> None:
        super().__init__(parent.tr("Deze regel weghalen?"), parent.tr("Haal weg"), parent, kind="danger")
        self.setObjectName("regel_weg_dialoog")
        self.confirm.setObjectName("regel_weg_bevestig_knop")
        self._blad, self._regel = blad, regel
        post = names.text(regel.inhoud.post, blad.row.casus)
        self.body.addWidget(WrapLabel(self.tr("“{0}” telt dan niet meer mee.").format(post)))

    def command(self) -> object:
        return HaalRegelWeg(self._blad.row.id, self._blad.row.versie, self._regel.id)


class InzetDialog(_TypedDialog):
    """``submitted`` carries a ``SchrijfInzet``."""

    def __init__(self, blad: RamingBlad, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat kost de oplossing ons zelf?"), parent.tr("Bewaar inzet"), parent)
        self.setObjectName("inzet_dialoog")
        self.confirm.setObjectName("inzet_bevestig_knop")
        self._row = blad.row
        found = {regel.inhoud.sleutel: regel.inhoud for regel in blad.of(Scenario.OPLOSSING)}
        money, talk, walk = (found.get(inzet.value) for inzet in Inzet)
        self._money = TextInput("" if money is None else typed_euros(money.midden))
        self._talk = TextInput("" if talk is None else show_aantal(talk.aantal))
        self._walk = TextInput("" if walk is None else show_aantal(walk.aantal))
        help_text = self.tr("Dit komt in staaf 3, kosten na de oplossing. Leeg is niets.")
        self.body.addWidget(WrapLabel(help_text, "small"))
        if blad.geld_hangt:
            self._money.clear()
            told = self.tr("Snel geld, samen: {0}. Dat volgt uit het snel geld dat aan deze raming hangt.")
            self.body.addWidget(WrapLabel(told.format(show_euros(0 if money is None else money.midden))))
        else:
            self.add_field("bedrag", Field(self.tr("Snel geld, samen"), self._money), "inzet_geld")
        self.add_field("overleguren", Field(self.tr("Uren in overleg"), self._talk), "inzet_overleg")
        self.add_field("loopuren", Field(self.tr("Uren in de wijk"), self._walk), "inzet_lopen")

    def command(self) -> object:
        money, talk, walk = (each.text().strip() for each in (self._money, self._talk, self._walk))
        return SchrijfInzet(
            self._row.id,
            self._row.versie,
            read_euros(money) if money else 0,
            read_aantal(talk, "overleguren") if talk else 0,
            read_aantal(walk, "loopuren") if walk else 0,
        )


class GezienDialog(_TypedDialog):
    """``submitted`` carries a ``SchrijfGezien``."""

    def __init__(self, blad: RamingBlad, regel: RegelRow, names: Names, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat werd het?"), parent.tr("Bewaar"), parent)
        self.setObjectName("gezien_dialoog")
        self.confirm.setObjectName("gezien_bevestig_knop")
        self._row, self._regel = blad.row, regel
        post = names.text(regel.inhoud.post, blad.row.casus)
        expected = self.tr("{0}. Verwacht: {1}.").format(starting(post), show_raming(regel.bedragen.midden))
        self.body.addWidget(WrapLabel(expected))
        self._seen = TextInput("" if regel.gezien is None else typed_euros(regel.gezien))
        help_text = self.tr("Over de hele periode. Leeg: dat is niet bekend.")
        self.add_field("gezien", Field(self.tr("Wat het werd, in euro"), self._seen, help_text), "gezien_bedrag")

    def command(self) -> object:
        text = self._seen.text().strip()
        return SchrijfGezien(
            self._row.id, self._row.versie, self._regel.id, read_euros(text, "gezien") if text else None
        )


class SluitRamingDialog(FormDialog):
    """``submitted`` carries a ``SluitRaming``."""

    def __init__(self, blad: RamingBlad, parent: QWidget) -> None:
        super().__init__(parent.tr("De verwachting vastzetten?"), parent.tr("Zet vast"), parent)
        self.setObjectName("raming_sluit_dialoog")
        self.confirm.setObjectName("raming_sluit_bevestig_knop")
        self._row = blad.row
        words = self.tr("De regels staan daarna vast. Wat het werd, vult u er later naast in.")
        self.body.addWidget(WrapLabel(words))

    def command(self) -> object:
        return SluitRaming(self._row.id, self._row.versie)


class RamingWordDialog(FileDialog):
    """``submitted`` carries a ``MaakRaming``."""

    def __init__(self, blad: RamingBlad, today: date, parent: QWidget, *, choose: Choose | None = None) -> None:
        verb, kinds = parent.tr("Maak Word"), parent.tr("Word-bestand (*.docx)")
        super().__init__(parent.tr("Raming in Word maken?"), verb, parent, key="raming", kinds=kinds, choose=choose)
        self.setObjectName("raming_word_dialoog")
        self.confirm.setObjectName("raming_word_maken_knop")
        self._row = blad.row
        self.add_place(paper_name("raming", today, blad.row.casus))

    def command(self) -> object:
        return MaakRaming(self._row.id, self.path(".docx"))


# -- what the forms share ------------------------------------------------------------------------------------------


def _cents_of(text: str) -> int | str:
    """``54`` and ``54,00`` are one price; what cannot be read is as it was typed."""
    try:
        return read_euros(text)
    except RuleViolation:
        return text


def often_choice(per: HoeVaak) -> ComboInput:
    """How often."""
    made = ComboInput([(each.value, starting(label(each))) for each in HoeVaak])
    made.set_value(per.value)
    return made


def payer_choice(betaler: Betaler) -> ComboInput:
    """Who pays."""
    made = ComboInput([(each.value, starting(label(each))) for each in Betaler])
    made.set_value(betaler.value)
    return made
