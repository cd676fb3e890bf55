"""A plan van aanpak on paper: one or two pages to the person, and a longer one for who works on it.

The person reads own words first, then who does what by when. The team also reads how one will notice, which law pays
and why something is not ordinary; it names the person by code, as minutes do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from casus.documents import content as c
from casus.documents.wording import NBSP, clause, given, long_date, number, sentence, short_date, typed

QUOTES = "\"'“”„‘’«» "
NONE = "geen"


@dataclass(frozen=True)
class Stap:
    """``wie`` as this reader may read it. ``stand``: how it goes, in words; empty while nobody promised it."""

    wie: str
    wat: str
    uiterlijk: date | None = None
    merken_aan: str = ""
    wet: str = ""
    waarom_anders: str = ""
    stand: str = ""
    gedaan: bool = False


@dataclass(frozen=True)
class Doel:
    """One goal; ``stand`` in words, with what came of it once it is no longer open."""

    doel: str
    levensdomein: str
    stappen: tuple[Stap, ...] = ()
    open: bool = True
    stand: str = ""
    uitkomst: str = ""


@dataclass(frozen=True)
class PlanGegevens:
    """One plan, in words. ``hoe``: the shape as a sentence to the person; ``vorm``: the same for the team."""

    code: str
    dag: date
    begonnen: date
    doelen: tuple[Doel, ...]
    terug_op: date | None = None
    hoe: str = ""
    vorm: str = ""
    meer_doelen: str = ""
    gezicht: str = ""
    telefoon: str = ""
    geschreven_door: str = ""
    team: str = ""


def plan_voor_persoon(plan: PlanGegevens) -> c.Document:
    """The plan as the person takes it home."""
    title = "Uw plan"
    return c.Document(
        title=f"Plan van aanpak, {long_date(plan.dag)}".replace(NBSP, " "),
        day=plan.dag,
        margins=c.Margins(
            first_left=c.text(given(plan.team, "team en gemeente")),
            next_left=c.text(title),
            right="Persoonlijk",
            footer=(c.text(f"Plan van aanpak, kenmerk {plan.code}, {long_date(plan.dag)}"),),
        ),
        blocks=(*_begin_person(plan, title), *_wanted(plan), *_ended(plan), *_change(plan)),
        is_form=True,
    )


def plan_voor_team(plan: PlanGegevens) -> c.Document:
    """The plan for who works on it."""
    title = "Plan van aanpak"
    return c.Document(
        title=f"Plan van aanpak {plan.code}, {long_date(plan.dag)}".replace(NBSP, " "),
        day=plan.dag,
        margins=c.Margins(
            first_left=c.text(given(plan.team, "team en gemeente")),
            next_left=c.text(f"{title}, casus {plan.code}"),
            right="Vertrouwelijk",
            footer=(c.text(f"Plan van aanpak, casus {plan.code}, {long_date(plan.dag)}"),),
        ),
        blocks=(*_begin_team(plan, title), *_worked_on(plan), *_ended(plan), *_about(plan)),
    )


# -- for the person --------------------------------------------------------------------------------------------


def _begin_person(plan: PlanGegevens, title: str) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(title))
    yield c.Subtitle(c.text(f"Begonnen op {long_date(plan.begonnen)}, gemaakt op {long_date(plan.dag)}"))
    words = "Dit plan is van u. U kiest waar u aan werkt. U mag altijd iets veranderen."
    yield c.Paragraph(c.text(words, f" {plan.hoe}" if plan.hoe else ""))
    yield c.Kenmerken(
        (
            ("Vast gezicht", c.text(_caller(plan))),
            ("Samen terugkijken", c.text(*_back(plan))),
        )
    )


def _wanted(plan: PlanGegevens) -> Iterator[c.Block]:
    goals = [doel for doel in plan.doelen if doel.open]
    yield c.Heading(2, c.text("Wat u wilt en wie wat doet"))
    if not goals:
        yield c.Paragraph(c.text("Er staat nu geen doel open."))
    for place, doel in enumerate(goals, start=1):
        yield c.Heading(3, c.text(f"Doel {place}: {doel.levensdomein}"))
        yield c.EigenWoorden(_own_words(doel))
        if doel.stappen:
            yield c.Bullets(tuple(_step(stap) for stap in doel.stappen))
        else:
            yield c.Paragraph(c.text("Hier zijn nog geen stappen voor."))


def _step(stap: Stap) -> c.Text:
    """Who does what by when; what is done says so first."""
    done = (c.strong("Gedaan."), " ") if stap.gedaan else ()
    until = "" if stap.uiterlijk is None or stap.gedaan else f", uiterlijk {long_date(stap.uiterlijk)}"
    seen = f" U merkt het aan: {sentence(typed(stap.merken_aan))}" if typed(stap.merken_aan) else ""
    return c.text(*done, c.strong(f"{typed(stap.wie)}:"), f" {clause(typed(stap.wat))}{until}.{seen}")


def _change(plan: PlanGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Klopt er iets niet?"))
    yield c.Paragraph(c.text("Wilt u iets anders, of gaat het niet? Bel ", _caller(plan), ". Dat mag altijd."))


def _caller(plan: PlanGegevens) -> c.Span:
    who = ", ".join(part for part in (typed(plan.gezicht), typed(plan.telefoon)) if part)
    return given(who, "naam en telefoon")


def _back(plan: PlanGegevens) -> tuple[str | c.Span, ...]:
    if plan.terug_op is None:
        return (c.open_place("datum"),)
    return (f"Op of rond {long_date(plan.terug_op)}",)


# -- for the team ----------------------------------------------------------------------------------------------


def _begin_team(plan: PlanGegevens, title: str) -> Iterator[c.Block]:
    yield c.Heading(1, c.text(title))
    yield c.Subtitle(c.text(f"Casus {plan.code}, {long_date(plan.dag)}"))
    yield c.LetOp(
        c.text(
            c.strong("Vertrouwelijk. "), "Alleen voor wie aan dit plan werkt. De persoon krijgt een eigen, kort plan."
        )
    )
    rows = [
        ("Vorm", c.text(given(plan.vorm, "vorm"))),
        ("Begonnen", c.text(long_date(plan.begonnen))),
        ("Terug op", c.text(c.open_place("datum") if plan.terug_op is None else long_date(plan.terug_op))),
        ("Casusregisseur", c.text(given(plan.gezicht, "casusregisseur"))),
        ("Geschreven door", c.text(given(plan.geschreven_door, "naam"))),
    ]
    if plan.meer_doelen:
        rows.append(("Waarom zoveel doelen", c.text(sentence(typed(plan.meer_doelen)))))
    yield c.Kenmerken(tuple(rows))


def _worked_on(plan: PlanGegevens) -> Iterator[c.Block]:
    goals = [doel for doel in plan.doelen if doel.open]
    yield c.Heading(2, c.text("Doelen en stappen"))
    if not goals:
        yield c.Paragraph(c.text("Er staat nu geen doel open."))
    for place, doel in enumerate(goals, start=1):
        yield c.Heading(3, c.text(f"Doel {place}: {doel.levensdomein}"))
        yield c.EigenWoorden(_own_words(doel))
        if not doel.stappen:
            yield c.Paragraph(c.text("Hier zijn nog geen stappen voor."))
            continue
        yield _table(place, doel)
        if extra := tuple(_extra(stap) for stap in doel.stappen if typed(stap.stand) or typed(stap.waarom_anders)):
            yield c.Bullets(extra)


def _table(place: int, doel: Doel) -> c.Table:
    return c.Table(
        f"Stappen voor doel {place}",
        f"Per stap voor doel {place} wie het doet, wat, uiterlijk wanneer, waaraan men het merkt en welke wet betaalt.",
        (
            c.Column("Wie", 2.8),
            c.Column("Wat", 4.0),
            c.Column("Uiterlijk", 2.4),
            c.Column("Merken we aan", 4.1),
            c.Column("Wet", 2.7),
        ),
        tuple(
            (
                c.text(typed(stap.wie)),
                c.text(typed(stap.wat)),
                c.text("geen dag" if stap.uiterlijk is None else short_date(stap.uiterlijk)),
                c.text(typed(stap.merken_aan) or "niet gezegd"),
                c.text(stap.wet or NONE),
            )
            for stap in doel.stappen
        ),
        note=c.text(_goes(doel)),
    )


def _goes(doel: Doel) -> str:
    """How many are done, in words: a count of promises, not a measure of the person."""
    done, waits = sum(stap.gedaan for stap in doel.stappen), sum(not stap.stand for stap in doel.stappen)
    if len(doel.stappen) == 1:
        told = "Deze stap is gedaan." if done else "Deze stap is nog niet gedaan."
    else:
        verb = "zijn er" if done > 1 else "is er" if done else "is er nog"
        told = f"Van de {number(len(doel.stappen))} stappen {verb} {number(done)} gedaan."
    return told + (f" Nog niet op de actielijst: {number(waits)}." if waits else "")


def _extra(stap: Stap) -> c.Text:
    why = typed(stap.waarom_anders)
    stand = f" {sentence(typed(stap.stand))}" if typed(stap.stand) else ""
    other = f" Niet regulier: {sentence(why)}" if why else ""
    return c.text(c.strong(f"{sentence(clause(typed(stap.wat)))}"), stand, other)


def _about(plan: PlanGegevens) -> Iterator[c.Block]:
    yield c.Heading(2, c.text("Over dit plan"))
    words = (
        f"Dit is de stand van {long_date(plan.dag)}. De doelen staan in de volgorde van de persoon. "
        "De wet bij een stap is een label: het zegt niet of iemand er recht op heeft."
    )
    yield c.Paragraph(c.text(words))


# -- for both --------------------------------------------------------------------------------------------------


def _own_words(doel: Doel) -> c.Text:
    words = typed(doel.doel).strip(QUOTES) or typed(doel.doel)
    return c.text(f"“{words}”") if words else c.text(c.open_place("het doel in eigen woorden"))


def _ended(plan: PlanGegevens) -> Iterator[c.Block]:
    """What was reached or let go; letting go is told as plainly as reaching."""
    goals = [doel for doel in plan.doelen if not doel.open]
    if not goals:
        return
    yield c.Heading(2, c.text("Klaar of losgelaten"))
    yield c.Bullets(
        tuple(
            c.text(
                c.strong(f"{doel.stand}: "),
                *_own_words(replace(doel, doel=clause(doel.doel))),
                f". {sentence(typed(doel.uitkomst))}" if typed(doel.uitkomst) else ".",
            )
            for doel in goals
        )
    )
