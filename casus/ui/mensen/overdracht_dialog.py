"""Somebody leaves, or gives part of their work away: what is open, and to whom each of it goes."""

from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QWidget

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.mensen import ProfessionalRow
from casus.services.overdragen import (
    MAY_STAY_EMPTY,
    DraagOver,
    OpenWerk,
    Overdracht,
    OverdrachtPage,
    OverdrachtSoort,
    UitDienst,
    draag_over,
    leave,
    show_overdracht,
)
from casus.ui.answer import Answer
from casus.ui.dates import day_long, day_short, starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.mensen.dialogs import OVERTAKEN
from casus.ui.mensen.job_dialogs import last_working_day
from casus.ui.mensen.mensen_model import MensenModel
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.card import Rule
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import WrapLabel, facts

CHOOSE: Final = -1
NOBODY: Final = 0
Key = tuple[OverdrachtSoort, int | None]


class OverdrachtDialog(FormDialog):
    """One choice for all, one per thing. ``leaving``: everything must go, and there is a last day."""

    def __init__(self, page: OverdrachtPage, names: Names, today: date, parent: QWidget, *, leaving: bool) -> None:
        naam = page.professional.naam
        question = parent.tr("{0} gaat uit dienst") if leaving else parent.tr("Wat draagt {0} over?")
        verb = parent.tr("Meld uit dienst") if leaving else parent.tr("Draag over")
        super().__init__(question.format(naam), verb, parent, icon=Icon.LEAVE, width=660)
        self.setObjectName("overdracht_dialoog")
        self.confirm.setObjectName("overdracht_bevestig_knop")
        self._page, self._names, self._leaving = page, names, leaving
        self._combos: dict[Key, ComboInput] = {}
        self._works: list[tuple[Field, OpenWerk]] = []
        self._day = DateInput(last_working_day(today), today=today)
        if leaving:
            self._add_intro(naam)
        self._all = ComboInput(self._options(None))
        self._all.set_value(page.voorstel_id if leaving and page.voorstel_id is not None else CHOOSE)
        if page.werk or page.verborgen:
            help_text = self.tr("Hieronder kunt u per stuk iets anders kiezen. De overdracht gaat meteen in.")
            self.add_field("alles", Field(self.tr("Alles naar"), self._all, help_text), "overdracht_alles")
            self._all.currentIndexChanged.connect(self._on_all)
        else:
            self.body.addWidget(WrapLabel(self.tr("Er staat niets open om over te dragen."), "body"))
        self._add_work()
        self._on_all()
        names.changed.connect(self._on_names)

    def _add_intro(self, naam: str) -> None:
        code = self._page.gebruiker_code
        words = self.tr("Na de laatste werkdag staat {0} bij de mensen die niet meer werkzaam zijn.").format(naam)
        if code:
            words += " " + self.tr("Gebruiker {0} kan het dossier dan niet meer openen.").format(code)
        self.body.addWidget(WrapLabel(words, "body"))
        self.add_field("laatste_dag", Field(self.tr("Laatste werkdag"), self._day), "uit_dienst_dag")

    def _options(self, soort: OverdrachtSoort | None) -> list[tuple[object, str]]:
        stays = self.tr("Blijft bij {0}").format(self._page.professional.naam)
        options: list[tuple[object, str]] = [(CHOOSE, self.tr("Kies") if self._leaving else stays)]
        if soort in MAY_STAY_EMPTY:
            options.append((NOBODY, self.tr("Nog niemand")))
        mine = self._page.professional.organisatie_id
        ranked = sorted(self._page.mensen, key=lambda p: p.organisatie_id != mine or mine is None)
        return options + [(p.id, self._words_of(p)) for p in ranked]

    def _words_of(self, person: ProfessionalRow) -> str:
        words = facts(person.naam, person.organisatie or "")
        return self.tr("{0} (voorstel)").format(words) if person.id == self._page.voorstel_id else words

    def _add_work(self) -> None:
        hidden = dict(self._page.verborgen)
        by_kind = {kind: list(rows) for kind, rows in groupby(self._page.werk, key=lambda w: w.soort)}
        for soort in OverdrachtSoort:
            rows = by_kind.get(soort, [])
            if not rows and soort not in hidden:
                continue
            self.body.addWidget(Rule())
            self.body.addWidget(WrapLabel(self._heading(soort), "h3"))
            for work in rows:
                self._add_choice((soort, work.id), self._title(work), work)
            if soort in hidden:
                self._add_choice((soort, None), self._hidden_words(soort, hidden[soort]), None)

    def _add_choice(self, key: Key, title: str, work: OpenWerk | None) -> None:
        combo = ComboInput(self._options(key[0]))
        field = Field(title, combo)
        self._combos[key] = combo
        name = f"{key[0].value}_{'verborgen' if key[1] is None else key[1]}"
        self.add_field(name, field, f"overdracht_{name}")
        if work is not None:
            self._works.append((field, work))

    def _heading(self, soort: OverdrachtSoort) -> str:
        return {
            OverdrachtSoort.ACTIE: self.tr("Open acties"),
            OverdrachtSoort.REGIE: self.tr("Regie over casussen"),
            OverdrachtSoort.INBRENG: self.tr("Ingebrachte casussen"),
            OverdrachtSoort.VOORZITTER: self.tr("Voorzitter van"),
            OverdrachtSoort.NOTULIST: self.tr("Notulist van"),
        }[soort]

    def _title(self, work: OpenWerk) -> str:
        if work.soort is OverdrachtSoort.ACTIE:
            day = "" if work.dag is None else day_short(work.dag)
            return facts(work.code, starting(work.titel), day)
        if work.dag is not None:
            return starting(day_long(work.dag))
        return facts(work.code, self._names.beside_code(work.naam))

    def _hidden_words(self, soort: OverdrachtSoort, count: int) -> str:
        if soort is OverdrachtSoort.ACTIE:
            one, more = self.tr("1 actie die u niet mag zien"), self.tr("{0} acties die u niet mag zien")
        else:
            one, more = self.tr("1 casus die u niet mag zien"), self.tr("{0} casussen die u niet mag zien")
        return one if count == 1 else more.format(count)

    def _on_all(self) -> None:
        """One choice for all; where it cannot be, that thing keeps asking."""
        wanted = self._all.value()
        for combo in self._combos.values():
            combo.set_value(wanted if combo.findData(wanted) >= 0 else CHOOSE)

    def _on_names(self) -> None:
        for field, work in self._works:
            field.set_label(self._title(work))

    def problems(self) -> list[Problem]:
        missing: list[Problem] = []
        if self._leaving and self._day.value() is None:
            missing.append(
                (self.tr("Vul de laatste werkdag in, bijvoorbeeld 30-11-2026."), self._fields["laatste_dag"])
            )
        open_ones = [key for key, combo in self._combos.items() if combo.value() == CHOOSE]
        if self._leaving:
            missing += [(self.tr("Kies wie dit overneemt."), self._field_of(key)) for key in open_ones]
        elif len(open_ones) == len(self._combos):
            missing.append((self.tr("Kies bij wie iets terechtkomt."), self._fields.get("alles", self.confirm)))
        return missing

    def _field_of(self, key: Key) -> Field:
        return self._fields[f"{key[0].value}_{'verborgen' if key[1] is None else key[1]}"]

    def command(self) -> object:
        person = self._page.professional
        chosen = {key: combo.value() for key, combo in self._combos.items()}
        given = tuple(
            Overdracht(soort, id_, int(str(naar)) or None) for (soort, id_), naar in chosen.items() if naar != CHOOSE
        )
        if self._leaving:
            return UitDienst(person.id, person.versie, self._day.value(), given)
        return DraagOver(person.id, given)


def ask_overdracht(desk: Desk, model: MensenModel, professional_id: int, parent: QWidget, *, leaving: bool) -> None:
    """Read what is open, ask, hand over. When something changed meanwhile, ask again with what is open now."""

    def ask(page: OverdrachtPage, why: str = "") -> None:
        dialog = OverdrachtDialog(page, desk.names, desk.runner.context.today(), parent, leaving=leaving)

        def failed(error: CasusError) -> None:
            if error.code == OVERTAKEN:
                dialog.reject()
                words = parent.tr("Intussen is er iets veranderd. Dit staat er nu open. Kies opnieuw.")
                model.read(parent, show_overdracht, professional_id, done=lambda now: ask(now, words))
            else:
                dialog.show_error(error)

        service: Callable[..., list[Changed]] = leave if leaving else draag_over
        answer = Answer(dialog, dialog.accept, failed)
        dialog.submitted.connect(lambda command: model.run(service, command, answer))
        dialog.open()
        if why:
            dialog.errors.show_errors([(why, dialog.confirm)])

    model.read(parent, show_overdracht, professional_id, done=ask)
