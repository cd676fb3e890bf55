"""A pasted list of names: who is recognised, who is made, and everybody invited."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Dienstverband, Organisatie, Professional
from casus.domain.overleg import Overleg
from casus.domain.values import OrganisatieSoort, fold
from casus.services.context import Context
from casus.services.mensen import ProfessionalRow, list_organisaties, list_professionals
from casus.services.uitnodigen import invite

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork

HEADING = "naam"
"""What stands above the names in a spreadsheet, and is nobody's name."""


@dataclass(frozen=True)
class PastedLine:
    """One line of a pasted list: who was recognised, who would be made, or the reason why not (a message code)."""

    tekst: str
    professional_id: int | None
    naam: str
    fout: str = ""
    functie: str = ""
    organisatie: str = ""
    organisatie_is_nieuw: bool = False

    @property
    def is_nieuw(self) -> bool:
        """Nobody has this name yet, and the line says enough to make them."""
        return self.professional_id is None and not self.fout


@dataclass(frozen=True)
class AddPasted:
    """Invite what ``read_pasted`` recognised in these lines, and make what it did not know yet."""

    overleg_id: int
    versie: int
    regels: tuple[PastedLine, ...]
    gast: bool = False


def read_pasted(ctx: Context, tekst: str) -> list[PastedLine]:
    """Recognise a pasted list of participants: ``Naam``, ``Naam, Organisatie`` or ``Naam, Organisatie, Functie``.

    Case, accents and double spaces do not matter; one name that fits two people is asked about, never guessed. A name
    that stands there twice is given once. Rows of a spreadsheet come with tabs, and sometimes with their headings.
    """
    people = _by_name(list_professionals(ctx))
    organisaties = {_key(row.naam): row.naam for row in list_organisaties(ctx)}
    found: dict[str, PastedLine] = {}
    for line in filter(None, map(str.strip, tekst.splitlines())):
        cells = _cells(line, organisaties)
        key = _key(cells[0]) or line
        if key != HEADING and (key not in found or found[key].fout):
            found[key] = _match(line, cells, people.get(key, []), organisaties)
    return list(found.values())


def add_pasted(ctx: Context, cmd: AddPasted) -> list[Changed]:
    """Make the organisations and professionals that are missing and invite everybody, all or nothing.

    Names are looked up once more: what a colleague made since the list was read is not made twice.
    """
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        newcomers = _Newcomers(ctx, uow, min(ctx.today(), overleg.datum))
        ids = [newcomers.id_of(regel) for regel in cmd.regels]
        uow.flush()
        invite(ctx, uow, overleg, ids, gast=cmd.gast)
        made = newcomers.made
        entries = [LogEntry(f"{change.kind}_aangemaakt", ((change.kind, change.id),)) for change in made]
        uow.commit(*entries, LogEntry("deelnemers_uitgenodigd", (("overleg", overleg.id),)))
    return [*made, Changed("overleg", cmd.overleg_id)]


class _Newcomers:
    """Who and what one list makes; a job begins today, or on the day of a meeting that lies before."""

    def __init__(self, ctx: Context, uow: "UnitOfWork", van: date) -> None:
        self._ctx, self._uow, self._van = ctx, uow, van
        people = _by_name([ProfessionalRow(*row) for row in uow.queries.professionals(van)])
        self._people = {key: [row.id for row in rows] for key, rows in people.items()}
        self._organisaties = {_key(row.naam): row.id for row in uow.queries.organisaties()}
        self.made: list[Changed] = []

    def id_of(self, regel: PastedLine) -> int:
        """The professional of this line, made when there is none."""
        if regel.fout:
            raise RuleViolation(regel.fout, field="lijst")
        if regel.professional_id is not None:
            return regel.professional_id
        found = self._people.setdefault(_key(regel.naam), [])
        if len(found) > 1:
            raise RuleViolation("naam_niet_uniek", field="lijst")
        if not found:
            found.append(self._make_professional(regel))
        return found[0]

    def _make_professional(self, regel: PastedLine) -> int:
        job = Dienstverband(self._ctx.new_id(), self._organisatie(regel.organisatie), regel.functie, self._van)
        new = Professional(self._ctx.new_id(), regel.naam, self._ctx.now(), dienstverbanden=[job])
        self._uow.add(new)
        self.made.append(Changed("professional", new.id))
        return new.id

    def _organisatie(self, naam: str) -> int:
        """Of which kind it is, a list of names does not say: ``anders``, without professional secrecy."""
        if not naam.strip():
            raise RuleViolation("naam_onbekend", field="lijst")
        found = self._organisaties.get(_key(naam))
        if found is None:
            new = Organisatie(self._ctx.new_id(), naam, OrganisatieSoort.ANDERS, False, self._ctx.now())
            self._uow.add(new)
            self._uow.flush()
            self.made.append(Changed("organisatie", new.id))
            found = self._organisaties[_key(naam)] = new.id
        return found


def _match(
    line: str, cells: tuple[str, str, str], people: list[ProfessionalRow], organisaties: dict[str, str]
) -> PastedLine:
    """The line as it was understood; an organisation that it names for the first time joins ``organisaties``."""
    naam, organisatie, functie = cells
    if len(people) == 1:
        return PastedLine(line, people[0].id, people[0].naam)
    if not naam:
        return PastedLine(line, None, naam, "naam_ontbreekt")
    if people or not organisatie:
        return PastedLine(line, None, naam, "naam_niet_uniek" if people else "naam_onbekend")
    is_nieuw = _key(organisatie) not in organisaties
    spelled = organisaties.setdefault(_key(organisatie), organisatie)
    return PastedLine(line, None, naam, functie=functie, organisatie=spelled, organisatie_is_nieuw=is_nieuw)


def _cells(line: str, organisaties: dict[str, str]) -> tuple[str, str, str]:
    """Name, organisation and function. An organisation that is known may have a comma in its name."""
    mark = next((mark for mark in "\t;" if mark in line), ",")
    naam, *rest = (" ".join(cell.split()) for cell in line.split(mark))
    for end in range(len(rest), 1, -1):
        if _key(", ".join(rest[:end])) in organisaties:
            rest[:end] = [", ".join(rest[:end])]
            break
    organisatie, functie = (*rest, "", "")[:2]
    return naam, organisatie, functie


def _by_name(people: list[ProfessionalRow]) -> dict[str, list[ProfessionalRow]]:
    found: dict[str, list[ProfessionalRow]] = {}
    for row in people:
        found.setdefault(_key(row.naam), []).append(row)
    return found


def _key(naam: str) -> str:
    """The same name, however it was typed."""
    return " ".join(fold(naam).split())
