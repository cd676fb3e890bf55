"""Who sits at the table: organisations, professionals with their job history, and the users of this dossier."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from casus.domain.errors import RuleViolation
from casus.domain.values import NewId, OrganisatieSoort, Rol, organisatiesleutel, sorteersleutel

ONE_DAY = timedelta(days=1)


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
        self._rename(self.naam)

    def change(self, naam: str, soort: OrganisatieSoort, beroepsgeheim: bool, now: datetime) -> None:
        """Another name or kind, or what was not known yet about professional secrecy."""
        self._rename(naam)
        self.soort, self.beroepsgeheim = soort, beroepsgeheim
        self.gewijzigd_op = now

    def _rename(self, naam: str) -> None:
        self.naam = required_text("naam", naam)
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

    def meets(self, other: "Vervanging") -> bool:
        """Whether the two have a day in common."""
        return self.van <= other.tot and other.van <= self.tot


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
            current.tot = job.van - ONE_DAY
        self.dienstverbanden.append(job)
        self.gewijzigd_op = now

    def change(self, naam: str, telefoon: str, email: str, now: datetime) -> None:
        """Name and how to reach them at work."""
        self.rename(naam)
        self.telefoon, self.email = " ".join(telefoon.split()), email.strip()
        self.gewijzigd_op = now

    def end_job(self, last_day: date, now: datetime) -> None:
        """Works nowhere here after this day. A job that was agreed to begin later must go first."""
        job = self.job_on(last_day)
        if job is None:
            raise RuleViolation("geen_functie_op_dag", field="laatste_dag")
        later = [d.van for d in self.dienstverbanden if d.van > last_day]
        if later:
            raise RuleViolation("functie_volgt_nog", field="laatste_dag", van=min(later))
        job.tot = last_day
        self.gewijzigd_op = now

    def has_left(self, day: date) -> bool:
        """Every job was over before this day. Who never had one has not left."""
        ends = [d.tot for d in self.dienstverbanden]
        return bool(ends) and all(end is not None and end < day for end in ends)

    # -- stand-ins ---------------------------------------------------------------------------------------------

    def let_stand_in(
        self, new: Vervanging, colleague: "Professional", replaces: Sequence[Vervanging], now: datetime
    ) -> None:
        """Let a colleague of the same organisation stand in. ``replaces``: when this professional stands in for others.

        One at a time, and no chains: what somebody may see because they stand in is never handed on.
        """
        if colleague is self or new.vervanger_id == self.id:
            raise RuleViolation("vervanging_zichzelf", field="vervanger")
        if any(new.meets(other) for other in self.vervangingen):
            raise RuleViolation("vervanging_overlapt", field="van")
        if any(new.meets(other) for other in (*colleague.vervangingen, *replaces)):
            raise RuleViolation("vervanging_keten", field="vervanger")
        if self.works_with_until(colleague, new.van, new.tot) != new.tot:
            raise RuleViolation("vervanging_andere_organisatie", field="vervanger")
        self.vervangingen.append(new)
        self.gewijzigd_op = now

    def stop_vervanging(self, vervanging_id: int, today: date, now: datetime) -> None:
        """Take it back at once: what was before today stays as history, what had not begun goes."""
        found = next((v for v in self.vervangingen if v.id == vervanging_id), None)
        if found is None:
            raise RuleViolation("niet_gevonden", soort="vervanging")
        if found.tot < today:
            raise RuleViolation("vervanging_voorbij")
        self._shorten(found, today - ONE_DAY)
        self.gewijzigd_op = now

    def trim_vervangingen(self, colleagues: Iterable["Professional"], now: datetime) -> bool:
        """A job changed: nobody stands in longer than the two work for one organisation. Whether anything changed."""
        trimmed = False
        by_id = {colleague.id: colleague for colleague in colleagues}
        for vervanging in [v for v in self.vervangingen if v.vervanger_id in by_id]:
            until = self.works_with_until(by_id[vervanging.vervanger_id], vervanging.van, vervanging.tot)
            if until != vervanging.tot:
                self._shorten(vervanging, until)
                trimmed = True
        if trimmed:
            self.gewijzigd_op = now
        return trimmed

    def works_with_until(self, other: "Professional", van: date, tot: date) -> date:
        """The last day of this period up to which both work for one organisation; the day before when not at all."""
        jobs = (*self.dienstverbanden, *other.dienstverbanden)
        turns = {van, *(j.van for j in jobs), *(j.tot + ONE_DAY for j in jobs if j.tot is not None)}
        for day in sorted(turn for turn in turns if van <= turn <= tot):
            mine, theirs = self.job_on(day), other.job_on(day)
            if mine is None or theirs is None or mine.organisatie_id != theirs.organisatie_id:
                return day - ONE_DAY
        return tot

    def _shorten(self, vervanging: Vervanging, until: date) -> None:
        if until < vervanging.van:
            self.vervangingen.remove(vervanging)
        else:
            vervanging.tot = min(vervanging.tot, until)


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

    def set_rollen(self, rollen: Iterable[Rol], new_id: NewId, now: datetime) -> None:
        """Exactly these roles; the code stays for ever, because the log book names it."""
        wanted = checked_rollen(rollen)
        self.rollen[:] = [given for given in self.rollen if given.rol in wanted]
        kept = {given.rol for given in self.rollen}
        self.rollen.extend(GebruikerRol(new_id(), rol) for rol in wanted if rol not in kept)
        self.gewijzigd_op = now

    def activate(self, actief: bool, now: datetime) -> None:
        """Let somebody work with the dossier, or no longer. Nobody is ever removed: old log rows name them."""
        self.actief = actief
        self.gewijzigd_op = now


def checked_rollen(rollen: Iterable[Rol]) -> tuple[Rol, ...]:
    """At least one. A controller sees no content at all, so another role beside it would be a promise not kept
    (separation of duties: who checks the money is not who spends it).
    """
    wanted = tuple(dict.fromkeys(rollen))
    if not wanted:
        raise RuleViolation("veld_leeg", field="rol")
    if Rol.CONTROLLER in wanted and len(wanted) > 1:
        raise RuleViolation("controller_alleen", field="rol")
    return wanted


def required_text(name: str, text: str, *, lines: bool = False) -> str:
    """The text without surrounding or double space; refuses an empty one, naming the field.

    ``lines``: a longer text keeps its line breaks, because nothing that was typed may be lost.
    """
    text = "\n".join(" ".join(line.split()) for line in text.strip().splitlines()) if lines else " ".join(text.split())
    if not text:
        raise RuleViolation("veld_leeg", field=name)
    return text
