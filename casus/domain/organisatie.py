"""Who sits at the table: organisations, professionals with their job history, and the users of this dossier."""

from dataclasses import dataclass, field
from datetime import date, datetime

from casus.domain.errors import RuleViolation
from casus.domain.values import OrganisatieSoort, Rol, organisatiesleutel, sorteersleutel


@dataclass(eq=False)
class Organisatie:
    """A partner at the table. ``beroepsgeheim``: its people work under professional secrecy."""

    id: int
    naam: str
    soort: OrganisatieSoort
    beroepsgeheim: bool
    gewijzigd_op: datetime
    sorteersleutel: str = ""
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.naam = required_text("naam", self.naam)
        self.sorteersleutel = organisatiesleutel(self.naam)


@dataclass(eq=False)
class Dienstverband:
    """A function at an organisation between two dates (inclusive); ``tot`` None means until further notice."""

    id: int
    organisatie_id: int
    functie: str
    van: date
    tot: date | None = None

    def __post_init__(self) -> None:
        self.functie = self.functie.strip()
        if self.tot is not None and self.tot < self.van:
            raise RuleViolation("dienstverband_overlapt", field="tot", van=self.van)

    def covers(self, day: date) -> bool:
        """Whether the job is held on this day."""
        return self.van <= day and (self.tot is None or day <= self.tot)


@dataclass(eq=False)
class Vervanging:
    """A colleague of the same organisation stands in from one day through another; there is always an end."""

    id: int
    vervanger_id: int
    van: date
    tot: date

    def __post_init__(self) -> None:
        if self.tot < self.van:
            raise RuleViolation("vervanging_eind_voor_begin", field="tot")

    def covers(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.van <= day <= self.tot


@dataclass(eq=False)
class Professional:
    """Somebody who works in the neighbourhood. Job changes are added, never overwritten: old minutes stay right."""

    id: int
    naam: str
    gewijzigd_op: datetime
    telefoon: str = ""
    email: str = ""
    sorteersleutel: str = ""
    dienstverbanden: list[Dienstverband] = field(default_factory=list)
    vervangingen: list[Vervanging] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.rename(self.naam)

    def rename(self, naam: str) -> None:
        """Set the name and the place it sorts at."""
        self.naam = required_text("naam", naam)
        self.sorteersleutel = sorteersleutel(self.naam)

    def job_on(self, day: date) -> Dienstverband | None:
        """The job on that day; the latest begun when two overlap."""
        held = [d for d in self.dienstverbanden if d.covers(day)]
        return max(held, key=lambda d: d.van, default=None)

    def start_job(self, job: Dienstverband, now: datetime) -> None:
        """Begin at another organisation or in another function; the running job ends the day before.

        What is known to come later stays as it is: a job that would run into it is refused.
        """
        current = self.job_on(job.van)
        later = [d for d in self.dienstverbanden if d.van >= job.van and (job.tot is None or d.van <= job.tot)]
        if later:
            raise RuleViolation("dienstverband_overlapt", field="van", van=max(d.van for d in later))
        if current is not None:
            current.tot = date.fromordinal(job.van.toordinal() - 1)
        self.dienstverbanden.append(job)
        self.gewijzigd_op = now


@dataclass(eq=False)
class GebruikerRol:
    """One role of a gebruiker."""

    id: int
    rol: Rol


@dataclass(eq=False)
class Gebruiker:
    """A professional who works with this dossier, under a short code that stands in the log book."""

    id: int
    professional_id: int
    code: str
    gewijzigd_op: datetime
    actief: bool = True
    rollen: list[GebruikerRol] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.code = required_text("code", self.code)

    def has_rol(self, rol: Rol) -> bool:
        """Whether this role was given."""
        return any(r.rol == rol for r in self.rollen)


def required_text(name: str, text: str, *, lines: bool = False) -> str:
    """The text without surrounding or double space; refuses an empty one, naming the field.

    ``lines``: a longer text keeps its line breaks, because nothing that was typed may be lost.
    """
    text = "\n".join(" ".join(line.split()) for line in text.strip().splitlines()) if lines else " ".join(text.split())
    if not text:
        raise RuleViolation("veld_leeg", field=name)
    return text
