"""Small money in the town of long names: rules, budgets of two years, and a verzoek in every state."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from casus.domain.bestedingsregels import Regels
from casus.domain.budget import Jaarwisseling
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import BestedingVorm, Raakt, Route, VerzoekInhoud
from casus.services import bestedingsregels, betalingen, bonnen, budgetten, mensen, snel_geld, verzoeken
from casus.services.budgetten import BudgetRow
from casus.services.context import Context
from casus.wiring import OpenDossier
from tests.ui.walk.town_woorden import LANG, ORGANISATIES, PEOPLE, PROFESSIONALS, VRAAG

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def promise_early(opened: OpenDossier, casus_id: int, today: date) -> None:
    """Budgets of this year and the one before, and something solved in another way, to look back at ``today``."""
    chair = _as(opened, "MV")
    bestedingsregels.save_regels(chair, bestedingsregels.LegRegelsVast(Regels(1, 1), chair.today()))
    for wijk in mensen.list_wijken(chair):
        for year in (today.year - 1, today.year):
            new = budgetten.MaakBudget(wijk.id, year, ORGANISATIES[0][0], Jaarwisseling.MEE, 12_345_678)
            budgetten.make_budget(chair, new)
    number = _ask(opened, "LV", casus_id, 250_00, back=today)
    said = snel_geld.LosAndersOp(number, 1, PROFESSIONALS[3], LANG)
    snel_geld.solve_otherwise(chair, said)


def spend(opened: OpenDossier, casussen: Sequence[int], folder: Path) -> None:
    """Open above a ceiling, asked by the chair, small and without a casus, refused, promised, and paid in part with a
    receipt and in part by somebody else, whom the chair may check; then rules with a mandate.
    """
    chair = _as(opened, "MV")
    back = date(chair.today().year + 1, 2, 24)
    wishes = (
        ("LV", casussen[1], 120_00),
        ("LV", casussen[0], 1_234_50),
        ("MV", casussen[0], 480_00),
        ("LV", None, 96_00),
    )
    for who, casus_id, cents in wishes:
        _ask(opened, who, casus_id, cents, back=back)
    no = _ask(opened, "LV", casussen[0], 300_00, back=back)
    snel_geld.refuse_verzoek(chair, snel_geld.ZegNee(no, 1, LANG))
    for paid in (True, False):
        number = _ask(opened, "LV", casussen[0], 325_00, back=back)
        snel_geld.give_akkoord(_as(opened, "MV"), snel_geld.GeefAkkoord(number, 325_00))
        if paid:
            _pay(chair, number, folder)
            other = betalingen.Betaal(number, 25_00, chair.today(), "F-2026-000124", LANG)
            betalingen.pay(opened.system_context(), other)
    regels = Regels(
        plafond_keer=500_00,
        plafond_casus_jaar=1_500_00,
        plafond_jaar=99_999_00,
        wie_beslist_boven=PROFESSIONALS[4],
        mandaat_document=VRAAG,
        mandaat_datum=date(2026, 1, 15),
        mandaat_grens=2_500_00,
        mandaat_van=ORGANISATIES[1][0],
        waarom_lager_dan_mandaat=LANG,
        raming_vanaf=300_00,
        terugblik_maanden="3,6,12",
    )
    bestedingsregels.save_regels(chair, bestedingsregels.LegRegelsVast(regels, chair.today()))


def _pay(chair: Context, number: int, folder: Path) -> None:
    betalingen.pay(chair, betalingen.Betaal(number, 199_95, chair.today(), "F-2026-000123", LANG))
    paid = verzoeken.open_verzoek(chair, number).boekingen[0]
    path = folder / "bon.pdf"
    path.write_bytes(PDF)
    bonnen.add_bon(chair, bonnen.VoegBonToe(paid.id, path))


def _ask(opened: OpenDossier, who: str, casus_id: int | None, cents: int, *, back: date) -> int:
    ctx = _as(opened, who)
    said = VerzoekInhoud(
        VRAAG, cents, BestedingSoort.WONEN_EN_SPULLEN, Levensdomein.WONEN, _budget(ctx).id,
        Route(VRAAG, PROFESSIONALS[2], date(2026, 11, 2), LANG), casus_id, vorm=BestedingVorm.AAN_LEVERANCIER,
        ontvanger=ORGANISATIES[2][0], verwachting=f"{PEOPLE[0]} {LANG}" if casus_id else LANG, terugblik_op=back,
        raakt_uitkering=Raakt.JA, raakt_bewind=Raakt.JA, legitimiteit=LANG, betrokkenheid=LANG, rendement=LANG,
    )  # fmt: skip
    return snel_geld.ask_verzoek(ctx, snel_geld.VraagVerzoek(said))[0].id


def _budget(ctx: Context) -> BudgetRow:
    return next(row for row in budgetten.list_budgetten(ctx) if row.jaar == ctx.today().year)


def _as(opened: OpenDossier, code: str) -> Context:
    return opened.context(opened.actor(code))
