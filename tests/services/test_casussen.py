"""Casussen: make, open, change, close; who may see how somebody is reached."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from random import Random

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.values import CasusStatus, ContactWijze, ContactZicht, OverlegStatus
from casus.services import casussen
from tests.factories import refused
from tests.services.conftest import LID_UNTIL, Town, bring_to


def test_a_new_casus_has_a_code_and_belongs_to_who_made_it(each_town: Town) -> None:
    iris = each_town.as_("IB")
    person = casussen.InwonerFields("Jolien Bakker", eigen_woorden="Laat me", eigen_woorden_op=date(2026, 11, 1))
    made: list[int] = []
    cmd = casussen.CreateCasus(" Familie  Bakker ", (person, casussen.InwonerFields("Kind")), " Hoe? ")
    logged = each_town.logged_by(lambda: made.append(casussen.create_casus(iris, cmd)[0].id))
    assert logged == [LogEntry("casus_aangemaakt", (("casus", made[0]),), made[0])]
    page = casussen.open_casus(iris, made[0])
    assert (page.naam, page.vraag, page.inbrenger, page.versie) == ("Familie Bakker", "Hoe?", "Iris Bakker", 1)
    assert [i.fields.naam for i in page.inwoners] == ["Jolien Bakker", "Kind"]
    assert page.inwoners[0].fields == person
    assert len(page.code) == 3


def test_a_casus_is_about_somebody_and_brought_by_somebody(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        casussen.create_casus(town.as_("IB"), casussen.CreateCasus("x", ()))
    assert refused(error.value) == ("inwoner_ontbreekt", {"field": "naam"})
    system = town.dossier.system_context()
    with pytest.raises(RuleViolation) as error:
        casussen.create_casus(system, casussen.CreateCasus("x", (casussen.InwonerFields("x"),)))
    assert refused(error.value) == ("inbrenger_ontbreekt", {"field": "inbrenger"})


@pytest.mark.parametrize("lacks", ["wijk", "inbrenger"])
def test_what_is_referred_to_must_be_there(each_town: Town, lacks: str) -> None:
    new = casussen.CreateCasus(
        "x",
        (casussen.InwonerFields("x"),),
        wijk_id=12345 if lacks == "wijk" else None,
        inbrenger_id=12345 if lacks == "inbrenger" else None,
    )
    with pytest.raises(RuleViolation) as error:
        casussen.create_casus(each_town.as_("IB"), new)
    assert error.value.code == "niet_gevonden"


def test_opening_a_casus_is_logged_before_it_is_shown_once_per_act(each_town: Town) -> None:
    entry = LogEntry("casus_geopend", (("casus", each_town.kanarie),), each_town.kanarie)
    iris = each_town.as_("IB")
    assert each_town.logged_by(lambda: casussen.open_casus(iris, each_town.kanarie)) == [entry]
    assert each_town.logged_by(lambda: casussen.open_casus(iris, each_town.kanarie)) == []
    each_town.clock.advance(timedelta(minutes=16))
    assert each_town.logged_by(lambda: casussen.open_casus(iris, each_town.kanarie)) == [entry]


def test_asking_for_a_hidden_casus_leaves_no_trace_that_it_is_there(town: Town) -> None:
    bram = town.as_("BU")

    def ask(number: int) -> None:
        with pytest.raises(RuleViolation) as error:
            casussen.open_casus(bram, number)
        assert refused(error.value) == ("niet_gevonden", {"soort": "casus"})

    assert town.logged_by(lambda: ask(town.kanarie)) == []
    assert town.logged_by(lambda: ask(12345)) == []


def test_lists_page_in_dutch_order_and_filter(town: Town) -> None:
    ids = [town.add_casus(naam) for naam in ("Anna van Zee", "Bert de Aap", "Carla Mol")]
    other = town.add_casus("Dirk Dol", by="LI")
    coordinator, iris = town.as_("CO"), town.as_("IB")
    names = [row.naam for row in casussen.first_casus_page(coordinator)]
    assert names == ["Bert de Aap", "Dirk Dol", "Familie kanarie", "Carla Mol", "Anna van Zee"]
    assert [row.naam for row in casussen.first_casus_page(coordinator, limit=2)] == names[:2]
    assert set(casussen.list_casus_ids(iris, mine=True)) == {*ids, town.kanarie}
    assert casussen.list_casus_ids(town.as_("RG"), mine=True) == [town.kanarie]
    rows = casussen.list_casus_rows(iris, [ids[2], other, ids[0]])
    assert [row.id for row in rows] == [ids[2], ids[0]]
    assert [r.naam for r in casussen.first_casus_page(iris, mine=True, limit=1)] == ["Bert de Aap"]


def test_a_closed_casus_leaves_the_running_list(town: Town) -> None:
    cmd = casussen.CloseCasus(town.kanarie, town.versie(), "Rob redt het")
    (logged,) = town.logged_by(lambda: casussen.close_casus(town.as_("IB"), cmd))
    assert (logged.action, logged.objects[0], logged.casus_id) == (
        "casus_afgesloten",
        ("casus", town.kanarie),
        town.kanarie,
    )
    assert (logged.objects[1][0], logged.outcome) == ("toelichting", f"sha256_{sha256(b'Rob redt het').hexdigest()}")
    assert casussen.list_casus_ids(town.as_("IB")) == []
    assert casussen.list_casus_ids(town.as_("IB"), status=CasusStatus.AFGESLOTEN) == [town.kanarie]
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    assert (page.status, page.afsluitreden, page.afgesloten_op) == (
        CasusStatus.AFGESLOTEN,
        "Rob redt het",
        town.clock.now(),
    )
    with pytest.raises(RuleViolation) as error:
        casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, page.versie, "weer"))
    assert error.value.code == "casus_afgesloten"


def test_editing_is_one_row_that_names_what_was_touched(town: Town) -> None:
    iris = town.as_("IB")
    person = casussen.open_casus(iris, town.kanarie).inwoners[0]
    cmd = casussen.EditCasus(
        town.kanarie, town.versie(), "Anders", "Wat?", None, town.people["LI"], ((person.id, person.fields),)
    )
    assert town.logged_by(lambda: casussen.edit_casus(iris, cmd)) == [
        LogEntry("casus_gewijzigd", (("casus", town.kanarie), ("inwoner", person.id)), town.kanarie)
    ]
    page = casussen.open_casus(iris, town.kanarie)
    assert (page.naam, page.vraag, page.casusregisseur) == ("Anders", "Wat?", "Lieke Iding")


def test_a_lid_sees_the_casus_from_then_on(town: Town) -> None:
    cmd = casussen.AddLid(town.kanarie, town.versie(), town.people["BU"], "werkt mee", date(2027, 5, 1))
    objects = (("casus", town.kanarie), ("professional", town.people["BU"]))
    assert town.logged_by(lambda: casussen.add_lid(town.as_("IB"), cmd)) == [
        LogEntry("lid_toegevoegd", objects, town.kanarie)
    ]
    leden = casussen.open_casus(town.as_("BU"), town.kanarie).leden
    assert [(lid.naam, lid.reden, lid.tot) for lid in leden] == [
        ("Lieke Iding", "werkt mee", LID_UNTIL),
        ("Bram Uitham", "werkt mee", date(2027, 5, 1)),
    ]


def test_a_lid_sees_the_casus_through_the_last_day_and_no_longer(each_town: Town) -> None:
    town, today = each_town, each_town.clock.today()
    cmd = casussen.AddLid(town.kanarie, town.versie(), town.people["BU"], "gaat mee", today)
    casussen.add_lid(town.as_("IB"), cmd)
    assert casussen.open_casus(town.as_("BU"), town.kanarie).geheel
    town.clock.advance(timedelta(days=1))
    with pytest.raises(RuleViolation) as info:
        casussen.open_casus(town.as_("BU"), town.kanarie)
    assert info.value.code == "niet_gevonden"
    assert [lid.naam for lid in casussen.open_casus(town.as_("IB"), town.kanarie).leden] == ["Lieke Iding"]


@pytest.mark.parametrize(
    ("reden", "tot", "code", "field"),
    [
        (" ", LID_UNTIL, "veld_leeg", "reden"),
        ("gaat mee", None, "lid_zonder_einde", "tot"),
        ("gaat mee", date(2026, 11, 22), "datum_voorbij", "tot"),
    ],
)
def test_a_lid_comes_with_a_reason_and_an_end(town: Town, reden: str, tot: date | None, code: str, field: str) -> None:
    cmd = casussen.AddLid(town.kanarie, town.versie(), town.people["BU"], reden, tot)
    with pytest.raises(RuleViolation) as info:
        casussen.add_lid(town.as_("IB"), cmd)
    assert refused(info.value) == (code, {"field": field})


CONTACT_SEEN = {
    ContactZicht.INBRENGER: {"IB"},
    ContactZicht.CASUSREGISSEUR: {"IB", "RG"},
    ContactZicht.TAFEL: {"IB", "RG", "LI", "CO"},
}


@pytest.mark.parametrize("zicht", ContactZicht)
def test_veilig_contact_is_for_the_eyes_it_is_for(town: Town, zicht: ContactZicht) -> None:
    iris = town.as_("IB")
    person = casussen.open_casus(iris, town.kanarie).inwoners[0]
    fields = casussen.InwonerFields(
        "Rob", contact_wijze=ContactWijze.BRIEF, contact_waar="postbus", contact_zicht=zicht
    )
    casussen.edit_inwoner(iris, casussen.EditInwoner(town.kanarie, town.versie(), person.id, fields))
    for code in ("IB", "RG", "LI", "CO"):
        row = casussen.open_casus(town.as_(code), town.kanarie).inwoners[0]
        assert row.contact_verborgen == (code not in CONTACT_SEEN[zicht])
        hidden = (ContactWijze.ONBEKEND, "")
        shown = (ContactWijze.BRIEF, "postbus")
        assert (row.fields.contact_wijze, row.fields.contact_waar) == (hidden if row.contact_verborgen else shown)


def test_saving_a_form_with_hidden_contact_keeps_the_contact(town: Town) -> None:
    coordinator, iris = town.as_("CO"), town.as_("IB")
    seen = casussen.open_casus(coordinator, town.kanarie).inwoners[0]
    fields = casussen.InwonerFields("Rob Anders", contact_zicht=ContactZicht.TAFEL)
    casussen.edit_inwoner(coordinator, casussen.EditInwoner(town.kanarie, town.versie(), seen.id, fields))
    kept = casussen.open_casus(iris, town.kanarie).inwoners[0].fields
    assert (kept.naam, kept.contact_zicht) == ("Rob Anders", ContactZicht.INBRENGER)
    assert (kept.contact_wijze, kept.contact_waar) == (ContactWijze.BELLEN, "kanarie 06")


def test_who_takes_the_regie_in_the_same_save_wipes_nothing_they_had_not_seen(town: Town) -> None:
    coordinator, iris = town.as_("CO"), town.as_("IB")
    person = casussen.open_casus(iris, town.kanarie).inwoners[0]
    fields = casussen.InwonerFields("Rob", contact_waar="postbus", contact_zicht=ContactZicht.CASUSREGISSEUR)
    casussen.edit_inwoner(iris, casussen.EditInwoner(town.kanarie, town.versie(), person.id, fields))
    blank = casussen.InwonerFields("Rob")
    cmd = casussen.EditCasus(town.kanarie, town.versie(), "Rob", "", None, town.people["CO"], ((person.id, blank),))
    casussen.edit_casus(coordinator, cmd)
    assert casussen.open_casus(iris, town.kanarie).inwoners[0].fields.contact_waar == "postbus"


def test_another_person_of_the_household_comes_last(town: Town) -> None:
    cmd = casussen.EditInwoner(town.kanarie, town.versie(), None, casussen.InwonerFields("Kind"))
    casussen.edit_inwoner(town.as_("IB"), cmd)
    assert [i.fields.naam for i in casussen.open_casus(town.as_("IB"), town.kanarie).inwoners][-1] == "Kind"
    with pytest.raises(RuleViolation) as error:
        casussen.edit_inwoner(
            town.as_("IB"), casussen.EditInwoner(town.kanarie, town.versie(), 12345, casussen.InwonerFields("x"))
        )
    assert error.value.code == "inwoner_onbekend"


def test_the_page_tells_what_happened_at_each_table(town: Town) -> None:
    bring_to(town, OverlegStatus.VASTGESTELD)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    (visit,) = page.geschiedenis
    assert (visit.nummer, visit.stand, visit.besluiten) == (1, OverlegStatus.VASTGESTELD, ("kanarie stopt",))
    assert [a.wat for a in page.acties] == ["belt de kanariewinkel"]
    row = casussen.list_casus_rows(town.as_("IB"), [town.kanarie])[0]
    assert (row.open_acties, row.laatst_besproken) == (1, visit.datum)


def test_who_sees_the_item_only_gets_no_history_and_no_persons_on_the_page(town: Town) -> None:
    bring_to(town, OverlegStatus.LOPEND)
    page = casussen.open_casus(town.as_("DE"), town.kanarie)
    assert (page.inwoners, page.geschiedenis) == ((), ())
    assert page.naam == "Familie kanarie"


class Stuck(Random):
    """Chance that always says the same."""

    def getrandbits(self, k: int, /) -> int:
        return 0


def test_codes_get_longer_when_they_are_taken_and_run_out_with_a_word(town: Town) -> None:
    iris = replace(town.as_("IB"), random=Stuck())
    new = casussen.CreateCasus("Nog een", (casussen.InwonerFields("Nog een"),))
    made = [casussen.create_casus(iris, new)[0].id for _ in range(3)]
    assert [len(row.code) for row in casussen.list_casus_rows(iris, made)] == [3, 4, 5]
    with pytest.raises(RuleViolation) as error:
        casussen.create_casus(iris, new)
    assert refused(error.value) == ("geen_code_vrij", {})
