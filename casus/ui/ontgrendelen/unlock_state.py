"""What the unlock page shows: the step one is at, and everything that was filled in on the way."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from casus.domain.bevoegdheid import Actor
from casus.domain.values import OrganisatieSoort, Rol
from casus.wiring import is_controle

TYPED_BACK = (3, 7)
"""Which groups of the recovery code are typed back: enough to know that it stands on paper."""


class Step(StrEnum):
    """What the unlock page asks. The last four are the steps of a new dossier."""

    BEZIG = "bezig"
    KIES = "kies"
    CODE = "code"
    WIE = "wie"
    OPSLOT = "opslot"
    HERSTEL = "herstel"
    PERSOON = "persoon"
    ELDERS = "elders"
    NIEUW = "nieuw"
    BEWAAR = "bewaar"
    EERSTE = "eerste"
    TAFEL = "tafel"


@dataclass(frozen=True)
class NewForm:
    """A new dossier as far as it was filled in; nothing is made before the third step is done."""

    naam: str = ""
    gemeente: str = ""
    wijken: str = ""
    map: str = ""
    persoon: str = ""
    functie: str = ""
    organisatie: str = ""
    soort: OrganisatieSoort = OrganisatieSoort.GEMEENTE
    rollen: tuple[Rol, ...] = (Rol.VOORZITTER, Rol.COORDINATOR, Rol.BEHEERDER)
    zonder_sleutelbos: bool = False

    @property
    def wijk_namen(self) -> tuple[str, ...]:
        """One or more, with commas between; each once."""
        words = [" ".join(part.split()) for part in self.wijken.replace(";", ",").split(",")]
        return tuple(dict.fromkeys(filter(None, words)))


@dataclass(frozen=True)
class UnlockState:
    """Everything the page shows. ``fout`` is one sentence, ``veld`` the field it belongs beside, ``uitleg`` why the
    code is asked for.
    """

    step: Step
    adres: str = ""
    fout: str = ""
    veld: str = ""
    uitleg: str = ""
    may_retry: bool = False
    mensen: tuple[Actor, ...] = ()
    gekozen: str = ""
    herstelcode: str = ""
    getypt: tuple[tuple[int, str], ...] = ()
    """Groups as they were typed back: what was typed stays when one is wrong."""
    nieuw: NewForm = NewForm()
    meenemen: bool = False
    """The code is asked for to copy the dossier to this machine, not to open it where it is."""

    @property
    def is_controle(self) -> bool:
        """A controller's file is opened, and no dossier."""
        return is_controle(self.adres)

    @property
    def naam(self) -> str:
        """What the dossier is called: its file name, or the database."""
        return Path(self.adres).stem if "://" not in self.adres else self.adres.rsplit("/", 1)[-1]
