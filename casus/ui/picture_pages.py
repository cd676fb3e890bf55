"""The pages behind a room, for pictures and for the test that walks them all."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.deelbesluit import DeelStand
from casus.domain.intake import IntakeStatus
from casus.domain.lijst import LijstSoort
from casus.domain.monitor import Dimensie
from casus.domain.values import CasusStatus, OverlegStatus
from casus.domain.verzoek import VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.services.bestedingsregels import woorden_op
from casus.services.budgetten import list_budgetten
from casus.services.casussen import first_casus_page
from casus.services.context import Context
from casus.services.controlecijfers import Controlecijfers
from casus.services.deelregister import list_deelbesluiten
from casus.services.geldlijst import list_geld
from casus.services.intakes import list_intakes
from casus.services.mensen import list_professionals
from casus.services.monitor import monitor_keuze
from casus.services.monitorachter import Cijfer, show_behind
from casus.services.monitorvorm import MonitorVraag
from casus.services.netwerkbladen import list_netwerken
from casus.services.overleggen import list_overleggen
from casus.services.planbladen import list_plannen
from casus.services.ramingbladen import list_ramingen
from casus.services.sociale_kaart import read_kaart
from casus.services.verzoeken import list_verzoek_rows
from casus.ui.casussen.casus_dialog import NewCasusPage
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.casussen.geschiedenis_view import GeschiedenisView
from casus.ui.casussen.kijkers_view import KijkersView
from casus.ui.delen.afweging_view import AfwegingView
from casus.ui.delen.gedeeld_view import GedeeldView
from casus.ui.desk import Desk
from casus.ui.hulp.bladzijde_view import BladzijdeView, ToetsenView
from casus.ui.hulp.hulp_texts import read_pages
from casus.ui.instellingen.budget_page import BudgetPage
from casus.ui.intake.intake_view import IntakeView
from casus.ui.lijsten.lijst_page import LijstPage
from casus.ui.mensen.organisatie_page import OrganisatiePageView
from casus.ui.mensen.professional_page import ProfessionalPageView
from casus.ui.monitor.achter_page import AchterPage
from casus.ui.monitor.betalingen_page import BetalingenPage
from casus.ui.netwerk.netwerk_view import NetwerkView
from casus.ui.overleg.overleg_page import overleg_page_for
from casus.ui.plannen.plan_view import PlanView
from casus.ui.ramingen.raming_view import RamingView
from casus.ui.ramingen.regels_view import RegelsView
from casus.ui.rooms import MONITOR
from casus.ui.snel_geld.geld_form import GeldFormPage
from casus.ui.snel_geld.steekproef_page import SteekproefPage
from casus.ui.snel_geld.verzoek_view import VerzoekView
from casus.ui.sociale_kaart.aanbod_page import AanbodPageView
from casus.ui.sociale_kaart.kaart_lees_page import KaartLeesPage
from casus.ui.theme import resource_dir


def pages_of(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """Name, room and page of everything behind a room."""
    meetings = list_overleggen(ctx)
    for status in OverlegStatus:
        for row in [row for row in meetings if row.status is status][:1]:
            yield f"overleg-{status.value}", "overleg", partial(overleg_page_for, desk, row.id)
    yield from _behind(ctx, desk)
    yield from _of_casus(ctx, desk)
    yield from _intakes(ctx, desk)
    yield from _decisions(ctx, desk)
    yield from _money(ctx, desk)
    yield from _settings(ctx, desk)
    for casus in first_casus_page(ctx, status=CasusStatus.AFGESLOTEN, limit=1):
        yield "casus-afgesloten", "casussen", partial(casus_page_for, desk, casus.id)
    yield "casus-nieuw", "casussen", partial(NewCasusPage, desk)
    for aanbod_id in list(read_kaart(ctx).rows)[:1]:
        yield "aanbod", "kaart", partial(AanbodPageView, desk, aanbod_id)
    yield "kaart-lezen", "kaart", partial(KaartLeesPage, desk)
    for soort in LijstSoort:
        room = {LijstSoort.CASUSSEN: "casussen", LijstSoort.ACTIES: "acties"}.get(soort, "mensen")
        yield f"lijst-{soort.value}", room, partial(LijstPage, desk, soort)
    me = [row for row in list_professionals(ctx) if row.id == ctx.actor.professional_id]
    for person in me:
        yield "professional", "mensen", partial(ProfessionalPageView, desk, person.id)
        if person.organisatie_id is not None:
            yield "organisatie", "mensen", partial(OrganisatiePageView, desk, person.organisatie_id)
    yield from _help_pages()


def _help_pages() -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    for page in read_pages(resource_dir() / "hulp"):
        yield f"hulp-{page.sleutel}", "hulp", partial(BladzijdeView, page)
    yield "hulp-toetsen", "hulp", ToetsenView


def pages_of_controle(controle: Controlecijfers) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """What a controller's file has besides the rooms."""
    yield "monitor-betalingen", MONITOR, partial(BetalingenPage, controle.betalingen)
    yield from _help_pages()


