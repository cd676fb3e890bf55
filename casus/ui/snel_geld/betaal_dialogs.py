"""After a yes: paid, paid back, settled, set right, the receipt, the look of a second person, and looking back."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.budget import PAAR
from casus.domain.geld import show_euros
from casus.domain.terugblik import TerugblikUitkomst
from casus.services.betalingen import Betaal, BetaalTerug, NeemBoekingTerug, RekenAf
from casus.services.bonnen import BewaarBon, KeurBetaling, VoegBonToe
from casus.services.budgetten import BoekingRow
from casus.services.messages import label
from casus.services.papieren import paper_name
from casus.services.terugblikken import BeantwoordTerugblik, TerugblikRow
from casus.services.verzoeken import VerzoekRow
from casus.ui.dates import day_full, starting
from casus.ui.names import Names
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.overleg.pick_file_dialog import PickFileDialog
from casus.ui.snel_geld.euro_field import EuroField
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea, TextInput
from casus.ui.widgets.label import WrapLabel


class _GeldDialog(FormDialog):
    """An amount, the day of the bank and its reference."""

    def add_money(self, cents: int | None, today: date, key: str) -> None:
        self._amount = EuroField(self.tr("Bedrag in euro's"), cents, key="geld-betaald-bedrag")
        self._day, self._reference = DateInput(today, today=today), TextInput()
        self._day_field = Field(self.tr("Op welke dag?"), self._day, key="geld-boekdag")
        self.add_pair(("bedrag", self._amount, f"{key}_bedrag"), ("boekdag", self._day_field, f"{key}_dag"))
        help_text = self.tr("Zoals het bij de bank staat, bijvoorbeeld het nummer van de factuur.")
        self.add_field("kenmerk", Field(self.tr("Kenmerk"), self._reference, help_text), f"{key}_kenmerk")

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        wrong = self._amount.problem()
        if wrong:
            found.append((wrong, self._amount))
        if self._day.value() is None:
            found.append((self.tr("Typ een dag, bijvoorbeeld 12-1-2027."), self._day_field))
        return found

    def cents(self) -> int:
        return self._amount.cents() or 0

    def day(self) -> date:
        found = self._day.value()
        assert found is not None
        return found


class BetaalDialog(_GeldDialog):
    """``submitted`` carries a ``Betaal``."""

    def __init__(self, row: VerzoekRow, today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Welke betaling?"), parent.tr("Boek betaling"), parent)
        self.setObjectName("betaal_dialoog")
        self.confirm.setObjectName("betaal_bevestig_knop")
        self._row = row
        left = show_euros(row.stand.gereserveerd)
        self.body.addWidget(WrapLabel(self.tr("Hiervoor is nog {0} gereserveerd.").format(left)))
        self.add_money(row.stand.gereserveerd, today, "betaal")
        self._last = Check(
            self.tr("Dit is de laatste betaling"), self.tr("Wat daarna over is, komt meteen vrij in het budget.")
        )
        self._last.setObjectName("betaal_laatste")
        self._last.setChecked(True)
        self.body.addWidget(self._last)

    def command(self) -> object:
        return Betaal(self._row.id, self.cents(), self.day(), self._reference.text(), laatste=self._last.isChecked())


class TerugbetaalDialog(_GeldDialog):
    """``submitted`` carries a ``BetaalTerug``."""

    def __init__(self, row: VerzoekRow, today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Hoeveel kwam er terug?"), parent.tr("Boek terugbetaling"), parent)
        self.setObjectName("terugbetaal_dialoog")
        self.confirm.setObjectName("terugbetaal_bevestig_knop")
        self._row = row
        paid = show_euros(row.stand.uitgegeven)
        self.body.addWidget(WrapLabel(self.tr("Hiervoor is {0} betaald.").format(paid)))
        self.add_money(None, today, "terugbetaal")

    def command(self) -> object:
        return BetaalTerug(self._row.id, self.cents(), self.day(), self._reference.text())


class RekenAfDialog(FormDialog):
    """``submitted`` carries a ``RekenAf``."""

    def __init__(self, row: VerzoekRow, parent: QWidget) -> None:
        super().__init__(parent.tr("{0} afrekenen?").format(starting(row.woorden.dit)), parent.tr("Reken af"), parent)
        self.setObjectName("afreken_dialoog")
        self.confirm.setObjectName("afreken_bevestig_knop")
        self._row = row
        told = self.tr("Er komt geen betaling meer. De {0} die nog gereserveerd is, komt vrij in het budget.")
        self.body.addWidget(WrapLabel(told.format(show_euros(row.stand.gereserveerd))))

    def command(self) -> object:
        return RekenAf(self._row.id)


class TegenboekDialog(FormDialog):
    """``submitted`` carries a ``NeemBoekingTerug``. ``beside``: of a transfer the other budget."""

    def __init__(self, row: BoekingRow, parent: QWidget, beside: str = "") -> None:
        super().__init__(parent.tr("Deze boeking terugnemen?"), parent.tr("Neem terug"), parent)
        self.setObjectName("tegenboek_dialoog")
        self.confirm.setObjectName("tegenboek_bevestig_knop")
        self._row, self._why = row, TextInput()
        told = self.tr("{0} van {1} op {2}. De regel blijft staan; er komt een regel bij die hem ongedaan maakt.")
        what = self.tr("Overheveling") if row.soort in PAAR else starting(label(row.soort))
        words = told.format(what, show_euros(row.bedrag), day_full(row.boekdag))
        self.body.addWidget(WrapLabel(words))
        if beside:
            both = self.tr("Ook de andere kant wordt ongedaan gemaakt: {0}.").format(beside)
            self.body.addWidget(WrapLabel(both))
        field = Field(self.tr("Wat klopte er niet?"), self._why, key="geld-wat-klopte-niet")
        self.add_field("waarom_tegenboeking", field, "tegenboek_waarom")

    def problems(self) -> list[Problem]:
        if not self._why.text().strip():
            return [(self.tr("Schrijf wat er niet klopte."), self._fields["waarom_tegenboeking"])]
        return []

    def command(self) -> object:
        return NeemBoekingTerug(self._row.id, self._why.text())


class BonDialog(PickFileDialog):
    """``submitted`` carries a ``VoegBonToe``; the file is kept encrypted, the file itself stays where it is."""

    def __init__(self, row: BoekingRow, parent: QWidget, *, choose: Choose | None = None) -> None:
        super().__init__(
            parent.tr("Bon van deze betaling bewaren?"), parent.tr("Bewaar bon"), parent, key="bon",
            pick=parent.tr("Kies het bestand met de bon"), kinds=parent.tr("Scan of foto (*.pdf *.png *.jpg *.jpeg)"),
            choose=choose,
        )  # fmt: skip
        self.setObjectName("bon_dialoog")
        self.confirm.setObjectName("bon_bewaar_knop")
        self._row = row
        told = self.tr("Casus bewaart de bon versleuteld in het dossier. Gooi het bestand zelf daarna weg.")
        self.body.addWidget(WrapLabel(told))
        self.add_scan()

    def command(self) -> object:
        return VoegBonToe(self._row.id, self.path())


class BonKopieDialog(FileDialog):
    """``submitted`` carries a ``BewaarBon``: a copy outside the dossier, readable for everybody who has it."""

    def __init__(self, row: BoekingRow, code: str, parent: QWidget, *, choose: Choose | None = None) -> None:
        kinds = parent.tr("Bestand (*.*)")
        question = parent.tr("Kopie van de bon?")
        super().__init__(question, parent.tr("Bewaar kopie"), parent, key="bon_kopie", kinds=kinds, choose=choose)
        self.setObjectName("bon_kopie_dialoog")
        self.confirm.setObjectName("bon_kopie_bewaar_knop")
        self._row = row
        self.body.addWidget(WrapLabel(self.tr("Kijk eerst of er een naam of adres op staat.")))
        self.add_place(str(Path(paper_name("bon", row.boekdag, code)).with_suffix("")))

    def command(self) -> object:
        return BewaarBon(self._row.id, Path(self._path.text().strip()))


class KeurDialog(FormDialog):
    """``submitted`` carries a ``KeurBetaling``."""

    def __init__(self, row: BoekingRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Klopt deze betaling?"), parent.tr("Leg vast"), parent)
        self.setObjectName("keur_dialoog")
        self.confirm.setObjectName("keur_bevestig_knop")
        self._row = row
        told = self.tr("Kijk naar de bon, het bedrag en waarvoor het was. Wie erbij betrokken was, kijkt niet zelf.")
        self.body.addWidget(WrapLabel(told))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._right = Radio(self.tr("Het klopt"), as_row=True)
        self._wrong = Radio(self.tr("Het klopt niet"), as_row=True)
        self._right.setObjectName("keur_klopt")
        self._wrong.setObjectName("keur_klopt_niet")
        column.addWidget(self._right)
        column.addWidget(self._wrong)
        self._field = Field(self.tr("Kies een antwoord"), box, key="geld-klopt-het")
        self.add_field("klopt", self._field, "keur_antwoorden")
        self._field.setFocusProxy(self._right)
        self._found = TextArea(lines=2)
        help_text = self.tr("Nodig als het niet klopt.")
        field = Field(self.tr("Wat vond u?"), self._found, help_text, key="geld-wat-vond-u")
        self.add_field("bevinding", field, "keur_bevinding")

    def problems(self) -> list[Problem]:
        answered = self._right.isChecked() or self._wrong.isChecked()
        return [] if answered else [(self.tr("Kies een antwoord."), self._field)]

    def command(self) -> object:
        return KeurBetaling(self._row.id, self._right.isChecked(), self._found.toPlainText())


class TerugblikDialog(FormDialog):
    """``submitted`` carries a ``BeantwoordTerugblik``: one question, and what was seen."""

    def __init__(self, row: TerugblikRow, names: Names, parent: QWidget) -> None:
        super().__init__(parent.tr("Is gebeurd wat jullie verwachtten?"), parent.tr("Bewaar terugblik"), parent)
        self.setObjectName("geld_terugblik_dialoog")
        self.confirm.setObjectName("geld_terugblik_bevestig_knop")
        self._row = row
        self.body.addWidget(WrapLabel(names.text(row.wat, row.casus_code), "strong"))
        hoped = names.text(row.verwachting, row.casus_code) or self.tr("Er is geen verwachting opgeschreven.")
        self.body.addWidget(WrapLabel(hoped))
        words = {
            TerugblikUitkomst.JA: self.tr("Ja"),
            TerugblikUitkomst.DEELS: self.tr("Deels"),
            TerugblikUitkomst.NEE: self.tr("Nee"),
            TerugblikUitkomst.ONBEKEND: self.tr("We weten het niet"),
        }
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._answers = {uitkomst: Radio(said, as_row=True) for uitkomst, said in words.items()}
        for uitkomst, radio in self._answers.items():
            radio.setObjectName(f"geld_terugblik_{uitkomst.value}")
            column.addWidget(radio)
        self._field = Field(self.tr("Kies een antwoord"), box, key="geld-terugblik-antwoord")
        self.add_field("uitkomst", self._field, "geld_terugblik_antwoorden")
        self._field.setFocusProxy(self._answers[TerugblikUitkomst.JA])
        self._seen = TextArea(lines=3)
        help_text = self.tr("Nodig bij deels of nee: daar leren jullie van.")
        field = Field(self.tr("Wat hebben jullie gezien?"), self._seen, help_text, key="geld-wat-gezien")
        self.add_field("wat_gezien", field, "geld_terugblik_gezien")

    def _chosen(self) -> TerugblikUitkomst | None:
        return next((uitkomst for uitkomst, radio in self._answers.items() if radio.isChecked()), None)

    def problems(self) -> list[Problem]:
        return [] if self._chosen() is not None else [(self.tr("Kies een antwoord."), self._field)]

    def command(self) -> object:
        chosen = self._chosen()
        assert chosen is not None
        return BeantwoordTerugblik(self._row.id, self._row.versie, chosen, self._seen.toPlainText())
