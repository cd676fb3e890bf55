"""A network around one person of the neighbourhood, with a word in its one part of life."""

from casus.domain.changes import LogEntry
from casus.domain.netwerk import BandInhoud, BandSoort, BandWie, Netwerk
from casus.services.context import Context
from tests.acceptance.kanarie.woorden import Woord


def netwerk_with(system: Context, casus_id: int, inwoner_id: int, casus: str, who: str) -> int:
    """A naaste who is called first. Gives the id of the network."""
    woord = Woord("band", casus, who, "netwerk")
    netwerk = Netwerk(system.new_id(), casus_id, system.now(), inwoner_id)
    naaste = BandInhoud(BandWie(BandSoort.NAASTE, f"zus {woord}"), bellen=True, waarvoor=f"om {woord} te horen")
    netwerk.add_band(system.new_id(), naaste, system.now())
    with system.unit_of_work() as uow:
        uow.add(netwerk)
        uow.commit(LogEntry("netwerk_begonnen", (("netwerk", netwerk.id),), casus_id))
    return netwerk.id