def _behind(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """What stands behind a figure of the monitor, for who may look there."""
    if ctx.actor.may(Handeling.MONITOR_LEZEN):
        keuze = monitor_keuze(ctx)
        names = tuple(naam for _, naam in keuze.wijken)
        achter = show_behind(ctx, Cijfer(MonitorVraag(ctx.today().year), Dimensie.WIJK, names))
        yield "monitor-achter", "monitor", partial(AchterPage, desk, ", ".join(names), achter, woorden_op(ctx))


def _intakes(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """One with a web and one with a plaat, as far as somebody wrote them; a running one before one that is done."""
    found: dict[str, int] = {}
    for casus in first_casus_page(ctx):
        for row in sorted(list_intakes(ctx, casus.id), key=lambda row: row.status is IntakeStatus.AFGEROND):
            found.setdefault(row.instrument, row.id)
    for name, code in (("intake", "positieve_gezondheid"), ("intake-plaat", "vier_d"), ("intake-vragen", "hoi")):
        if code in found:
            yield name, "casussen", partial(IntakeView, desk, found[code])


def _of_casus(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """The casus with most to do, all pages that belong to it, and one without a plan."""
    for casus in sorted(first_casus_page(ctx), key=lambda row: -row.open_acties)[:1]:
        yield "casus", "casussen", partial(casus_page_for, desk, casus.id)
        yield "casus-geschiedenis", "casussen", partial(GeschiedenisView, desk, casus.id)
        yield "casus-kijkers", "casussen", partial(KijkersView, desk, casus.id)
        for plan in list_plannen(ctx, casus.id)[:1]:
            yield "casus-plan", "casussen", partial(PlanView, desk, plan.id)
        for netwerk in list_netwerken(ctx, casus.id)[:1]:
            yield "casus-netwerk", "casussen", partial(NetwerkView, desk, netwerk.id)
        yield "afweging-nieuw", "casussen", partial(AfwegingView, desk, casus.id)
        yield "gedeeld", "casussen", partial(GedeeldView, desk, casus.id)
    for raming in [
        row for casus in first_casus_page(ctx) for row in list_ramingen(ctx, casus.id) if row.verschil is not None
    ][:1]:
        yield "casus-raming", "casussen", partial(RamingView, desk, raming.id)
        yield "casus-raming-regels", "casussen", partial(RegelsView, desk, raming.id)
    for casus in [row for row in first_casus_page(ctx) if not list_plannen(ctx, row.id)][:1]:
        yield "casus-zonder-plan", "casussen", partial(casus_page_for, desk, casus.id)


def _settings(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """The ledger of the latest budget; a controller has none."""
    for budget in list_budgetten(ctx)[:1]:
        yield "instellingen-budget", "instellingen", partial(BudgetPage, desk, budget.id)


def _money(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """A new verzoek, one that waits for my word, one of my own, one with a yes that is not settled, and a sample."""
    yield "geld-vraag", "geld", partial(GeldFormPage, desk)
    yield "geld-steekproef", "geld", partial(SteekproefPage, desk, ctx.today().year, 5)
    turns = list_geld(ctx).beurten
    rows = {row.id: row for row in list_verzoek_rows(ctx, [id_ for id_, _ in turns])}
    kinds = (
        ("open", [id_ for id_, turn in turns if turn is Beurt.MIJN_WOORD and rows[id_].casus_code]),
        ("eigen", [id_ for id_, turn in turns if turn is Beurt.OPEN and rows[id_].mag_intrekken]),
        ("ja", [id_ for id_, turn in turns if turn is Beurt.AFREKENEN]),
        ("anders", [id_ for id_, _ in turns if rows[id_].status is VerzoekUitkomst.ANDERS_OPGELOST]),
    )
    for name, found in kinds:
        for id_ in found[:1]:
            yield f"verzoek-{name}", "geld", partial(VerzoekView, desk, id_)


def _decisions(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """A weighing under way, one that is decided, and one that goes past a refusal."""
    rows = list_deelbesluiten(ctx)
    kinds = (
        ("concept", [row for row in rows if row.stand is DeelStand.CONCEPT]),
        ("besluit", [row for row in rows if row.stand is not DeelStand.CONCEPT and not row.gaat_voorbij]),
        ("ondanks", [row for row in rows if row.gaat_voorbij]),
    )
    for name, found in kinds:
        for row in found[:1]:
            yield f"afweging-{name}", "delen", partial(AfwegingView, desk, row.casus_id, row.id)
