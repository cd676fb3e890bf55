"""The own meldcode at a casus: who takes and sees its steps, and that nobody else can infer that there are any."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.meldcode import Meldcodestap
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import OrganisatieSoort, OverlegStatus, Rol
from casus.services import casussen, gebruikers, logexport, organisaties, professionals, toegangsverzoeken, vervangen
from casus.services import meldcode as mc
from casus.services.prullenbak import TrashCasus, trash_casus
from casus.services.verslagen import MakeVerslag, make_verslag
from casus.services.verzegeld import MakeVerzegeld, Ontvanger, make_verzegeld
from casus.storage.queries_delen import DeelQueries
from tests.factories import refused
from tests.services.conftest import PEOPLE, Town, bring_to
from tests.services.delen_gevallen import answer, ask
from tests.services.delende_tafel import opened_tafel
from tests.services.lezen import READS
from tests.services.test_toegang_matrix import outcome
from tests.services.test_verzegeld import document_text

SIGN = "papegaai op de arm"
"""Said in a step and nowhere else."""
KNOWS = {"CO", "IB", "RG", "LI"}
"""Coordinator, inbrenger, regie, and the member, who works where the inbrenger works. Not who leads the table."""
BEFORE = {"IB", "CO", "RG"}


def step(town: Town, code: str = "IB", casus_id: int = 0, dag: date | None = None, tekst: str = SIGN) -> None:
    day = dag or town.clock.today()
    cmd = mc.ZetMeldcodestap(casus_id or town.kanarie, Meldcodestap.SIGNALEN, day, tekst)
    mc.record_meldcodestap(town.as_(code), cmd)


def knowing(town: Town) -> set[str]:
    """Who finds the words of the step."""
    return {code for code in PEOPLE if SIGN in repr(mc.show_meldcode(town.as_(code), town.kanarie))}


def add_partner(town: Town, code: str = "PA") -> int:
    """A user who works at another organisation."""
    system = town.dossier.system_context()
    new = organisaties.CreateOrganisatie("GGZ Molenland", OrganisatieSoort.GGZ, True)
    org = organisaties.create_organisatie(system, new)[0].id
    person = professionals.CreateProfessional("Pauline Aerts", org, "behandelaar", van=date(2026, 1, 1))
    town.people[code] = professionals.create_professional(system, person)[0].id
    user = gebruikers.CreateGebruiker(town.people[code], code, (Rol.WIJKPROFESSIONAL,))
    gebruikers.create_gebruiker(system, user)
    return org


def test_who_answers_for_the_casus_and_their_own_colleagues_know_and_nobody_else(each_town: Town) -> None:
    bring_to(each_town, OverlegStatus.LOPEND)
    step(each_town)
    assert knowing(each_town) == KNOWS


def test_without_the_rule_more_people_know(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: with sight of the table alone the chair and the notulist find it too."""
    bring_to(town, OverlegStatus.LOPEND)
    step(town)
    monkeypatch.setattr(DeelQueries, "may_see_meldcode", lambda self, casus_id: self.may_see_casus(casus_id))
    monkeypatch.setattr("casus.storage.queries_delen.GEHEEL", ())
    assert knowing(town) > KNOWS


def test_a_member_of_another_organisation_does_not_know(town: Town) -> None:
    add_partner(town)
    casussen.add_lid(
        town.as_("CO"), casussen.AddLid(town.kanarie, town.versie(), town.people["PA"], "werkt mee", date(2027, 5, 1))
    )
    step(town)
    assert casussen.open_casus(town.as_("PA"), town.kanarie).geheel
    assert mc.show_meldcode(town.as_("PA"), town.kanarie) is None


def test_who_broke_the_glass_does_not_know(town: Town) -> None:
    step(town)
    code = casussen.open_casus(town.as_("CO"), town.kanarie).code
    toegangsverzoeken.break_glass(town.as_("BU"), toegangsverzoeken.BreekGlas(code, "het brandt"))
    assert casussen.open_casus(town.as_("BU"), town.kanarie).geheel
    assert mc.show_meldcode(town.as_("BU"), town.kanarie) is None


def test_who_stands_in_for_the_inbrenger_knows_as_long_as_that_lasts(town: Town) -> None:
    step(town)
    ctx, today = town.as_("CO"), town.clock.today()
    stands_in = vervangen.CreateVervanging(town.people["IB"], 1, town.people["BU"], today, today)
    vervangen.create_vervanging(ctx, stands_in)
    assert knowing(town) == KNOWS | {"BU"}
    town.clock.advance(timedelta(days=1))
    assert knowing(town) == KNOWS


def test_a_refusal_closes_it_for_members_but_not_for_who_answers_for_the_casus(town: Town) -> None:
    """The route rests on a duty: who said no to telling cannot make the inbrenger lose what was written down."""
    step(town)
    answer(town, ask(town, town.organisatie, Onderwerp.VEILIGHEID_THUIS), mag=False)
    assert knowing(town) == BEFORE


def test_a_casus_in_the_trash_shows_nothing(town: Town) -> None:
    town.kanarie = town.add_casus("Familie Merel")
    step(town)
    assert knowing(town) == {"IB", "CO"}
    trash_casus(town.as_("IB"), TrashCasus(town.kanarie, town.versie()))
    assert knowing(town) == set()


