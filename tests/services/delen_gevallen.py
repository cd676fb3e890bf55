"""What the tests of telling begin with: a question put to Rob of the canary, an answer, a weighing."""

from datetime import timedelta
from typing import Any

from casus.domain.delen import Uitkomst
from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import ToestemmingWijze
from casus.domain.values import OrganisatieSoort
from casus.services import deelbesluiten as db
from casus.services import organisaties
from casus.services import toestemmingen as ts
from casus.services.deelregister import AntwoordVeld, DeelVelden, afweging, list_deelbesluiten
from tests.services.conftest import Town

WONEN, GELD = Onderwerp.WONEN, Onderwerp.GELD


def partner(town: Town) -> int:
    """An organisation of which nobody at this table is."""
    new = organisaties.CreateOrganisatie("GGZ Molenland", OrganisatieSoort.GGZ, True)
    return organisaties.create_organisatie(town.dossier.system_context(), new)[0].id


def rob(town: Town) -> int:
    with town.as_("CO").read() as queries:
        found: int = queries.inwoners(town.kanarie)[0].id
    return found


def asking(town: Town, org: int, *parts: Onderwerp, **given: Any) -> ts.VraagToestemming:
    lines = ts.lines_of((org,), parts or (WONEN,))
    values: dict[str, Any] = {"gevraagd_op": town.clock.today()}
    return ts.VraagToestemming(town.kanarie, rob(town), "Rob houdt zijn huis", lines, **(values | given))


def ask(town: Town, org: int, *parts: Onderwerp, **given: Any) -> int:
    return ts.ask_toestemming(town.as_("IB"), asking(town, org, *parts, **given))[0].id


def row_of(town: Town, number: int) -> ts.ToestemmingRow:
    return next(row for row in ts.list_toestemmingen(town.as_("CO"), town.kanarie) if row.id == number)


def answering(town: Town, number: int, versie: int, *, mag: bool) -> ts.LegAntwoordVast:
    lines = tuple((line.organisatie_id, line.onderwerp, mag) for line in row_of(town, number).lijnen)
    until = town.clock.today() + timedelta(days=30)
    return ts.LegAntwoordVast(number, versie, lines, ToestemmingWijze.SCHRIFTELIJK, "", until)


def answer(town: Town, number: int, *, mag: bool) -> None:
    ts.record_antwoord(town.as_("IB"), answering(town, number, row_of(town, number).versie, mag=mag))
    town.clock.advance(timedelta(minutes=1))


def weighed(town: Town, org: int, uitkomst: Uitkomst = Uitkomst.DELEN, **given: Any) -> DeelVelden:
    """A weighing with everything answered, also what breaking a secret takes."""
    asked = (*afweging().verplicht, *(criterium.code for criterium in afweging().criteria))
    values: dict[str, Any] = {
        "vraag": "Wat mag de GGZ weten?",
        "uitkomst": uitkomst,
        "motivering": "Zonder hulp raakt Rob zijn huis kwijt",
        "doel": "Rob houdt zijn huis",
        "ontvangers": (org,),
        "over": ((rob(town), WONEN),),
        "bron_id": town.organisatie,
        "grond": "gerechtvaardigd_belang",
        "geldig_tot": town.clock.today() + timedelta(days=30),
        "verteller_id": town.people["IB"],
        "vertellen_voor": town.clock.today() + timedelta(days=3),
        "antwoorden": tuple(AntwoordVeld(code, "Zo is het") for code in asked),
    }
    return DeelVelden(**(values | given))


def save(town: Town, velden: DeelVelden, by: str = "IB", **given: Any) -> int:
    return db.save_deelbesluit(town.as_(by), db.BewaarDeelbesluit(town.kanarie, velden, **given))[0].id


def besluit_versie(town: Town, number: int) -> int:
    return next(row.versie for row in list_deelbesluiten(town.as_("CO"), town.kanarie) if row.id == number)


def decide(town: Town, velden: DeelVelden, **given: Any) -> int:
    number = save(town, velden, **given)
    db.record_deelbesluit(town.as_("VZ"), db.LegBesluitVast(number, besluit_versie(town, number)))
    town.clock.advance(timedelta(minutes=1))
    return number
