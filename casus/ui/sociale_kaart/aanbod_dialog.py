"""The form of an offer: what it is, for whom, what it asks, and where to find it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from casus.domain.aanbod import Bouwsteen, Kosten
from casus.domain.errors import CasusError
from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import LANGSTE_WACHT, AanbodGegevens
from casus.domain.values import Leeftijdsklasse
from casus.services.messages import label
from casus.services.sociale_kaart import (
    AanbodRow,
    AddAanbod,
    ChangeAanbod,
    Kaart,
    add_aanbod,
    change_aanbod,
    show_aanbod,
)
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.sociale_kaart.kaart_model import KaartModel
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.choice import Check
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.page import SectionHead

DRAFT = "aanbod"
_TYPED = (
    "naam", "organisatie", "beschrijving", "doelgroep", "telefoon", "email", "website", "adres", "openingstijden",
)  # fmt: skip


class AanbodForm(FormDialog):
    """``row`` None: a new one."""

    def __init__(self, kaart: Kaart, row: AanbodRow | None, parent: QWidget) -> None:
        question = parent.tr("Welk aanbod komt erbij?") if row is None else parent.tr("Aanbod wijzigen")
        verb = parent.tr("Voeg aanbod toe") if row is None else parent.tr("Bewaar aanbod")
        super().__init__(question, verb, parent, width=680)
        self.setObjectName("aanbod_dialoog")
        self.confirm.setObjectName("aanbod_bewaar_knop")
        self._row, self._versie = row, 0 if row is None else row.versie
        g = row.gegevens if row is not None else AanbodGegevens("")
        self._add_what(g)
        self._add_for(kaart, g)
        self._add_conditions(g)
        self._add_place(g)
        self._called = Check(
            self.tr("Ik heb gebeld: dit klopt"), self.tr("Dan telt de controle vanaf vandaag, op uw naam.")
        )
        self._called.setObjectName("aanbod_gebeld")
        self.body.addWidget(self._called)

    # Its parts

    def _add_what(self, g: AanbodGegevens) -> None:
        self._line("naam", self.tr("Naam van het aanbod"), g.naam)
        self._line("organisatie", self.tr("Organisatie die het doet"), g.organisatie)
        self._area("beschrijving", self.tr("Wat is het?"), g.beschrijving, self.tr("In gewone woorden, kort."))
        self._area("doelgroep", self.tr("Voor wie is het?"), g.doelgroep)

    def _add_for(self, kaart: Kaart, g: AanbodGegevens) -> None:
        self._head(self.tr("Waarvoor en waar"))
        self._group(
            "levensdomeinen",
            self.tr("Levensdomeinen"),
            [(each, starting(label(each))) for each in Levensdomein],
            g.levensdomeinen,
        )
        help_text = self.tr("Niets aangevinkt: het is er voor alle wijken.")
        self._group("wijken", self.tr("In welke wijken"), list(kaart.wijken), g.wijken, help_text)
        ages = [(each, starting(label(each))) for each in Leeftijdsklasse if each is not Leeftijdsklasse.ONBEKEND]
        self._group(
            "leeftijden",
            self.tr("Voor welke leeftijd"),
            ages,
            g.leeftijden,
            self.tr("Niets aangevinkt: het is er voor iedereen."),
        )
        blocks = [(each, starting(label(each))) for each in Bouwsteen]
        self._group("bouwstenen", self.tr("Bouwstenen"), blocks, g.bouwstenen)

    def _add_conditions(self, g: AanbodGegevens) -> None:
        self._head(self.tr("Wat het vraagt"))
        self._indicatie = self._check("indicatie", self.tr("Er is een indicatie of verwijzing nodig"), g.indicatie)
        self._line("indicatie_uitleg", self.tr("Welke indicatie, en waar vraagt men die?"), g.indicatie_uitleg)
        self._kosten = ComboInput([(each.value, starting(label(each))) for each in Kosten])
        self._kosten.set_value(g.kosten.value)
        self.add_field("kosten", Field(self.tr("Kosten"), self._kosten), "aanbod_kosten")
        self._line("kosten_uitleg", self.tr("Hoeveel kost het?"), g.kosten_uitleg)
        weeks = "" if g.wacht_weken is None else str(g.wacht_weken)
        self._line("wacht_weken", self.tr("Wachttijd in weken"), weeks, self.tr("Leeg als u het niet weet."))
        self._proof = self._check("kwetsbaarproof", self.tr("Kwetsbaarproof"), g.kwetsbaarproof)
        self._line("kwetsbaarproof_uitleg", self.tr("Waaraan merkt men dat?"), g.kwetsbaarproof_uitleg)

    def _add_place(self, g: AanbodGegevens) -> None:
        self._head(self.tr("Waar te vinden"))
        self._line("telefoon", self.tr("Telefoon"), g.telefoon)
        self._line("email", self.tr("E-mail"), g.email)
        self._line("website", self.tr("Website"), g.website)
        self._area("adres", self.tr("Adres"), g.adres, lines=2)
        self._line("openingstijden", self.tr("Openingstijden"), g.openingstijden)

    def _head(self, words: str) -> None:
        self.body.addSpacing(6)
        self.body.addWidget(SectionHead(words, small=True))

    def _line(self, name: str, words: str, value: str, help_text: str = "") -> None:
        self.add_field(name, Field(words, TextInput(value), help_text), f"aanbod_{name}")

    def _area(self, name: str, words: str, value: str, help_text: str = "", *, lines: int = 3) -> None:
        self.add_field(name, Field(words, TextArea(value, lines=lines), help_text), f"aanbod_{name}")

    def _group(self, name: str, words: str, options: list[Any], checked: Any, help_text: str = "") -> None:
        group = CheckGroup(f"aanbod_{name}", flowing=True)
        group.set_options(options)
        group.set_checked(checked)
        self.add_field(name, Field(words, group, help_text), f"aanbod_{name}")

    def _check(self, name: str, words: str, on: bool) -> Check:
        help_text = {
            "kwetsbaarproof": self.tr("Wie kwetsbaar is, kan er ook echt terecht: rustig, zonder drempel, met begrip."),
            "indicatie": self.tr("Zonder indicatie is het een voorliggend veld: daar kan men zo terecht."),
        }[name]
        check = Check(words, help_text)
        check.setObjectName(f"aanbod_{name}")
        check.setChecked(on)
        self.body.addWidget(check)
        return check

    # What is filled in

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._text("naam").strip():
            found.append((self.tr("Vul in hoe het heet."), self._fields["naam"]))
        if not self._checked("levensdomeinen"):
            found.append((self.tr("Kies minstens één levensdomein."), self._fields["levensdomeinen"]))
        weeks = self._text("wacht_weken").strip()
        if weeks and not (weeks.isascii() and weeks.isdigit() and int(weeks) <= LANGSTE_WACHT):
            words = self.tr("Geef de wachttijd in hele weken, van 0 tot en met {0}.").format(LANGSTE_WACHT)
            found.append((words, self._fields["wacht_weken"]))
        return found

    def command(self) -> object:
        if self._row is None:
            return AddAanbod(self._gegevens(), self._called.isChecked())
        return ChangeAanbod(self._row.id, self._versie, self._gegevens(), self._called.isChecked())

    def overtaken(self, now: AanbodRow) -> None:
        """What stands in the dossier now is put under each field that differs."""
        self._versie = now.versie
        for name in _TYPED:
            text = str(getattr(now.gegevens, name))
            if text != self._text(name):
                self._fields[name].set_help(self.tr("Staat nu in het dossier: {0}").format(text or self.tr("leeg")))
        words = self.tr(
            "Een collega wijzigde dit ook. Kijk wat er nu staat, en druk nog een keer om uw tekst te bewaren."
        )
        self._show([(words, self.confirm)])

    def _gegevens(self) -> AanbodGegevens:
        weeks = self._text("wacht_weken").strip()
        plain: dict[str, Any] = {
            name: self._text(name) for name in (*_TYPED, "indicatie_uitleg", "kosten_uitleg", "kwetsbaarproof_uitleg")
        }
        groups: dict[str, Any] = {
            name: self._checked(name) for name in ("levensdomeinen", "wijken", "leeftijden", "bouwstenen")
        }
        return AanbodGegevens(
            **plain,
            **groups,
            indicatie=self._indicatie.isChecked(),
            kosten=Kosten(str(self._kosten.value())),
            wacht_weken=int(weeks) if weeks else None,
            kwetsbaarproof=self._proof.isChecked(),
        )

    def _text(self, name: str) -> str:
        return self._fields[name].text()

    def _checked(self, name: str) -> tuple[object, ...]:
        group = self._fields[name].editor
        assert isinstance(group, CheckGroup)
        return group.checked()


def ask_new_aanbod(model: KaartModel, desk: Desk, parent: QWidget) -> None:
    """Ask for a new offer, and add it."""
    if model.kaart is not None:
        _ask(model, desk, AanbodForm(model.kaart, None, parent), 0)


def ask_aanbod(model: KaartModel, desk: Desk, row: AanbodRow, parent: QWidget) -> None:
    """Show what it is now, and change it."""
    if model.kaart is not None:
        _ask(model, desk, AanbodForm(model.kaart, row, parent), row.id)


def _ask(model: KaartModel, desk: Desk, dialog: AanbodForm, aanbod_id: int) -> None:
    service = change_aanbod if aanbod_id else add_aanbod

    def failed(error: CasusError) -> None:
        if error.code == "intussen_gewijzigd":
            desk.runner.read(dialog, show_aanbod, aanbod_id, done=dialog.overtaken, failed=dialog.show_error)
        else:
            dialog.show_error(error)

    dialog.keep_drafts(desk.runner, DRAFT, aanbod_id, *_TYPED)
    dialog.submitted.connect(
        lambda command: desk.runner.run(dialog, service, command, done=lambda _: dialog.accept(), failed=failed)
    )
    dialog.open()
