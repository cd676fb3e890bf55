"""A plan on paper: short for the person, longer for who works on it."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.naamloos import NameHider
from casus.domain.plan import PlanVorm
from casus.domain.values import ActieStatus, EigenaarSoort
from casus.services.context import Context
from casus.services.messages import label
from casus.services.namen import hider_of_names
from casus.services.planbladen import Afspraak, DoelRow, PlanBlad, StapRow, open_plan

if TYPE_CHECKING:
    from casus.documents.plan_van_aanpak import Doel, PlanGegevens, Stap


class PlanVoor(StrEnum):
    """Who reads it."""

    PERSOON = "persoon"
    TEAM = "team"


@dataclass(frozen=True)
class MaakPlan:
    """Which plan, for whom, and where to."""

    plan_id: int
    voor: PlanVoor
    pad: Path


HOE = {
    PlanVorm.GEWOON: "",
    PlanVorm.CTI: "Wij zien elkaar nu vaak. Dat wordt steeds minder, omdat u het dan zelf of met anderen kunt.",
    PlanVorm.WAAKVLAM: "Wij hebben af en toe contact. Is er meer nodig? Dan kan dat meteen, zonder nieuwe intake.",
}


def make_plan(ctx: Context, cmd: MaakPlan) -> Path:
    """Write the plan as .docx. Who is not told all of it cannot: half a plan on paper looks like a whole one."""
    from casus.documents.plan_van_aanpak import plan_voor_persoon, plan_voor_team
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    blad = open_plan(ctx, cmd.plan_id)
    with ctx.read() as queries:
        if not queries.may_write_plan(cmd.plan_id):
            raise RuleViolation("niet_gevonden", soort="plan")
        casus, dossier = queries.casus(blad.row.casus_id), queries.dossier()
        who = None if casus is None else casus.casusregisseur_id
        found = queries.professionals(ctx.today(), [who or ctx.actor.professional_id or 0])
    gegevens = _gegevens(ctx, blad, cmd.voor, dossier, found[0] if found else None, regie=who is not None)
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("plan_afgedrukt", (("plan", cmd.plan_id),), blad.row.casus_id, outcome=cmd.voor.value))
    document = plan_voor_persoon if cmd.voor is PlanVoor.PERSOON else plan_voor_team
    write_atomically(cmd.pad, to_docx(document(gegevens)))
    return cmd.pad


def _gegevens(ctx: Context, blad: PlanBlad, voor: PlanVoor, dossier: Any, face: Any, *, regie: bool) -> "PlanGegevens":
    from casus.documents.plan_van_aanpak import PlanGegevens

    to_person = voor is PlanVoor.PERSOON
    hidden = partial(_as_typed if to_person else _without_names, hider_of_names(ctx), blad.code)
    row = blad.row
    return PlanGegevens(
        code=blad.code,
        dag=ctx.today(),
        begonnen=row.begonnen,
        doelen=tuple(_doel(each, row.inwoner_id, to_person, hidden) for each in blad.doelen),
        terug_op=row.terug_op,
        hoe=HOE[row.vorm],
        vorm=_begin(label(row.vorm)) + (f". {_begin(label(row.fase))}" if row.fase is not None else ""),
        meer_doelen=hidden(blad.meer_doelen),
        gezicht=face.naam if face is not None and (regie or to_person) else "",
        telefoon=(face.telefoon or "") if face is not None else "",
        geschreven_door=row.door,
        team="" if dossier is None else ", ".join(part for part in (dossier.naam, dossier.gemeente) if part),
    )


def _doel(doel: DoelRow, inwoner_id: int, to_person: bool, hidden: "partial[str]") -> "Doel":
    from casus.documents.plan_van_aanpak import Doel

    return Doel(
        doel=hidden(doel.doel),
        levensdomein=label(doel.levensdomein),
        stappen=tuple(_stap(stap, inwoner_id, to_person, hidden) for stap in doel.stappen),
        open=doel.is_open,
        stand=_begin(label(doel.stand)),
        uitkomst=hidden(doel.uitkomst),
    )


def _stap(stap: StapRow, inwoner_id: int, to_person: bool, hidden: "partial[str]") -> "Stap":
    from casus.documents.plan_van_aanpak import Stap

    day = stap.afspraak.termijn if stap.afspraak is not None else stap.uiterlijk
    return Stap(
        wie=_to_person(stap, inwoner_id) if to_person else _to_team(stap),
        wat=hidden(stap.wat),
        uiterlijk=day,
        merken_aan=hidden(stap.merken_aan),
        wet="" if stap.wet is None else label(stap.wet),
        waarom_anders=hidden(stap.waarom_anders),
        stand=hidden(_stand(stap.afspraak)) if stap.afspraak else ("op de actielijst" if stap.op_actielijst else ""),
        gedaan=stap.afspraak is not None and stap.afspraak.status is ActieStatus.GEDAAN,
    )


def _to_person(stap: StapRow, inwoner_id: int) -> str:
    if stap.eigenaar.soort is not EigenaarSoort.PERSOON:
        return stap.wie
    return "U" if stap.eigenaar.inwoner_id == inwoner_id else "Iemand uit uw huishouden"


def _to_team(stap: StapRow) -> str:
    """The person and a naaste are never named, as in minutes."""
    near = {EigenaarSoort.PERSOON: "De persoon zelf", EigenaarSoort.NAASTE: "Een naaste"}
    return near.get(stap.eigenaar.soort, stap.wie)


def _stand(afspraak: Afspraak) -> str:
    said = afspraak.terugkoppeling.strip()
    return _begin(label(afspraak.status)) + (f": {said}" if said else "")


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def _as_typed(hider: NameHider, code: str, text: str) -> str:
    return text


def _without_names(hider: NameHider, code: str, text: str) -> str:
    """What the team reads names nobody of the casus; a code leads to who may know it."""
    return hider.hide(text, code)
