"""The rules of a team for small money: how many agree, up to what amount, and who decides above it.

Rules are editions with a first day; an edition is never changed, so that of every yes it can be told which rules it was
given by. Nothing is filled in that the team did not fill in: without an edition two people of two organisations agree
and there is no ceiling (own choice, the first edition replaces it).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, show_euros


@dataclass(frozen=True)
class Vastgelegd:
    """What was promised or paid before, in cents: of the casus this year, and of the team this year."""

    casus_jaar: int = 0
    jaar: int = 0


@dataclass(frozen=True)
class Regels:
    """What an edition says. Amounts in cents, None where there is none. The mandate stands in the open: which document,
    of which day, up to what, and who gave it.
    """

    aantal_akkoorden: int = 2
    aantal_organisaties: int = 2
    plafond_keer: int | None = None
    plafond_casus_jaar: int | None = None
    plafond_jaar: int | None = None
    wie_beslist_boven: str = ""
    mandaat_document: str = ""
    mandaat_datum: date | None = None
    mandaat_grens: int | None = None
    mandaat_van: str = ""
    waarom_lager_dan_mandaat: str = ""
    raming_vanaf: int | None = None
    terugblik_maanden: str = ""
    """Months after the yes at which the question comes back as well, as ``3,6,12``."""
    awb: bool = False
    """These are decisions in the sense of the Awb, says the municipality; until then they are *verzoek* and *ja*."""

    @property
    def plafonds(self) -> tuple[int | None, int | None, int | None]:
        """Per time, per casus in a year, all in a year."""
        return self.plafond_keer, self.plafond_casus_jaar, self.plafond_jaar

    @property
    def maanden(self) -> tuple[int, ...]:
        """``terugblik_maanden`` as numbers."""
        return tuple(int(part) for part in self.terugblik_maanden.split(",") if part)

    def check(self) -> None:
        """Refuse what cannot be a rule; a ceiling below the mandate takes a reason that everybody can read."""
        if not 1 <= self.aantal_akkoorden <= 20:
            raise RuleViolation("akkoorden_buiten_bereik", field="aantal_akkoorden")
        if not 1 <= self.aantal_organisaties <= self.aantal_akkoorden:
            raise RuleViolation("organisaties_buiten_bereik", field="aantal_organisaties")
        limits = [limit for limit in self.plafonds if limit is not None]
        if limits and min(limits) <= 0:
            raise RuleViolation("bedrag_niet_boven_nul", field="plafond_keer")
        for name in ("mandaat_grens", "raming_vanaf"):
            if (getattr(self, name) or 0) < 0:
                raise RuleViolation("bedrag_onder_nul", field=name)
        if max((*limits, self.mandaat_grens or 0, self.raming_vanaf or 0)) > GROOTSTE:
            raise RuleViolation("bedrag_te_groot", field="plafond_keer")
        if limits and not self.wie_beslist_boven.strip():
            raise RuleViolation("veld_leeg", field="wie_beslist_boven")
        if self.mandaat_grens is not None and not (self.mandaat_document.strip() and self.mandaat_van.strip()):
            raise RuleViolation("mandaat_zonder_bron", field="mandaat_document")
        if self.is_below_mandate and not self.waarom_lager_dan_mandaat.strip():
            raise RuleViolation("plafond_onder_mandaat", field="waarom_lager_dan_mandaat")
        _check_months(self.terugblik_maanden)

    def check_against(self, before: "Regels") -> None:
        """To leave out the mandate that held until then, or to lower its limit, takes a reason as a ceiling below it
        does.
        """
        held, holds = before.mandaat_grens, self.mandaat_grens
        if held is None or self.waarom_lager_dan_mandaat.strip():
            return
        if holds is None or holds < held:
            raise RuleViolation("mandaat_kleiner", field="waarom_lager_dan_mandaat", grens=show_euros(held))

    def check_reach(self, collegas: int, organisaties: int) -> None:
        """To ask more people than there are beside who asks, or more organisations, takes from the professionals what
        the mandate gives them as well: it takes the same reason.
        """
        nobody = self.aantal_akkoorden > collegas or self.aantal_organisaties > organisaties
        if self.mandaat_grens is not None and nobody and not self.waarom_lager_dan_mandaat.strip():
            raise RuleViolation("akkoorden_onhaalbaar", field="waarom_lager_dan_mandaat")

    @property
    def is_below_mandate(self) -> bool:
        """A ceiling takes from the professionals what the mandate gives them."""
        grens = self.mandaat_grens
        return grens is not None and any(limit is not None and limit < grens for limit in self.plafonds)

    @property
    def grens_keer(self) -> int | None:
        """The most that peers may give at one time: no more than the ceiling, and no more than the mandate."""
        return min((each for each in (self.plafond_keer, self.mandaat_grens) if each is not None), default=None)

    def without_casus(self) -> "Regels":
        """For a small need without a casus: the ceiling per casus says nothing there."""
        return replace(self, plafond_casus_jaar=None)

    def passed(self, bedrag: int, before: Vastgelegd) -> list[tuple[str, int]]:
        """The ceilings that it passes, the mandate among them, each with the refusal that says so."""
        keer = self.grens_keer
        sums = (
            ("boven_plafond_keer" if keer == self.plafond_keer else "boven_mandaat", keer, bedrag),
            ("boven_plafond_casus", self.plafond_casus_jaar, before.casus_jaar + bedrag),
            ("boven_plafond_jaar", self.plafond_jaar, before.jaar + bedrag),
        )
        return [(code, plafond) for code, plafond, total in sums if plafond is not None and total > plafond]

    def check_ceilings(self, bedrag: int, before: Vastgelegd) -> None:
        """Refuse what is above a ceiling, and say who decides there."""
        for code, plafond in self.passed(bedrag, before):
            wie = self.wie_beslist_boven or self.mandaat_van
            raise RuleViolation(code, field="bedrag", wie=wie, plafond=show_euros(plafond))

    def suffices(self, akkoorden: Iterable[tuple[int, int]]) -> bool:
        """Whether these (professional, organisation) are enough people, of enough organisations."""
        said = set(akkoorden)
        people, organisations = {who for who, _ in said}, {organisation for _, organisation in said}
        return len(people) >= self.aantal_akkoorden and len(organisations) >= self.aantal_organisaties


STARTREGELS = Regels()
"""As long as the team has not written down its own."""


def _check_months(text: str) -> None:
    if text and not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 60 for part in text.split(",")):
        raise RuleViolation("maanden_onleesbaar", field="terugblik_maanden")


@dataclass(eq=False)
class Bestedingsregels:
    """One edition, never changed; it holds from ``geldig_vanaf`` until the next one begins."""

    id: int
    geldig_vanaf: date
    vastgesteld_op: datetime
    door_id: int | None
    aantal_akkoorden: int
    aantal_organisaties: int
    plafond_keer: int | None
    plafond_casus_jaar: int | None
    plafond_jaar: int | None
    wie_beslist_boven: str
    mandaat_document: str
    mandaat_datum: date | None
    mandaat_grens: int | None
    mandaat_van: str
    waarom_lager_dan_mandaat: str
    raming_vanaf: int | None
    terugblik_maanden: str
    awb: bool


def edition_of(
    id_: int, regels: Regels, vanaf: date, *, now: datetime, today: date, door_id: int | None
) -> Bestedingsregels:
    """A new edition. Rules are not made for days that are over: what was agreed then was agreed by other rules."""
    if vanaf < today:
        raise RuleViolation("datum_voorbij", field="geldig_vanaf")
    if regels.mandaat_datum is not None and regels.mandaat_datum > vanaf:
        raise RuleViolation("mandaat_begint_later", field="mandaat_datum")
    regels.check()
    texts = {name: " ".join(text.split()) for name, text in vars(regels).items() if isinstance(text, str)}
    return Bestedingsregels(id=id_, geldig_vanaf=vanaf, vastgesteld_op=now, door_id=door_id, **(vars(regels) | texts))
