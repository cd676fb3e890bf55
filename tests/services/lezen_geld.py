"""Every read of small money, asked about a verzoek in which the canary is named, agreed, paid and looked back at."""

from collections.abc import Callable
from datetime import date, timedelta

from casus.domain.bestedingsregels import Regels
from casus.domain.budget import Jaarwisseling
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import KRUISEN, Dimensie
from casus.domain.verzoek import BestedingVorm, Route, VerzoekInhoud
from casus.services import (
    bestedingsregels,
    betalingen,
    bonnen,
    budgetten,
    casussen,
    controlecijfers,
    controllerbestand,
    geldlijst,
    geldtafel,
    geldvorm,
    mensen,
    monitor,
    monitorachter,
    monitorbestand,
    monitorgesloten,
    monitorkruis,
    monitorvorm,
    monitorwoorden,
    ruimte,
    snel_geld,
    terugblikken,
    verzoeken,
    verzoekraming,
)
from casus.services.context import Context
from tests.services.conftest import CANARY, Town, once
from tests.services.geld_in_dossier import ledger_of


@once
def the_budget(town: Town) -> int:
    """One for this year; made when it is first asked for, with rules by which one colleague is enough."""
    ctx = town.as_("CO")
    found = budgetten.list_budgetten(ctx)
    if found:
        return found[0].id
    if not mensen.list_wijken(ctx):
        mensen.create_wijk(ctx, "Molenbuurt")
    one = bestedingsregels.LegRegelsVast(Regels(1, 1), ctx.today())
    bestedingsregels.save_regels(ctx, one)
    wijk = mensen.list_wijken(ctx)[0].id
    new = budgetten.MaakBudget(wijk, ctx.today().year, "Wijkbudget", Jaarwisseling.MEE, 1_000_000)
    return budgetten.make_budget(ctx, new)[0].id


@once
def the_verzoek(town: Town) -> int:
    """In it the canary is named in every text; agreed, paid twice with a reference, once found wrong by a second
    person, and planned to look back.
    """
    budget_id = the_budget(town)
    found = verzoeken.list_verzoek_ids(town.as_("CO"), verzoeken.VerzoekFilter(casus_id=town.kanarie))
    if found:
        return found[0]
    ctx = town.as_("IB")
    who = casussen.open_casus(ctx, town.kanarie).inwoners[0].id
    inhoud = VerzoekInhoud(
        f"Een kooi voor {CANARY}",
        12_345,
        BestedingSoort.WONEN_EN_SPULLEN,
        Levensdomein.WONEN,
        budget_id,
        Route(f"{CANARY} vroeg bijstand", CANARY, date(2026, 1, 5), f"{CANARY} wacht", f"{CANARY} vliegt weg"),
        town.kanarie,
        who,
        vorm=BestedingVorm.AAN_LEVERANCIER,
        ontvanger=f"{CANARY}winkel",
        verwachting=f"{CANARY} zingt",
        terugblik_op=ctx.today() + timedelta(days=1),
        legitimiteit=f"{CANARY} mag het",
        betrokkenheid=f"{CANARY} wil het",
        rendement=f"{CANARY} kost minder",
    )
    id_ = snel_geld.ask_verzoek(ctx, snel_geld.VraagVerzoek(inhoud))[0].id
    snel_geld.ask_verzoek(ctx, snel_geld.VraagVerzoek(inhoud))
    snel_geld.give_akkoord(town.as_("LI"), snel_geld.GeefAkkoord(id_, inhoud.bedrag))
    for cents in (12_000, 300):
        paid = betalingen.Betaal(id_, cents, ctx.today(), f"{CANARY}-1", f"kooi {CANARY}")
        betalingen.pay(town.as_("CO"), paid)
    payment = next(row.id for row in ledger_of(town.as_("CO"), budget_id) if row.bedrag == 12_000)
    bonnen.check_betaling(town.as_("LI"), bonnen.KeurBetaling(payment, False, f"{CANARY} kreeg een andere kooi"))
    return id_


def the_payments(town: Town) -> list[int]:
    """Every row of the ledger, told or not."""
    the_verzoek(town)
    return [row.id for row in ledger_of(town.as_("CO"), the_budget(town))]


def due(ctx: Context, town: Town) -> object:
    """The day of looking back is tomorrow; the read is asked then."""
    the_verzoek(town)
    town.clock.advance(timedelta(days=2))
    try:
        return terugblikken.list_terugblikken(ctx, 20)
    finally:
        town.clock.advance(timedelta(days=-2))


def made(town: Town, read: Callable[[], object]) -> object:
    """First what is asked about, then the question."""
    the_verzoek(town)
    return read()


