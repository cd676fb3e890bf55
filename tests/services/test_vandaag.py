"""The first screen: the next meeting and what it needs, my acties, what is late."""

from datetime import timedelta

from casus.domain.values import OverlegStatus
from casus.services import casussen, overleggen, vandaag
from casus.services.acties import ActieTelling
from casus.services.vandaag import VandaagPage
from tests.services.conftest import MORNING, Town, bring_to


def test_an_empty_dossier_has_an_empty_day(file_town: Town) -> None:
    page = vandaag.show_vandaag(file_town.as_("VZ"))
    assert page == VandaagPage(MORNING.date(), None, 0, 0, 0, (), (), ActieTelling(0, 0, 0))


def test_a_casus_without_question_or_regie_is_named_until_it_is_ready(each_town: Town) -> None:
    town, chair = each_town, each_town.as_("VZ")
    assert vandaag.show_vandaag(chair).gaten == ()
    other = town.add_casus("Jolien Bakker", vraag="")
    overleggen.add_punt(town.as_("CO"), overleggen.AddPunt(town.overleg, town.page().versie, other))
    page = vandaag.show_vandaag(chair)
    assert [(g.casus_id, g.bericht) for g in page.gaten] == [
        (other, "vraag_ontbreekt"),
        (other, "casusregisseur_ontbreekt"),
    ]
    assert (page.casussen, page.casussen_klaar, page.minuten_gepland) == (2, 1, 10 + 15 + 15 + 5)
    cmd = casussen.EditCasus(other, 1, "Jolien Bakker", "Hoe?", None, town.people["IB"])
    casussen.edit_casus(chair, cmd)
    assert vandaag.show_vandaag(chair).gaten == ()
    assert vandaag.show_vandaag(chair).casussen_klaar == 2


def test_what_is_discussed_needs_nothing_any_more(town: Town) -> None:
    bring_to(town, OverlegStatus.LOPEND)
    page = vandaag.show_vandaag(town.as_("VZ"))
    assert page.overleg is not None
    assert (page.overleg.status, page.gaten) == (OverlegStatus.LOPEND, ())


def test_my_acties_and_how_many_are_late(town: Town) -> None:
    bring_to(town, OverlegStatus.VASTGESTELD)
    assert [a.wat for a in vandaag.show_vandaag(town.as_("OW")).mijn_acties] == ["belt de kanariewinkel"]
    assert vandaag.show_vandaag(town.as_("OW")).telling.te_laat == 0
    town.clock.advance(timedelta(days=5))
    assert vandaag.show_vandaag(town.as_("OW")).telling.te_laat == 1
    assert vandaag.show_vandaag(town.as_("IB")).mijn_acties == ()
