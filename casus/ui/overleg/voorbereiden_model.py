"""Preparing: what the agenda still misses, what waits for a place, who is invited. No widgets."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from casus.domain.values import AgendaReden
from casus.services.mensen import ProfessionalRow, list_professionals
from casus.services.messages import sentence_of
from casus.services.overleg_page import OverlegPage
from casus.services.overleggen import (
    AddPunt,
    AddVastPunt,
    ChangeDeelnemer,
    ChangePunt,
    InviteDeelnemers,
    VoorraadRow,
    add_punt,
    add_vast_punt,
    change_deelnemer,
    change_punt,
    invite_deelnemers,
    list_voorraad,
)
from casus.services.plaklijst import AddPasted, PastedLine, add_pasted, read_pasted
from casus.ui.answer import Answer
from casus.ui.dates import moment_day, waiting
from casus.ui.names import Names
from casus.ui.overleg.agenda_words import gaps_of, tr
from casus.ui.overleg.overleg_model import OverlegModel
from casus.ui.widgets.label import facts

ALL = 500
"""As many as one can choose from with a filter."""


class GapLine(NamedTuple):
    """Something that is missing, and what mends it: ``fix`` is casus, voorzitter, deelnemers or agenda."""

    code: str
    sentence: str
    action: str
    fix: str
    casus_id: int


class VoorraadLine(NamedTuple):
    """A casus that waits for a place."""

    casus_id: int
    code: str
    title: str
    vraag: str
    waits: str
    is_new: bool


class DeelnemerLine(NamedTuple):
    """Somebody on the list."""

    id: int
    naam: str
    job: str
    role: str
    afgemeld: bool
    can_edit: bool


class VoorbereidenModel(QObject):
    """Commands on a meeting that is being prepared; everything read comes from ``overleg``."""

    voorraad_loaded = Signal(object)
    """tuple[VoorraadRow, ...] without what was put aside for this session."""

    def __init__(self, overleg: OverlegModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.overleg = overleg
        self._not_now: set[int] = set()
        self._voorraad: tuple[VoorraadRow, ...] = ()
        overleg.loaded.connect(self.load_voorraad)

    def load_voorraad(self) -> None:
        self.overleg.read(
            self, list_voorraad, self.overleg.overleg_id, limit=ALL, done=self._on_voorraad, latest="voorraad"
        )

    @property
    def voorraad(self) -> tuple[VoorraadRow, ...]:
        """Every casus that can be put on this agenda."""
        return self._voorraad

    def not_this_week(self, casus_id: int) -> None:
        """Put aside until the program starts again; the casus itself does not change."""
        self._not_now.add(casus_id)
        self._on_voorraad(list(self._voorraad))

    def _on_voorraad(self, rows: list[VoorraadRow]) -> None:
        self._voorraad = tuple(rows)
        self.voorraad_loaded.emit(tuple(row for row in rows if row.id not in self._not_now))

    # agenda

    def add_casus(self, casus_id: int, is_new: bool) -> None:
        reden = AgendaReden.NIEUW if is_new else AgendaReden.OP_VERZOEK
        self.overleg.change(add_punt, lambda versie: AddPunt(self.overleg.overleg_id, versie, casus_id, reden=reden))

    def add_vast(self, titel: str, minuten: int, answer: Answer) -> None:
        self.overleg.change(
            add_vast_punt,
            lambda versie: AddVastPunt(self.overleg.overleg_id, versie, titel, minuten),
            answer=answer,
        )

    def move(self, punt_id: int, place: int) -> None:
        self._change_punt(punt_id, place=place)

    def set_minutes(self, punt_id: int, minuten: int) -> None:
        self._change_punt(punt_id, minuten=minuten)

    def remove(self, punt_id: int) -> None:
        self._change_punt(punt_id, remove=True)

    def _change_punt(
        self, punt_id: int, *, place: int | None = None, minuten: int | None = None, remove: bool = False
    ) -> None:
        self.overleg.change(
            change_punt,
            lambda versie: ChangePunt(self.overleg.overleg_id, versie, punt_id, place, minuten, remove),
        )

    # people

    def invite(self, ids: tuple[int, ...], *, gast: bool = False) -> None:
        self.overleg.change(
            invite_deelnemers, lambda versie: InviteDeelnemers(self.overleg.overleg_id, versie, ids, gast)
        )

    def set_absent(self, deelnemer_id: int, afgemeld: bool) -> None:
        self._change_deelnemer(deelnemer_id, afgemeld)

    def take_off(self, deelnemer_id: int) -> None:
        self._change_deelnemer(deelnemer_id, None)

    def _change_deelnemer(self, deelnemer_id: int, afgemeld: bool | None) -> None:
        self.overleg.change(
            change_deelnemer,
            lambda versie: ChangeDeelnemer(self.overleg.overleg_id, versie, deelnemer_id, afgemeld),
        )

    def read_people(self, done: Callable[[list[ProfessionalRow]], None]) -> None:
        self.overleg.read(self, list_professionals, done=done)

    def read_list(self, text: str, done: Callable[[list[PastedLine]], None]) -> None:
        self.overleg.read(self, read_pasted, text, done=done, latest="plakken")

    def invite_list(self, lines: tuple[PastedLine, ...], answer: Answer) -> None:
        self.overleg.change(add_pasted, lambda versie: AddPasted(self.overleg.overleg_id, versie, lines), answer=answer)


def gap_lines(page: OverlegPage) -> list[GapLine]:
    """What is missing: first what keeps the meeting from opening, then what a casus misses."""
    blocking = {
        "voorzitter_ontbreekt": (tr("Er is nog geen voorzitter"), tr("Kies voorzitter"), "voorzitter"),
        "deelnemers_ontbreken": (tr("Er is nog niemand uitgenodigd"), tr("Voeg mensen toe"), "deelnemers"),
        "agenda_leeg": (tr("Er staat nog geen casus op de agenda"), tr("Voeg punt toe"), "agenda"),
    }
    found = [GapLine(code, *blocking[code], 0) for code in page.ontbreekt]
    words = {
        "vraag_ontbreekt": (tr("er is nog geen vraag"), tr("Schrijf de vraag")),
        "casusregisseur_ontbreekt": (tr("er is nog geen casusregisseur"), tr("Kies casusregisseur")),
    }
    for punt in page.casussen:
        for code in gaps_of(punt):
            what, action = words[code]
            found.append(GapLine(code, f"{punt.code} \N{MIDDLE DOT} {what}", action, "casus", punt.casus_id or 0))
    return found


def blocking_sentence(page: OverlegPage) -> str:
    """Why the meeting cannot open yet; empty when it can."""
    return " ".join(sentence_of(code) for code in page.ontbreekt)


def ready_count(page: OverlegPage) -> int:
    return sum(1 for punt in page.casussen if not gaps_of(punt))


def voorraad_lines(rows: tuple[VoorraadRow, ...], overleg: OverlegModel, names: Names) -> list[VoorraadLine]:
    today = overleg.today()
    return [
        VoorraadLine(
            row.id,
            row.code,
            names.beside_code(row.naam),
            names.text(row.vraag, row.code) or tr("Nog geen vraag"),
            waiting((today - (row.laatst_besproken or moment_day(row.aangemaakt_op))).days),
            row.laatst_besproken is None,
        )
        for row in rows
    ]


def deelnemer_lines(page: OverlegPage, *, can_edit: bool) -> list[DeelnemerLine]:
    roles = {page.notulist_id: tr("notulist"), page.voorzitter_id: tr("voorzitter")}
    return [
        DeelnemerLine(
            row.id,
            row.naam,
            facts(row.functie, row.organisatie or ""),
            tr("gast") if row.gast else roles.get(row.professional_id, ""),
            row.afgemeld,
            can_edit,
        )
        for row in page.deelnemers
    ]
