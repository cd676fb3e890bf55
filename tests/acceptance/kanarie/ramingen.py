"""What things cost around one person of the neighbourhood: a raming with a word in every part of life."""

from datetime import date

from casus.domain.changes import LogEntry
from casus.domain.geld import Betaler
from casus.domain.kostenraming import Raming
from casus.domain.kostenregel import HoeVaak, RegelInhoud, Scenario
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import INHOUD
from casus.domain.prijslijst import Zekerheid
from casus.services.context import Context
from tests.acceptance.kanarie.woorden import Woord

GEMAAKT = date(2026, 11, 23)


def raming_with(system: Context, casus_id: int, inwoner_id: int, casus: str, who: str) -> int:
    """One for every part, with a line in each bar. Gives the id of the last."""
    number = 0
    domein = {each.onderwerp: each for each in Levensdomein}
    for part in INHOUD:
        woord = Woord("raming", casus, who, part.value)
        raming = Raming(
            system.new_id(), casus_id, domein[part], f"{woord} aanpakken", GEMAAKT, 1, system.now(),
            inwoner_id=inwoner_id, betekenis=f"{woord} vieren",
        )  # fmt: skip
        for scenario in Scenario:
            often = 5 if scenario is Scenario.NU else 1
            line = RegelInhoud(
                scenario, f"{woord} betalen", 1000, "keer", HoeVaak.EENMALIG, 100 * often, 200 * often, 300 * often,
                Betaler.WMO,
                f"{woord} opgezocht", 2026, Zekerheid.SCHATTING,
            )  # fmt: skip
            raming.add_regel(system.new_id(), line, system.now())
        with system.unit_of_work() as uow:
            uow.add(raming)
            uow.commit(LogEntry("raming_begonnen", (("raming", raming.id),), casus_id))
        number = raming.id
    return number
