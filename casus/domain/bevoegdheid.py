"""Who may do what: the roles behind each act. What somebody may see is decided in ``toegang``."""

from dataclasses import dataclass
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.values import Rol


class Handeling(StrEnum):
    """What somebody may do besides looking; the roles for each stand in ``BEVOEGD``."""

    BEHEER = "beheer"
    CASUS_AANMAKEN = "casus_aanmaken"
    OVERLEG_VOORBEREIDEN = "overleg_voorbereiden"
    OVERLEG_VOEREN = "overleg_voeren"
    OVERLEG_VASTSTELLEN = "overleg_vaststellen"
    VERSLAG_MAKEN = "verslag_maken"
    UITVOEREN = "uitvoeren"
    ACTIE_AFSPREKEN = "actie_afspreken"
    BESLUIT_BIJWERKEN = "besluit_bijwerken"
    MEENEMEN = "meenemen"
    CASUS_HEROPENEN = "casus_heropenen"
    TOESTEMMING_VASTLEGGEN = "toestemming_vastleggen"
    DELEN_WEGEN = "delen_wegen"
    DELEN_BESLISSEN = "delen_beslissen"
    TOEGANG_VRAGEN = "toegang_vragen"
    TOEGANG_GEVEN = "toegang_geven"
    AANBOD_BIJHOUDEN = "aanbod_bijhouden"
    AANBOD_VOORSTELLEN = "aanbod_voorstellen"
    GELD_VRAGEN = "geld_vragen"
    GELD_BESLISSEN = "geld_beslissen"
    GELD_BEHEREN = "geld_beheren"
    MONITOR_LEZEN = "monitor_lezen"


_TEAM = frozenset({Rol.VOORZITTER, Rol.NOTULIST, Rol.WIJKPROFESSIONAL, Rol.COORDINATOR})
_TABLE = frozenset({Rol.VOORZITTER, Rol.NOTULIST, Rol.COORDINATOR})

BEVOEGD: dict[Handeling, frozenset[Rol]] = {
    Handeling.BEHEER: frozenset({Rol.BEHEERDER, Rol.COORDINATOR}),
    Handeling.CASUS_AANMAKEN: _TEAM,
    Handeling.OVERLEG_VOORBEREIDEN: _TABLE,
    Handeling.OVERLEG_VOEREN: _TABLE,
    Handeling.OVERLEG_VASTSTELLEN: frozenset({Rol.VOORZITTER}),
    Handeling.VERSLAG_MAKEN: _TABLE,
    Handeling.UITVOEREN: frozenset({Rol.COORDINATOR, Rol.BEHEERDER}),
    Handeling.ACTIE_AFSPREKEN: _TEAM,
    Handeling.BESLUIT_BIJWERKEN: _TEAM,
    Handeling.MEENEMEN: _TABLE | {Rol.BEHEERDER},
    Handeling.CASUS_HEROPENEN: frozenset({Rol.VOORZITTER, Rol.COORDINATOR}),
    Handeling.TOESTEMMING_VASTLEGGEN: _TEAM,
    Handeling.DELEN_WEGEN: _TEAM,
    Handeling.DELEN_BESLISSEN: frozenset({Rol.VOORZITTER, Rol.COORDINATOR}),
    Handeling.TOEGANG_VRAGEN: _TEAM,
    Handeling.TOEGANG_GEVEN: frozenset({Rol.VOORZITTER, Rol.COORDINATOR}),
    Handeling.AANBOD_BIJHOUDEN: _TEAM,
    Handeling.AANBOD_VOORSTELLEN: _TEAM,
    Handeling.GELD_VRAGEN: _TEAM,
    Handeling.GELD_BESLISSEN: _TEAM,
    Handeling.GELD_BEHEREN: frozenset({Rol.VOORZITTER, Rol.COORDINATOR, Rol.BEHEERDER}),
    Handeling.MONITOR_LEZEN: frozenset({Rol.VOORZITTER, Rol.COORDINATOR}),
}


@dataclass(frozen=True)
class Actor:
    """Who works now. ``gebruiker_id`` None is the program itself (*systeem*): a new dossier, an import."""

    gebruiker_id: int | None
    professional_id: int | None
    code: str
    naam: str
    rollen: frozenset[Rol]
    organisatie_id: int | None = None

    def may(self, handeling: Handeling) -> bool:
        """Whether one of the roles allows this; a controller never touches content, whatever else he is."""
        if self.gebruiker_id is None:
            return True
        if Rol.CONTROLLER in self.rollen:
            return False
        return bool(self.rollen & BEVOEGD[handeling])

    @property
    def is_controller(self) -> bool:
        """Reads sums of groups, and nothing else, whatever other role he has."""
        return Rol.CONTROLLER in self.rollen

    def require(self, handeling: Handeling) -> None:
        """Refuse what the roles do not allow."""
        if not self.may(handeling):
            raise RuleViolation("geen_bevoegdheid", handeling=handeling.value)


CONTROLLER = Actor(0, None, "controller", "Controller", frozenset({Rol.CONTROLLER}))
"""Whoever holds a controller's file: nobody of the dossier, and the file does not say who."""
SYSTEEM = Actor(gebruiker_id=None, professional_id=None, code="systeem", naam="Casus", rollen=frozenset())
