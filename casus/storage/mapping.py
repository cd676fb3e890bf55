"""Ties the domain classes to the tables, once per process.

Imperative mapping, so that ``casus.domain`` knows no SQL. Relations only inside an aggregate, loaded on
purpose.
"""

from sqlalchemy import Column
from sqlalchemy.orm import configure_mappers, registry, relationship

from casus.domain.actie import Actie
from casus.domain.agendapunt import Aanwezigheid, Agendapunt, Besluit, Notitie, Pet
from casus.domain.bestedingsregels import Bestedingsregels
from casus.domain.betaalbewijs import Betaalbewijs, Steekproef
from casus.domain.bewaartermijn import Bewaartermijn
from casus.domain.budget import Boeking, Budget
from casus.domain.casus import Casus, CasusLid, CasusOnderwerp, Verwerkingsstop
from casus.domain.deelbesluit import AfwegingAntwoord, Deelbesluit, DeelOntvanger, DeelOver, DeelWeigering
from casus.domain.dossier import Dossier, Wijk
from casus.domain.gemis import Gemis
from casus.domain.instrument import InstrumentUitgave
from casus.domain.intake import Intake, IntakeAntwoord, IntakeCijfer, IntakeDeel, IntakeOnderwerp, IntakeVerband
from casus.domain.inwoner import Inwoner
from casus.domain.meldcode import MeldcodeRegel
from casus.domain.organisatie import (
    Dienstverband,
    Gebruiker,
    GebruikerRol,
    Organisatie,
    Professional,
    Vervanging,
)
from casus.domain.overleg import Correctie, Deelnemer, Overleg
from casus.domain.plan import Plan
from casus.domain.plan_doel import Doel, Stap
from casus.domain.scan import ToestemmingScan
from casus.domain.sociale_kaart import (
    AanbodBouwsteen,
    AanbodLeeftijd,
    AanbodLevensdomein,
    AanbodWijk,
    KaartAanbod,
)
from casus.domain.terugblik import Terugblik
from casus.domain.toegangsverzoek import Noodtoegang, Toegangsverzoek
from casus.domain.toestemming import Toestemming, ToestemmingRegel
from casus.domain.verwijzing import Verwijzing
from casus.domain.verzoek import Akkoord, Verzoek
from casus.storage import tables as t
from casus.storage import tables_delen as d
from casus.storage import tables_geld as g
from casus.storage import tables_intake as n
from casus.storage import tables_kaart as k
from casus.storage import tables_plan as pl

Relations = dict[str, tuple[type[object], Column[object]]]

