"""Small money in every state on the desk of the tests, made by the services."""

from datetime import date

from casus.domain.bestedingsregels import Regels
from casus.domain.budget import Jaarwisseling
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import BestedingVorm, Route, VerzoekInhoud
from casus.services import bestedingsregels, betalingen, budgetten, mensen, snel_geld, verzoeken
from tests.ui.desk_fixture import VANDAAG, Bureau

TODAY = VANDAAG.date()
TRIED = Route("Bijzondere bijstand", "Samir Haddad", date(2026, 11, 16), "Duurt zes weken. Rob slaapt nu niet thuis.")


def make_rules(bureau: Bureau, regels: Regels) -> None:
    """From today on."""
    bestedingsregels.save_regels(bureau.context(), bestedingsregels.LegRegelsVast(regels, TODAY))


def make_budget(bureau: Bureau, euros: int = 6600, bron: str = "Wijkbudget", jaar: int = TODAY.year) -> int:
    """A budget of the wijk, for this year."""
    ctx = bureau.context()
    wijken = mensen.list_wijken(ctx)
    if not wijken:
        mensen.create_wijk(ctx, "Wilgenhof")
        wijken = mensen.list_wijken(ctx)
    cmd = budgetten.MaakBudget(wijken[0].id, jaar, bron, Jaarwisseling.MEE, euros * 100)
    return budgetten.make_budget(ctx, cmd)[0].id


def asked(bureau: Bureau, budget_id: int, wat: str, euros: int, *, by: str = "FB", casus: str = "Rob Terpstra") -> int:
    """An open verzoek."""
    inhoud = VerzoekInhoud(
        wat,
        euros * 100,
        BestedingSoort.WONEN_EN_SPULLEN,
        Levensdomein.WONEN,
        budget_id,
        TRIED,
        bureau.dossier.casussen[casus] if casus else None,
        vorm=BestedingVorm.AAN_LEVERANCIER,
        ontvanger="Slotenmaker De Vries",
        verwachting="Rob slaapt weer thuis en doet de deur open",
        terugblik_op=date(2027, 2, 23),
        legitimiteit="Ja, veilig wonen",
        betrokkenheid="Ja, hij vroeg erom",
        rendement="Waarschijnlijk",
    )
    return snel_geld.ask_verzoek(bureau.context(by), snel_geld.VraagVerzoek(inhoud))[0].id


def agree(bureau: Bureau, verzoek_id: int, *codes: str) -> None:
    """Each says yes for themselves."""
    for code in codes:
        ctx = bureau.context(code)
        (row,) = verzoeken.list_verzoek_rows(ctx, [verzoek_id])
        snel_geld.give_akkoord(ctx, snel_geld.GeefAkkoord(verzoek_id, row.inhoud.bedrag))


def make_money(bureau: Bureau) -> dict[str, int]:
    """One verzoek in each state, and rules with a mandate."""
    regels = Regels(
        plafond_keer=50000,
        plafond_casus_jaar=150000,
        wie_beslist_boven="de gebiedsmanager",
        mandaat_document="Mandaatbesluit wijkteams",
        mandaat_datum=date(2026, 1, 15),
        mandaat_grens=50000,
        mandaat_van="het college",
        raming_vanaf=30000,
        terugblik_maanden="3,6",
    )
    make_rules(bureau, Regels(aantal_organisaties=1))
    budget = make_budget(bureau)
    found = {
        "open": asked(bureau, budget, "Slot en voordeur herstellen na inbraak", 480),
        "eigen": asked(bureau, budget, "Fiets om naar het werk te gaan", 150, by="MV"),
        "klein": asked(bureau, budget, "Busabonnement voor een maand", 96, casus=""),
        "ja": asked(bureau, budget, "Koelkast", 325),
        "betaald": asked(bureau, budget, "Kledingpakket", 120),
        "anders": asked(bureau, budget, "Matras", 200),
        "nee": asked(bureau, budget, "Nieuwe telefoon", 300),
    }
    for name in ("ja", "betaald"):
        agree(bureau, found[name], "MV", "LV")
    mv = bureau.context()
    betalingen.pay(mv, betalingen.Betaal(found["betaald"], 9950, TODAY, "SG-2026-14"))
    agree(bureau, found["open"], "LV")
    snel_geld.solve_otherwise(
        mv, snel_geld.LosAndersOp(found["anders"], 1, "de kringloop", "hing er nog een op zolder")
    )
    snel_geld.refuse_verzoek(mv, snel_geld.ZegNee(found["nee"], 1, "Samir regelt een toestel via de gemeente."))
    make_rules(bureau, regels)
    return found