ALL = verzoeken.VerzoekFilter()
BEHIND = monitorachter.Cijfer(monitorvorm.MonitorVraag(2026), Dimensie.WIJK, ("Molenbuurt",))
ALL_BEHIND, RAMINGEN = monitorachter.Cijfer(BEHIND.vraag), monitorachter.Ramingcijfer(BEHIND.vraag)
READS_GELD: dict[str, Callable[[Context, Town], object]] = {
    "bestedingsregels.show_regels": lambda ctx, town: bestedingsregels.show_regels(ctx),
    "bestedingsregels.woorden_op": lambda ctx, town: bestedingsregels.woorden_op(ctx),
    "bonnen.draw_steekproef": lambda ctx, town: made(town, lambda: bonnen.draw_steekproef(ctx, 2026, 9)),
    "bonnen.show_steekproef": lambda ctx, town: bonnen.show_steekproef(ctx, the_payments(town)),
    "budgetten.list_budgetten": lambda ctx, town: budgetten.list_budgetten(ctx),
    "budgetten.show_budget": lambda ctx, town: budgetten.show_budget(ctx, the_budget(town)),
    "monitor.monitor_keuze": lambda ctx, town: made(town, lambda: monitor.monitor_keuze(ctx)),
    "monitor.tel_na": lambda ctx, town: made(
        town, lambda: monitor.tel_na(ctx, monitor.show_monitor(ctx, BEHIND.vraag))
    ),
    "monitorachter.show_behind": lambda ctx, town: made(
        town, lambda: [monitorachter.show_behind(ctx, each) for each in (BEHIND, ALL_BEHIND, RAMINGEN)]
    ),
    "monitorkruis.show_kruis": lambda ctx, town: made(
        town, lambda: monitorkruis.show_kruis(ctx, BEHIND.vraag, KRUISEN[0])
    ),
    "monitor.show_monitor": lambda ctx, town: made(town, lambda: monitor.show_monitor(ctx, BEHIND.vraag)),
    "geldlijst.budgets_of_year": lambda ctx, town: geldlijst.budgets_of_year(ctx),
    "geldlijst.list_geld": lambda ctx, town: made(town, lambda: geldlijst.list_geld(ctx)),
    "geldtafel.list_stemmen": lambda ctx, town: geldtafel.list_stemmen(ctx, the_verzoek(town)),
    "geldvorm.open_geldvorm": lambda ctx, town: geldvorm.open_geldvorm(ctx, town.kanarie),
    "ruimte.ruimte": lambda ctx, town: ruimte.ruimte(ctx, the_budget(town), town.kanarie),
    "terugblikken.list_terugblikken": due,
    "verzoeken.list_te_beslissen": lambda ctx, town: made(town, lambda: verzoeken.list_te_beslissen(ctx, 9)),
    "verzoeken.list_verzoek_ids": lambda ctx, town: made(town, lambda: verzoeken.list_verzoek_ids(ctx, ALL)),
    "verzoeken.list_verzoek_rows": lambda ctx, town: verzoeken.list_verzoek_rows(ctx, [the_verzoek(town)]),
    "verzoeken.open_verzoek": lambda ctx, town: verzoeken.open_verzoek(ctx, the_verzoek(town)),
    "verzoeken.verzoeken_of_casus": lambda ctx, town: made(
        town, lambda: verzoeken.verzoeken_of_casus(ctx, town.kanarie)
    ),
    "verzoekraming.raming_of_verzoek": lambda ctx, town: verzoekraming.raming_of_verzoek(ctx, the_verzoek(town)),
}
MODULES_GELD = (
    bestedingsregels,
    bonnen,
    budgetten,
    controlecijfers,
    controllerbestand,
    geldlijst,
    geldtafel,
    geldvorm,
    monitor,
    monitorachter,
    monitorbestand,
    monitorgesloten,
    monitorkruis,
    monitorwoorden,
    ruimte,
    terugblikken,
    verzoeken,
    verzoekraming,
)
ELSEWHERE_GELD = {
    "bonnen.save_bon",
    "budgetten.book",
    "aansluiten.aansluiten",
    "controllerbestand.make_controllerbestand",
    "controlecijfers.make_controlecijfers",
    "controlecijfers.read_controlecijfers",
    "controlecijfers.write_controlecijfers",
    "monitor.monitor_dagen",
    "budgetten.follow_verzoek",
    "monitorgesloten.closed_figures",
    "monitorgesloten.closed_monitor",
    "monitorgesloten.keep_told",
    "monitorgesloten.read_grondslag",
    "monitorgesloten.tell",
    "monitor.require_monitor",
    "monitor.of_dossier",
    "monitor.peil_of",
    "monitor.require_jaar",
    "monitorbestand.save_monitor",
}
