"""Tables of the plan: what one person wants to reach, and who does what by when."""

from casus.domain.levensdomein import Levensdomein
from casus.domain.plan import CtiFase, PlanStatus, PlanVorm
from casus.domain.plan_doel import DoelStand, Wet
from casus.domain.values import EigenaarSoort
from casus.storage.table_parts import code, code_if_any, day, number, ref, root, table, text

plan = table(
    "plan",
    "Plan van aanpak met één persoon",
    ref("casus_id", "casus", "Casus"),
    ref("inwoner_id", "inwoner", "Wiens plan het is"),
    code("vorm", PlanVorm, "Gewoon, CTI of waakvlam"),
    code_if_any("fase", CtiFase, "Fase van CTI, leeg bij een andere vorm"),
    code("status", PlanStatus, "Loopt of afgerond"),
    day("begonnen", "Dag waarop het begon"),
    day("terug_op", "Dag waarop men er samen weer naar kijkt", nullable=True),
    text("meer_doelen", "Waarom er meer dan drie doelen open staan, leeg als dat niet zo is"),
    ref("door_id", "professional", "Wie het plan schreef", nullable=True),
    *root(),
)
plan_doel = table(
    "plan_doel",
    "Doel in de woorden van de persoon",
    ref("plan_id", "plan", "Plan"),
    number("volgorde", "Als hoeveelste de persoon het wil"),
    code("levensdomein", Levensdomein, "Levensdomein: dat bepaalt wie het mag lezen"),
    text("doel", "Wat de persoon wil bereiken, leeg zolang de woorden er nog niet zijn"),
    ref("intake_id", "intake", "Intake waarin de persoon dit koos", nullable=True),
    text("intake_deel", "Code van het onderdeel van die intake, leeg als het doel daar niet vandaan komt"),
    code("stand", DoelStand, "Open, bereikt of losgelaten"),
    text("uitkomst", "Wat ervan kwam"),
)
plan_stap = table(
    "plan_stap",
    "Wie doet wat voor een doel",
    ref("plan_doel_id", "plan_doel", "Doel"),
    number("volgorde", "Als hoeveelste stap"),
    text("wat", "Wat er gebeurt"),
    code("eigenaar_soort", EigenaarSoort, "Soort: wie het doet"),
    ref("professional_id", "professional", "Wie het doet, als dat een professional is", nullable=True),
    ref("organisatie_id", "organisatie", "Wie het doet, als dat een organisatie is", nullable=True),
    ref("inwoner_id", "inwoner", "Wie het doet, als dat de persoon zelf is", nullable=True),
    text("eigenaar_naam", "Wie het doet, als dat een naaste is"),
    day("uiterlijk", "Uiterlijk op deze dag", nullable=True),
    text("merken_aan", "Waaraan men het merkt"),
    code_if_any("wet", Wet, "Wet die betaalt, leeg als dat er geen is"),
    text("waarom_anders", "Waarom het gewone aanbod niet past, leeg als dat wel past"),
    ref("actie_id", "actie", "Actie die het is geworden", nullable=True),
)

PLAN = (plan, plan_doel, plan_stap)
"""Parents before children, for the exchange format."""
