"""The small forms of consent: ask, answer, take back, what the question is about, and what stops everything."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.delen import Grond
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.toestemming import GEWOON_GELDIG, ToestemmingWijze
from casus.services.casussen import CasusPage
from casus.services.messages import label
from casus.services.tafelcheck import ZetOnderwerpen
from casus.services.toestemmingen import (
    LegAntwoordVast,
    ToestemmingRow,
    TrekIn,
    VraagToestemming,
    ZetStop,
    lines_of,
)
from casus.ui.dates import starting
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.toestemming.toestemming_model import ToestemmingStaat
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.shown import show_if


def checks(
    options: Sequence[tuple[object, str]], name: str, ticked: Iterable[object] = (), about: str = ""
) -> CheckGroup:
    group = CheckGroup(name, flowing=True, about=about)
    group.set_options(options)
    group.set_checked(list(ticked))
    return group


def person_options(page: CasusPage, names: Names) -> list[tuple[object, str]]:
    """The people of the casus, numbered when names are off."""
    return [
        (row.id, row.fields.naam if names.visible else f"persoon {place}")
        for place, row in enumerate(page.inwoners, start=1)
    ]


class VraagDialog(FormDialog):
    """Ask one person, or say why that was not done. Only what the question needs is ticked."""

    def __init__(self, page: CasusPage, staat: ToestemmingStaat, names: Names, today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Om toestemming vragen"), parent.tr("Leg vast"), parent, width=640)
        self.setObjectName("toestemming_vraag_dialoog")
        self.confirm.setObjectName("toestemming_vraag_bevestig_knop")
        self._page, self._today = page, today
        self._who = ComboInput(person_options(page, names))
        self._doel = TextArea(page.vraag, lines=2)
        self._organisaties = checks([(row.id, row.naam) for row in staat.organisaties], "organisatie")
        topics = [(onderwerp, starting(label(onderwerp))) for onderwerp in INHOUD]
        self._onderwerpen = checks(topics, "onderwerp", staat.vraag)
        self._asked, self._not = Radio(self.tr("Gevraagd")), Radio(self.tr("Niet gevraagd"))
        self._day = DateInput(today, today=today)
        self._why = TextArea(lines=2)
        self._represents = TextInput()
        self._fill()

    def _fill(self) -> None:
        self.add_field("inwoner", Field(self.tr("Aan wie"), self._who), "toestemming_wie")
        self.add_field("doel", Field(self.tr("Waarvoor"), self._doel, key="toestemming-doel"), "toestemming_doel")
        wie = Field(self.tr("Welke organisaties mogen het horen"), self._organisaties)
        self.add_field("regels", wie, "toestemming_organisaties")
        help_text = self.tr("Alleen wat voor de vraag nodig is.")
        self.add_field("onderwerpen", Field(self.tr("Waarover"), self._onderwerpen, help_text), "toestemming_waarover")
        elsewhere = self.tr(
            "Is er een vermoeden van onveiligheid thuis? Dan gaat uw eigen meldcode voor, ook zonder toestemming. "
            "De stappen staan op de pagina van de casus, bij Zorgen over veiligheid thuis."
        )
        self._meldcode = WrapLabel(elsewhere, "small", color="warn")
        self._meldcode.setObjectName("toestemming_meldcode")
        self.body.addWidget(self._meldcode)
        self._onderwerpen.changed.connect(self._turn)
        choice = QWidget()
        row = FlowLayout(choice, gap=16)
        for radio, name in ((self._asked, "toestemming_gevraagd"), (self._not, "toestemming_niet_gevraagd")):
            radio.setObjectName(name)
            row.addWidget(radio)
        self.body.addWidget(choice)
        self._day_field = self.add_field("gevraagd_op", Field(self.tr("Gevraagd op"), self._day), "toestemming_dag")
        help_text = self.tr("Laat leeg als de persoon zelf beslist.")
        beslist = Field(self.tr("Wie beslist voor de persoon"), self._represents, help_text)
        self._represents_field = self.add_field("vertegenwoordiger", beslist, "toestemming_vertegenwoordiger")
        self._why_field = self.add_field("reden", Field(self.tr("Waarom niet"), self._why), "toestemming_reden")
        self._asked.setChecked(True)
        self._asked.toggled.connect(lambda _: self._turn())
        self._turn()

    def _turn(self) -> None:
        asked = self._asked.isChecked()
        show_if(self._day_field, asked)
        show_if(self._represents_field, asked)
        show_if(self._why_field, not asked)
        show_if(self._meldcode, Onderwerp.VEILIGHEID_THUIS in self._onderwerpen.checked())

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._organisaties.checked():
            found.append((self.tr("Kies welke organisaties het mogen horen."), self._fields["regels"]))
        if not self._onderwerpen.checked():
            found.append((self.tr("Kies waarover het gaat."), self._fields["onderwerpen"]))
        if self._asked.isChecked() and self._day.value() is None:
            found.append((self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._day_field))
        return found

    def command(self) -> object:
        asked = self._asked.isChecked()
        organisaties = [int(str(key)) for key in self._organisaties.checked()]
        onderwerpen = [Onderwerp(str(key)) for key in self._onderwerpen.checked()]
        return VraagToestemming(
            self._page.id,
            int(str(self._who.value())),
            self._doel.toPlainText(),
            lines_of(organisaties, onderwerpen),
            self._day.value() if asked else None,
            vertegenwoordiger=self._represents.text() if asked else "",
            reden="" if asked else self._why.toPlainText(),
        )


class AntwoordDialog(FormDialog):
    """What the person answered: per organisation the parts that may be heard."""

    def __init__(self, row: ToestemmingRow, who: str, today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat antwoordde {0}?").format(who), parent.tr("Leg vast"), parent, width=640)
        self.setObjectName("toestemming_antwoord_dialoog")
        self.confirm.setObjectName("toestemming_antwoord_bevestig_knop")
        self._row, self._today = row, today
        self._answers: dict[int, CheckGroup] = {}
        self._add_lines()
        self._wijze = ComboInput([(wijze.value, starting(label(wijze))) for wijze in ToestemmingWijze])
        self._getuige = TextInput()
        self._tot = DateInput(today + GEWOON_GELDIG, today=today)
        self._persoon = Check(self.tr("De persoon zelf is het eens"))
        self._gezag = Check(self.tr("Wie voor de persoon beslist, is het eens"))
        self._fill()

    def _add_lines(self) -> None:
        self.body.addWidget(WrapLabel(self.tr("Vink aan wat elke organisatie mag horen. Leeg is nee."), "small"))
        for organisatie_id, naam in dict.fromkeys((line.organisatie_id, line.organisatie) for line in self._row.lijnen):
            topics = [line.onderwerp for line in self._row.lijnen if line.organisatie_id == organisatie_id]
            options = [(onderwerp, starting(label(onderwerp))) for onderwerp in topics]
            group = self._answers[organisatie_id] = checks(options, f"antwoord_{organisatie_id}", about=naam)
            field = Field(naam, group, key="mag-horen")
            self.add_field("regels" if len(self._answers) == 1 else naam, field, f"antwoord_{organisatie_id}")

    def _fill(self) -> None:
        how = Field(self.tr("Hoe gegeven"), self._wijze)
        until = Field(self.tr("Geldt tot en met"), self._tot)
        self.add_pair(("wijze", how, "toestemming_wijze"), ("geldig_tot", until, "toestemming_tot"))
        witness = Field(self.tr("Wie was erbij"), self._getuige, self.tr("Bij een mondeling antwoord."))
        self._witness = self.add_field("getuige", witness, "toestemming_getuige")
        agreed = QWidget()
        column = QVBoxLayout(agreed)
        column.setContentsMargins(0, 0, 0, 0)
        self._persoon.setObjectName("toestemming_persoon_akkoord")
        self._gezag.setObjectName("toestemming_gezag_akkoord")
        self._persoon.setChecked(not self._row.vertegenwoordiger)
        self._gezag.setChecked(bool(self._row.vertegenwoordiger))
        column.addWidget(self._persoon)
        column.addWidget(self._gezag)
        self.body.addWidget(Label(self.tr("Wie is het eens met dit antwoord"), "small_strong"))
        self.body.addWidget(agreed)
        self._wijze.currentIndexChanged.connect(lambda _: self._turn())
        self._turn()

    def _turn(self) -> None:
        show_if(self._witness, self._wijze.value() == ToestemmingWijze.MONDELING.value)

    def command(self) -> object:
        ticked = {(org, key) for org, checks in self._answers.items() for key in checks.checked()}
        lines = tuple(
            (line.organisatie_id, line.onderwerp, (line.organisatie_id, line.onderwerp) in ticked)
            for line in self._row.lijnen
        )
        return LegAntwoordVast(
            self._row.id,
            self._row.versie,
            lines,
            ToestemmingWijze(str(self._wijze.value())),
            self._getuige.text(),
            self._tot.value(),
            self._persoon.isChecked(),
            self._gezag.isChecked(),
        )


class IntrekDialog(FormDialog):
    """The person takes it back; no reason has to be given."""

    def __init__(self, row: ToestemmingRow, who: str, parent: QWidget) -> None:
        super().__init__(parent.tr("Trekt {0} de toestemming in?").format(who), parent.tr("Trek in"), parent)
        self.setObjectName("toestemming_intrek_dialoog")
        self.confirm.setObjectName("toestemming_intrek_bevestig_knop")
        self._row = row
        told = self.tr("Vanaf nu wordt hierover niets meer verteld. Wat al verteld is, blijft in het register staan.")
        self.body.addWidget(WrapLabel(told))
        self._why = TextArea(lines=2)
        help_text = self.tr("Een reden hoeft niet.")
        self.add_field("reden", Field(self.tr("Wat zegt de persoon erover"), self._why, help_text), "intrek_reden")

    def command(self) -> object:
        return TrekIn(self._row.id, self._row.versie, self._why.toPlainText())


class OnderwerpenDialog(FormDialog):
    """What the question to the table is about; only that need be told."""

    def __init__(self, page: CasusPage, ticked: Sequence[Onderwerp], parent: QWidget) -> None:
        super().__init__(parent.tr("Waar gaat de vraag over?"), parent.tr("Bewaar"), parent)
        self.setObjectName("onderwerpen_dialoog")
        self.confirm.setObjectName("onderwerpen_bevestig_knop")
        self._page = page
        options = [(onderwerp, starting(label(onderwerp))) for onderwerp in INHOUD]
        self._checks = checks(options, "vraag_onderwerp", ticked)
        help_text = self.tr("Kies zo weinig als kan. Alleen hierover hoeft iemand iets te horen.")
        self.add_field("onderwerpen", Field(self.tr("Onderwerpen"), self._checks, help_text), "vraag_onderwerpen")

    def command(self) -> object:
        chosen = tuple(Onderwerp(str(key)) for key in self._checks.checked())
        return ZetOnderwerpen(self._page.id, self._page.versie, chosen)


class StopDialog(FormDialog):
    """The person objects, or asks to put it on hold."""

    def __init__(self, page: CasusPage, names: Names, parent: QWidget) -> None:
        super().__init__(parent.tr("Legt de persoon het stil?"), parent.tr("Leg stil"), parent)
        self.setObjectName("stop_dialoog")
        self.confirm.setObjectName("stop_bevestig_knop")
        self._page = page
        told = self.tr("Zolang dit staat, wordt er over deze persoon niets besproken, getoond of verteld.")
        self.body.addWidget(WrapLabel(told))
        self._who = ComboInput(person_options(page, names))
        self._soort = ComboInput(
            [
                (Grond.BEZWAAR.value, self.tr("De persoon maakt bezwaar")),
                (Grond.BEPERKING.value, self.tr("De persoon vraagt om beperking")),
            ]
        )
        self._why = TextArea(lines=2)
        self.add_field("inwoner", Field(self.tr("Over wie"), self._who), "stop_wie")
        self.add_field("soort", Field(self.tr("Wat vraagt de persoon"), self._soort), "stop_soort")
        self.add_field("reden", Field(self.tr("Wat zegt de persoon erover"), self._why), "stop_reden")

    def command(self) -> object:
        return ZetStop(
            self._page.id,
            self._page.versie,
            int(str(self._who.value())),
            Grond(str(self._soort.value())),
            self._why.toPlainText(),
        )
