"""Papers for the person: the form that asks for consent, and a weighing to talk over afterwards."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casus import RESOURCES
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.delen import OPENT, Uitkomst
from casus.domain.errors import RuleViolation
from casus.domain.leeftijd import leeftijd_op
from casus.domain.naamloos import NameHider
from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import GEWOON_GELDIG, Instemmer, ToestemmingStatus, who_must_agree
from casus.domain.values import Leeftijdsklasse, OrganisatieSoort
from casus.domain.verzegeld import NIET_IN_VERSLAG, TE_NOEMEN
from casus.services.context import Context
from casus.services.deelregister import DeelVelden, afweging, open_deelbesluit
from casus.services.namen import hider_of_names
from casus.services.tafelwoorden import parts
from casus.services.verslag_bouw import day_of

if TYPE_CHECKING:
    from casus.documents.terugblik import Kant
    from casus.storage.queries import Queries

MOST_ORGANISATIONS = 4
"""On one form, so that it stays one page."""


@dataclass(frozen=True)
class MakeFormulier:
    """Whom to ask, about which organisations, and where to; what was asked already is taken over."""

    casus_id: int
    pad: Path
    inwoner_id: int | None = None
    organisatie_ids: tuple[int, ...] = ()
    doel: str = ""
    geldig_tot: date | None = None


@dataclass(frozen=True)
class MakeTerugblik:
    """Which weighing, and where to."""

    deelbesluit_id: int
    pad: Path


def paper_name(kind: str, day: date, code: str) -> str:
    """What the file is called unless the user says otherwise: day, kind and code, never a name."""
    from casus.documents.names import document_name

    return document_name(kind, day, code)


def make_formulier(ctx: Context, cmd: MakeFormulier) -> Path:
    """Write the consent form as .docx. It lists the parts of life that the question needs, and no more."""
    from casus.documents.toestemmingsformulier import Formulier, formulier_document
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.TOESTEMMING_VASTLEGGEN)
    today = ctx.today()
    until = cmd.geldig_tot or today + GEWOON_GELDIG
    if until <= today:
        raise RuleViolation("toestemming_zonder_einde", field="geldig_tot")
    with ctx.read() as queries:
        casus = queries.casus(cmd.casus_id)
        if casus is None or not queries.may_handle_casus(cmd.casus_id):
            raise RuleViolation("niet_gevonden", soort="casus")
        inwoner = _inwoner(queries, cmd)
        asked = _asked(queries, cmd.casus_id, inwoner.id)
        wanted = cmd.organisatie_ids or tuple(dict.fromkeys(line.organisatie_id for line in asked[1]))
        organisaties = {row.id: row for row in queries.organisaties()}
        needed = set(queries.casus_onderwerpen(cmd.casus_id))
        wijken, dossier = queries.wijken(), queries.dossier()
        phone = _phone(queries, ctx)
    chosen = [organisaties[id_] for id_ in dict.fromkeys(wanted) if id_ in organisaties]
    if not 1 <= len(chosen) <= MOST_ORGANISATIONS:
        raise RuleViolation("formulier_organisaties", field="organisaties", grootste=MOST_ORGANISATIONS)
    onderwerpen = _asked_parts(needed, [row.soort for row in chosen])
    if not onderwerpen:
        raise RuleViolation("formulier_zonder_onderwerp", field="onderwerpen")
    form = Formulier(
        doel=cmd.doel.strip() or asked[0] or casus.vraag,
        onderwerpen=onderwerpen,
        organisaties=tuple(row.naam for row in chosen),
        geldig_tot=until,
        dag=today,
        voor=_signs(leeftijd_op(inwoner.leeftijdsklasse, inwoner.grens_op, today), inwoner.vertegenwoordiger),
        kenmerk=casus.code,
        wijk=wijken[0].naam if wijken else "",
        team="" if dossier is None else ", ".join(part for part in (dossier.naam, dossier.gemeente) if part),
        uitgelegd_door=ctx.actor.naam,
        telefoon=phone,
    )
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("toestemmingsformulier_gemaakt", (("inwoner", inwoner.id),), cmd.casus_id))
    write_atomically(cmd.pad, to_docx(formulier_document(form)))
    return cmd.pad


def make_terugblik(ctx: Context, cmd: MakeTerugblik) -> Path:
    """Write a recorded weighing as a paper to talk over; nothing about unsafety at home is put on paper."""
    from casus.documents.terugblik import Terugblik, terugblik_document
    from casus.documents.word import to_docx
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.DELEN_WEGEN)
    page = open_deelbesluit(ctx, cmd.deelbesluit_id)
    velden, about = page.velden, {part for _, part in page.velden.over}
    if page.status is DeelbesluitStatus.CONCEPT or velden.uitkomst is None:
        raise RuleViolation("deelbesluit_nog_concept")
    if NIET_IN_VERSLAG in about:
        raise RuleViolation("meldcode_gaat_voor")
    with ctx.read() as queries:
        names = {row.id: row.naam for row in queries.organisaties()}
        dossier, phone = queries.dossier(), _phone(queries, ctx)
        casus = queries.casus(page.casus_id)
        code = casus.code if casus is not None else ""
    opens = velden.uitkomst in OPENT
    without_names = partial(_without_names, hider_of_names(ctx), code)
    found = _terugblik_inhoud()
    paper = Terugblik(
        code=page.code,
        dag=day_of(page.vastgelegd_op) or ctx.today(),
        uitkomst=UITKOMSTEN[velden.uitkomst],
        motivering=without_names(velden.motivering),
        vooraf=found["vooraf"],
        kanten=tuple(_kanten(found["kant"], velden, without_names)),
        ontvangers=tuple(names[id_] for id_ in velden.ontvangers if id_ in names),
        waarover=parts(onderwerp for onderwerp in Onderwerp if onderwerp in about),
        geldig_tot=velden.geldig_tot if opens else None,
        hoewel=bool(velden.weigeringen) and opens,
        team="" if dossier is None else ", ".join(part for part in (dossier.naam, dossier.gemeente) if part),
        naam=ctx.actor.naam,
        telefoon=phone,
    )
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("afweging_afgedrukt", (("deelbesluit", cmd.deelbesluit_id),), page.casus_id))
    write_atomically(cmd.pad, to_docx(terugblik_document(paper)))
    return cmd.pad


UITKOMSTEN = {
    Uitkomst.DELEN: "wij deelden wat nodig was.",
    Uitkomst.DEELS: "wij deelden een deel.",
    Uitkomst.NIET_DELEN: "wij deelden niets.",
    Uitkomst.EERST_GESPREK: "eerst praten wij met u.",
    Uitkomst.ZONDER_NAAM: "wij spraken zonder uw naam te noemen.",
}


def _inwoner(queries: "Queries", cmd: MakeFormulier) -> Any:
    """Who is asked; when there is one person in the casus, that one."""
    people = queries.inwoners(cmd.casus_id)
    found = [person for person in people if cmd.inwoner_id in (None, person.id)]
    if len(found) != 1:
        raise RuleViolation("formulier_voor_wie", field="inwoner")
    return found[0]


def _asked(queries: "Queries", casus_id: int, inwoner_id: int) -> tuple[str, list[Any]]:
    """Purpose and lines of the newest time that this person was asked and did not answer yet."""
    for row in queries.toestemmingen(casus_id):
        if row.inwoner_id == inwoner_id and row.status == ToestemmingStatus.GEVRAAGD:
            return row.doel, list(queries.toestemming_regels([row.id]))
    return "", []


def _asked_parts(needed: set[str], soorten: Iterable[OrganisatieSoort]) -> tuple[tuple[str, str], ...]:
    """Word and example of each part of life that the question needs. What the police knows is only asked for when the
    police itself is on the form: consent does not pass it on to others.
    """
    words = tomllib.loads((RESOURCES / "delen" / "formulier.toml").read_text(encoding="utf-8"))["onderwerp"]
    with_police = OrganisatieSoort.POLITIE in set(soorten)
    return tuple(
        (words[part.value][0], words[part.value][1])
        for part in TE_NOEMEN
        if part.value in needed and (part is not Onderwerp.POLITIE or with_police)
    )


def _signs(leeftijd: Leeftijdsklasse, vertegenwoordiger: str) -> str:
    must = who_must_agree(leeftijd, vertegenwoordigd=bool(vertegenwoordiger))
    if Instemmer.PERSOON not in must:
        return "ander"
    return "samen" if Instemmer.GEZAG in must else "zelf"


def _phone(queries: "Queries", ctx: Context) -> str:
    mine = queries.professionals(ctx.today(), [ctx.actor.professional_id or 0])
    return mine[0].telefoon or "" if mine else ""


def _terugblik_inhoud() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "delen" / "terugblik.toml").read_text(encoding="utf-8"))


def _without_names(hider: NameHider, code: str, text: str) -> str:
    """The paper goes out of the house and lies on a table: it names nobody, and a code says nothing to who reads it."""
    said = hider.hide(text, code)
    said = said.replace(code, "de persoon") if code else said
    return said[:1].upper() + said[1:]


def _kanten(found: list[dict[str, str]], velden: DeelVelden, without_names: Callable[[str], str]) -> "Iterable[Kant]":
    """The cards in their order, with what was answered then."""
    from casus.documents.terugblik import Kant

    said = {each.vraag: without_names(each.tekst) for each in velden.antwoorden}
    cards = {kaart.code: kaart for kaart in afweging().kaarten}
    for each in found:
        questions = cards[each["code"]].vragen
        answers = tuple((vraag.vraag, said[vraag.code]) for vraag in questions if said.get(vraag.code, "").strip())
        yield Kant(each["kop"], each["vraag"], answers)
