"""The oefendossier: an invented wijk with a year of meetings, the same for the same seed and day.

It goes in through the exchange format like any other file, so that what people practise with is what the program
takes. Everything is relative to the day it is made: the coming Tuesday is always a meeting in *concept*.
"""

import json
from datetime import date, time

from casus.domain.logboek import EMPTY_HEAD
from casus.services.context import Context
from casus.services.oefenen.delen import Delen
from casus.services.oefenen.geld import SnelGeld
from casus.services.oefenen.gesprekken import Gesprekken
from casus.services.oefenen.kaart import SocialeKaart
from casus.services.oefenen.mensen import make_wereld, moment
from casus.services.oefenen.netwerken import Netwerken
from casus.services.oefenen.plannen import Plannen
from casus.services.oefenen.planning import past_tuesdays
from casus.services.oefenen.ramingen import Ramingen
from casus.services.oefenen.rijen import HasId, rows_of
from casus.services.oefenen.tekst import read_inhoud
from casus.services.oefenen.verloop import Jaar
from casus.services.uitwisseling import ImportReport, import_dossier

SEED = 20261122


def build_oefendossier(ctx: Context, *, seed: int = SEED, today: date | None = None) -> ImportReport:
    """Fill an empty dossier with the practice content, as the program itself (``OpenDossier.system_context``)."""
    report = import_dossier(ctx, oefen_file(seed, today or ctx.today()))
    if not report.is_good:
        raise AssertionError(f"the practice dossier is at fault: {report.fouten[0]}")
    return report


def oefen_file(seed: int, today: date) -> bytes:
    """The practice dossier as an exchange file."""
    wereld = make_wereld(read_inhoud(), seed, past_tuesdays(today)[0], today)
    verloop = Jaar(wereld, today).live()
    people: list[HasId] = [*wereld.organisaties.values(), *wereld.professionals.values(), *wereld.gebruikers.values()]
    gedeeld = Delen(verloop, today).tell()
    gepland = Plannen(verloop, today).make()
    table: list[HasId] = [*verloop.casussen.values(), *verloop.overleggen, *verloop.acties]
    table += [*gedeeld.toestemmingen, *gedeeld.besluiten, *gedeeld.overig, *gepland.plannen, *gepland.acties]
    table += Gesprekken(verloop, today).hold()
    casussen = [verloop.casussen[place] for place in sorted(verloop.casussen)]
    sociaal = SocialeKaart(wereld, today).draw(casussen)
    table += [*sociaal.aanbod, *sociaal.verwijzingen, *sociaal.gemissen]
    table += Netwerken(verloop, today).make()
    geraamd = Ramingen(verloop, today).make()
    geld = SnelGeld(wereld, casussen, geraamd.ramingen, today)
    spent = geld.spend()
    geld.hang_on(geraamd.ramingen)
    geraamd.close(wereld)
    table += [*geraamd.tarieven, *geraamd.ramingen, *spent]
    head = {
        "formaat": "casus-uitwisseling",
        "versie": 6,
        "gemaakt_op": moment(today, time(0, 0)).replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
        "herkomst": {"aantal": EMPTY_HEAD.aantal, "hash": EMPTY_HEAD.hash},
    }
    rows = rows_of([wereld.dossier, *wereld.wijken.values(), *people, *table])
    return json.dumps(head | rows, ensure_ascii=False).encode()