_ROOTS: tuple[tuple[type[object], str, Relations], ...] = (
    (Dossier, "dossier", {}),
    (Wijk, "wijk", {}),
    (Organisatie, "organisatie", {}),
    (Actie, "actie", {}),
    (Bewaartermijn, "bewaartermijn", {}),
    (
        Professional,
        "professional",
        {
            "dienstverbanden": (Dienstverband, t.dienstverband.c.van),
            "vervangingen": (Vervanging, t.vervanging.c.van),
        },
    ),
    (Gebruiker, "gebruiker", {"rollen": (GebruikerRol, t.gebruiker_rol.c.rol)}),
    (
        Casus,
        "casus",
        {
            "inwoners": (Inwoner, t.inwoner.c.volgorde),
            "leden": (CasusLid, t.casus_lid.c.id),
            "onderwerpen": (CasusOnderwerp, d.casus_onderwerp.c.id),
            "stops": (Verwerkingsstop, d.verwerkingsstop.c.id),
        },
    ),
    (Toestemming, "toestemming", {"regels": (ToestemmingRegel, d.toestemming_regel.c.id)}),
    (
        Deelbesluit,
        "deelbesluit",
        {
            "ontvangers": (DeelOntvanger, d.deel_ontvanger.c.id),
            "over": (DeelOver, d.deel_over.c.id),
            "antwoorden": (AfwegingAntwoord, d.deel_antwoord.c.id),
            "weigeringen": (DeelWeigering, d.deel_weigering.c.id),
        },
    ),
    (Noodtoegang, "noodtoegang", {}),
    (Toegangsverzoek, "toegangsverzoek", {}),
    (MeldcodeRegel, "meldcoderegel", {}),
    (InstrumentUitgave, "instrument", {}),
    (ToestemmingScan, "toestemming_scan", {}),
    (
        Intake,
        "intake",
        {
            "delen": (IntakeDeel, n.intake_deel.c.volgorde),
            "onderwerpen": (IntakeOnderwerp, n.intake_onderwerp.c.id),
            "antwoorden": (IntakeAntwoord, n.intake_antwoord.c.id),
            "cijfers": (IntakeCijfer, n.intake_cijfer.c.id),
            "verbanden": (IntakeVerband, n.intake_verband.c.id),
        },
    ),
    (Plan, "plan", {"doelen": (Doel, pl.plan_doel.c.volgorde)}),
    (
        KaartAanbod,
        "aanbod",
        {
            "levensdomeinen": (AanbodLevensdomein, k.aanbod_levensdomein.c.volgorde),
            "wijken": (AanbodWijk, k.aanbod_wijk.c.id),
            "leeftijden": (AanbodLeeftijd, k.aanbod_leeftijd.c.id),
            "bouwstenen": (AanbodBouwsteen, k.aanbod_bouwsteen.c.id),
        },
    ),
    (Verwijzing, "verwijzing", {}),
    (Gemis, "gemis", {}),
    (Budget, "budget", {}),
    (Bestedingsregels, "bestedingsregels", {}),
    (Verzoek, "verzoek", {"akkoorden": (Akkoord, g.akkoord.c.id)}),
    (Boeking, "boeking", {}),
    (Betaalbewijs, "betaalbewijs", {}),
    (Steekproef, "steekproef", {}),
    (Terugblik, "terugblik", {}),
    (
        Overleg,
        "overleg",
        {
            "deelnemers": (Deelnemer, t.deelnemer.c.id),
            "punten": (Agendapunt, t.agendapunt.c.volgorde),
            "correcties": (Correctie, t.correctie.c.gemaakt_op),
        },
    ),
)
_CHILDREN: tuple[tuple[type[object], str, Relations], ...] = (
    (Dienstverband, "dienstverband", {}),
    (Vervanging, "vervanging", {}),
    (GebruikerRol, "gebruiker_rol", {}),
    (Inwoner, "inwoner", {}),
    (CasusLid, "casus_lid", {}),
    (CasusOnderwerp, "casus_onderwerp", {}),
    (Verwerkingsstop, "verwerkingsstop", {}),
    (ToestemmingRegel, "toestemming_regel", {}),
    (DeelOntvanger, "deel_ontvanger", {}),
    (DeelOver, "deel_over", {}),
    (AfwegingAntwoord, "deel_antwoord", {}),
    (DeelWeigering, "deel_weigering", {}),
    (Pet, "pet", {}),
    (IntakeDeel, "intake_deel", {}),
    (IntakeOnderwerp, "intake_onderwerp", {}),
    (IntakeAntwoord, "intake_antwoord", {}),
    (IntakeCijfer, "intake_cijfer", {}),
    (IntakeVerband, "intake_verband", {}),
    (AanbodLevensdomein, "aanbod_levensdomein", {}),
    (AanbodWijk, "aanbod_wijk", {}),
    (AanbodLeeftijd, "aanbod_leeftijd", {}),
    (AanbodBouwsteen, "aanbod_bouwsteen", {}),
    (Akkoord, "akkoord", {}),
    (Stap, "plan_stap", {}),
    (Doel, "plan_doel", {"stappen": (Stap, pl.plan_stap.c.volgorde)}),
    (Deelnemer, "deelnemer", {}),
    (Correctie, "correctie", {}),
    (Aanwezigheid, "aanwezigheid", {}),
    (Notitie, "notitie", {}),
    (Besluit, "besluit", {}),
    (
        Agendapunt,
        "agendapunt",
        {
            "aanwezigheid": (Aanwezigheid, t.aanwezigheid.c.in_op),
            "notities": (Notitie, t.notitie.c.id),
            "besluiten": (Besluit, t.besluit.c.id),
            "petten": (Pet, d.pet.c.id),
        },
    ),
)


def map_all() -> None:
    """Map every class; a second call in the same process does nothing."""
    if hasattr(Casus, "__mapper__"):
        return
    mapped = registry(metadata=t.metadata)
    for cls, name, relations in (*_CHILDREN, *_ROOTS):
        table = t.metadata.tables[name]
        properties = {
            attribute: relationship(
                child,
                order_by=order,
                foreign_keys=[order.table.c[f"{name}_id"]],
                lazy="raise",
                cascade="all, delete-orphan",
                passive_deletes=False,
            )
            for attribute, (child, order) in relations.items()
        }
        options = {"version_id_col": table.c.versie} if "versie" in table.c else {}
        mapped.map_imperatively(cls, table, properties=properties, **options)
    configure_mappers()
