"""A birthday that changes who must agree: seen coming, and what was agreed before holds until it and is asked again."""

from datetime import date, timedelta

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.toestemming import Instemmer, ToestemmingStatus, ToestemmingWijze
from casus.domain.values import Leeftijdsklasse, OverlegStatus
from casus.services import casussen, overleggen
from casus.services import toestemmingen as ts
from casus.services.casussen import EditInwoner, InwonerFields, edit_inwoner, open_casus
from casus.services.verjaardagen import VerjaardagRow, list_verjaardagen
from tests.factories import refused
from tests.services.conftest import CANARY, PEOPLE, Town, bring_to
from tests.services.delen_gevallen import answering, ask, partner, rob, row_of
from tests.services.test_meldcode import add_partner

ONDER_12, VAN_12, VAN_16 = Leeftijdsklasse.ONDER_12, Leeftijdsklasse.VAN_12_TOT_16, Leeftijdsklasse.VAN_16_TOT_18
BIRTHDAY = date(2026, 12, 3)
"""Ten days after today."""


def grows(town: Town, klasse: Leeftijdsklasse = ONDER_12, grens: date | None = BIRTHDAY) -> None:
    fields = InwonerFields(f"Rob {CANARY}", klasse, grens_op=grens)
    edit_inwoner(town.as_("IB"), EditInwoner(town.kanarie, town.versie(), rob(town), fields))


def consent(town: Town, org: int, *, persoon: bool = False, gezag: bool = True) -> int:
    """A yes through far beyond the birthday, as the law asks of a child under 12."""
    number = ask(town, org, vertegenwoordiger="Ria, de moeder")
    lines = answering(town, number, 1, mag=True).lijnen
    cmd = ts.LegAntwoordVast(number, 1, lines, ToestemmingWijze.SCHRIFTELIJK, "", date(2027, 3, 1), persoon, gezag)
    ts.record_antwoord(town.as_("IB"), cmd)
    return number


def to_day(town: Town, day: date) -> None:
    town.clock.advance(timedelta(days=(day - town.clock.today()).days))


def hears(town: Town) -> bool:
    """Whether the partner at the table sees the item."""
    return town.kanarie in casussen.list_casus_ids(town.as_("PA"))


def at_the_table(town: Town) -> int:
    """The casus on the table, with somebody of another organisation beside it."""
    org = add_partner(town)
    invite = overleggen.InviteDeelnemers(town.overleg, town.page().versie, (town.people["PA"],))
    overleggen.invite_deelnemers(town.as_("CO"), invite)
    bring_to(town, OverlegStatus.OPEN)
    return org


def test_a_yes_of_before_holds_through_the_day_before_and_not_after(each_town: Town) -> None:
    town = each_town
    org = at_the_table(town)
    grows(town)
    number = consent(town, org)
    assert hears(town)
    to_day(town, BIRTHDAY - timedelta(days=1))
    assert (hears(town), row_of(town, number).ontbreekt) == (True, ())
    to_day(town, BIRTHDAY)
    row = row_of(town, number)
    assert not hears(town)
    assert (row.status, row.ontbreekt, row.door_verjaardag) == (
        ToestemmingStatus.GEGEVEN, (Instemmer.PERSOON,), True,
    )  # fmt: skip


def test_a_yes_of_everybody_who_must_then_agree_holds_on(town: Town) -> None:
    """Negative control of the test above: nothing has to be asked again."""
    org = at_the_table(town)
    grows(town)
    number = consent(town, org, persoon=True)
    to_day(town, BIRTHDAY)
    assert hears(town)
    assert (row_of(town, number).ontbreekt, row_of(town, number).door_verjaardag) == ((), False)
    assert list_verjaardagen(town.as_("CO")) == ()


def test_a_birthday_that_is_written_down_after_the_yes_counts_as_well(town: Town) -> None:
    """Nothing else of the person changes: the day alone moves who sees what."""
    org = at_the_table(town)
    grows(town, grens=None)
    consent(town, org)
    grows(town)
    assert hears(town)
    to_day(town, BIRTHDAY)
    assert not hears(town)


def test_asked_again_after_the_birthday_it_holds_again(town: Town) -> None:
    org = at_the_table(town)
    grows(town)
    consent(town, org)
    to_day(town, BIRTHDAY)
    consent(town, org, persoon=True)
    assert hears(town)


def test_it_is_seen_coming_and_stays_until_somebody_asks_again(town: Town) -> None:
    org = partner(town)
    grows(town)
    consent(town, org)
    code = open_casus(town.as_("CO"), town.kanarie).code
    coming = VerjaardagRow(
        town.kanarie, code, f"Familie {CANARY}", rob(town), f"Rob {CANARY}", 12, BIRTHDAY, is_voorbij=False
    )
    assert list_verjaardagen(town.as_("IB")) == (coming,)
    to_day(town, BIRTHDAY)
    (over,) = list_verjaardagen(town.as_("IB"))
    assert over.is_voorbij
    ask(town, org)
    assert list_verjaardagen(town.as_("IB")) == ()


def test_not_yet_more_than_four_weeks_before_and_not_without_a_consent_afterwards(town: Town) -> None:
    grows(town, VAN_12, date(2026, 12, 22))
    assert list_verjaardagen(town.as_("CO")) == ()
    to_day(town, date(2026, 11, 24))
    assert [row.wordt for row in list_verjaardagen(town.as_("CO"))] == [16]
    to_day(town, date(2026, 12, 22))
    assert list_verjaardagen(town.as_("CO")) == ()


def test_only_who_deals_with_the_casus_is_reminded(town: Town) -> None:
    bring_to(town, OverlegStatus.OPEN)
    grows(town)
    reminded = {code for code in PEOPLE if list_verjaardagen(town.as_(code))}
    assert reminded == {"CO", "VZ", "NO", "IB", "RG", "LI"}


def test_after_the_day_the_page_says_the_new_age_and_saving_lets_the_day_go(town: Town) -> None:
    grows(town)
    to_day(town, BIRTHDAY)
    (row,) = open_casus(town.as_("IB"), town.kanarie).inwoners
    assert (row.fields.leeftijdsklasse, row.fields.grens_op) == (VAN_12, None)
    edit_inwoner(town.as_("IB"), EditInwoner(town.kanarie, town.versie(), row.id, row.fields))
    with town.as_("CO").read() as queries:
        (stored,) = queries.inwoners(town.kanarie)
    assert (stored.leeftijdsklasse, stored.grens_op) == (VAN_12, None)


def test_who_is_older_has_no_day(town: Town) -> None:
    grows(town, VAN_16)
    assert open_casus(town.as_("IB"), town.kanarie).inwoners[0].fields.grens_op is None


def test_a_day_that_was_is_refused_also_for_a_new_casus(town: Town) -> None:
    with pytest.raises(RuleViolation) as info:
        grows(town, ONDER_12, town.clock.today())
    assert refused(info.value) == ("verjaardag_voorbij", {"field": "grens_op"})
    person = InwonerFields("Noa", ONDER_12, grens_op=date(2028, 1, 1))
    with pytest.raises(RuleViolation) as info:
        casussen.create_casus(town.as_("IB"), casussen.CreateCasus("Noa", (person,)))
    assert refused(info.value) == ("verjaardag_te_ver", {"field": "grens_op"})