def test_a_step_stands_with_day_and_who_and_may_be_taken_again(town: Town) -> None:
    step(town, dag=date(2026, 11, 20))
    step(town, "RG", tekst="nog een keer gezien")
    found = mc.show_meldcode(town.as_("CO"), town.kanarie)
    assert found is not None
    assert found.mag_zetten
    assert [(row.dag, row.door, row.toelichting) for row in found.of(Meldcodestap.SIGNALEN)] == [
        (date(2026, 11, 20), "Iris Bakker", SIGN),
        (date(2026, 11, 23), "Ruud Groen", "nog een keer gezien"),
    ]
    assert found.of(Meldcodestap.BESLISSEN) == ()


REFUSED: dict[str, tuple[Callable[[Town], object], tuple[str, dict[str, object]]]] = {
    "beforehand": (
        lambda town: step(town, dag=town.clock.today() + timedelta(days=1)), ("datum_in_toekomst", {"field": "dag"}),
    ),
    "without words": (lambda town: step(town, tekst=" "), ("veld_leeg", {"field": "toelichting"})),
    "by the chair": (lambda town: step(town, "VZ"), ("niet_gevonden", {"soort": "casus"})),
    "by an outsider": (lambda town: step(town, "BU"), ("niet_gevonden", {"soort": "casus"})),
    "at no casus": (lambda town: step(town, casus_id=12345), ("niet_gevonden", {"soort": "casus"})),
    "by a beheerder": (lambda town: step(town, "BE"), ("geen_bevoegdheid", {"handeling": "casus_aanmaken"})),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused(town: Town, name: str) -> None:
    bring_to(town, OverlegStatus.LOPEND)
    act, wanted = REFUSED[name]
    with pytest.raises(RuleViolation) as info:
        act(town)
    assert refused(info.value) == wanted
    assert SIGN not in repr(mc.show_meldcode(town.as_("CO"), town.kanarie))


def test_a_closed_casus_takes_no_step_and_still_shows_them(town: Town) -> None:
    step(town)
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, town.versie(), "klaar"))
    with pytest.raises(RuleViolation) as info:
        step(town)
    assert info.value.code == "casus_afgesloten"
    found = mc.show_meldcode(town.as_("IB"), town.kanarie)
    assert found is not None
    assert (len(found.regels), found.mag_zetten) == (1, False)


def test_the_log_book_says_no_more_than_that_the_casus_was_changed(town: Town, tmp_path: Path) -> None:
    """Neither on the screen nor in an export, of either kind; a step looks like any change."""
    (entry,) = town.logged_by(lambda: step(town))
    assert entry == LogEntry("casus_gewijzigd", (("casus", town.kanarie),), town.kanarie)
    mc.show_meldcode(town.as_("RG"), town.kanarie)
    for number, precies in enumerate((True, False)):
        path = tmp_path / f"{number}.txt"
        logexport.export_log(town.as_("CO"), logexport.ExportLog(path, precies=precies))
        written = path.read_text(encoding="utf-8-sig").casefold()
        assert "casus" in written
        assert not [word for word in ("meldcode", "thuis", "signalen", "papegaai") if word in written]


def test_no_other_read_of_any_service_changes_by_a_step(town: Town) -> None:
    """Every list, count, page and search of who leads the table, who sits at it and who is outside, before and after:
    equal but for what shows rows or the head of the log book (minutes have a test of their own, below).
    """
    bring_to(town, OverlegStatus.GESLOTEN)
    own = ("meldcode.", "log", "kijkers.", "geschiedenis.", "verslagen.")
    reads = {name: read for name, read in READS.items() if not name.startswith(own)}

    def look() -> dict[tuple[str, str], str]:
        seen = {}
        for code in ("VZ", "DE", "BU"):
            for name, read in reads.items():
                seen[code, name] = outcome(partial(read, town.as_(code), town))
        return seen

    for read in reads.values():  # what a read makes for others is there before anything is compared
        outcome(partial(read, town.as_("VZ"), town))
    before = look()
    step(town)
    after = look()
    assert [key for key in before if before[key] != after[key]] == []
    assert not [key for key, text in after.items() if SIGN in text]
    assert SIGN in outcome(lambda: READS["meldcode.show_meldcode"](town.as_("IB"), town))


def test_no_minutes_of_any_kind_change_by_a_step(tmp_path: Path) -> None:
    with opened_tafel(tmp_path) as table:
        town = table.town

        def texts(name: str) -> dict[str, str]:
            folder = tmp_path / name
            folder.mkdir()
            full = MakeVerslag(town.overleg, "volledig", folder / "heel.docx")
            named = MakeVerslag(town.overleg, "volledig", folder / "namen.docx", met_namen=True, reden="voor de tafel")
            wanted = tuple(Ontvanger(org) for org in table.org.values())
            made = [make_verslag(town.as_("VZ"), full), make_verslag(town.as_("VZ"), named)]
            made += make_verzegeld(town.as_("VZ"), MakeVerzegeld(town.overleg, wanted, folder))
            return {path.name: _without_log(document_text(path)) for path in made}

        before = texts("voor")
        for name in ("reiger", "valk"):
            step(town, casus_id=table.casus[name])
        after = texts("na")
        assert before == after
        assert len(after) == 2 + len(table.org)
        assert not [name for name, text in after.items() if SIGN in text or "meldcode" in text.casefold()]


def _without_log(text: str) -> str:
    """Without the number and the check word of the log book, which move with every act, also with making minutes."""
    return re.sub(r"(?i)logstand \d+|controlewaarde [0-9a-f\s]+|logboek.*", "", re.sub(r"<[^>]+>", "", text))
