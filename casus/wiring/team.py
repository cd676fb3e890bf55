"""A new dossier for a team, ready to work in: made, opened, with its wijken and the first who works with it."""

from dataclasses import dataclass
from pathlib import Path

from casus.services.gebruikers import FirstPerson, create_first_person
from casus.services.mensen import create_wijk
from casus.system.paths import ensure
from casus.wiring.dossier import OpenDossier
from casus.wiring.opening import new_dossier, open_dossier, take_away
from casus.wiring.world import World


@dataclass(frozen=True)
class NewTeam:
    """Whose dossier it is, and where it comes."""

    path: Path
    naam: str
    gemeente: str
    wijken: tuple[str, ...] = ()


def make_team(team: NewTeam, person: FirstPerson, herstelcode: str, world: World) -> OpenDossier:
    """All of it or nothing: what goes wrong on the way leaves no half dossier behind."""
    ensure(team.path.parent)
    new_dossier(team.path, team.naam, team.gemeente, world, herstelcode=herstelcode)
    dossier = None
    try:
        dossier = open_dossier(str(team.path), world, herstelcode=herstelcode)
        system = dossier.system_context()
        for wijk in team.wijken:
            create_wijk(system, wijk)
        create_first_person(system, person)
    except BaseException:
        if dossier is not None:
            dossier.close()
        take_away(team.path)
        raise
    return dossier
