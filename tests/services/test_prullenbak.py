"""The trash: out of sight for everybody in every read, back as it was; and a closed casus that runs again."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.values import CasusStatus, OverlegStatus
from casus.services import (
    acties,
    casussen,
    deelregister,
    heropenen,
    overleg_page,
    overleggen,
    prullenbak,
    tafelcheck,
    uitwisseling,
)
from casus.services.context import Context
from tests.services.conftest import CANARY, CANARY_ACTIE, PEOPLE, Town, bring_to
from tests.services.lezen import OWN_TEXT_ONLY, READS, keep_and_find
from tests.services.test_toegang_matrix import outcome

MAY = {"CO", "IB", "RG"}


def away(town: Town, code: str = "CO") -> None:
    prullenbak.trash_casus(town.as_(code), prullenbak.TrashCasus(town.kanarie, town.versie()))


def back(town: Town, code: str = "CO") -> None:
    (row,) = prullenbak.list_prullenbak(town.as_(code))
    prullenbak.restore_casus(town.as_(code), prullenbak.RestoreCasus(row.id, row.versie))


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(RuleViolation) as caught:
        act()
    return caught.value.code


ABOUT_TRASH = {"prullenbak.list_prullenbak", "prullenbak.find_to_restore"}


def test_in_the_trash_nobody_finds_it_in_any_read(each_town: Town) -> None:
    """Every read of every service, for everybody; the trash list alone has it, for who may put it back."""
    town = each_town
    bring_to(town, OverlegStatus.VASTGESTELD)
    point, code = town.point_of(town.kanarie), casussen.open_casus(town.as_("CO"), town.kanarie).code
    before = shown(town, town.as_("CO"), point, code)
    assert {"casussen.list_casus_ids", "overleg_page.show_overleg", "acties.list_acties"} <= before
    away(town)
    for who in PEOPLE:
        wanted = ABOUT_TRASH if who in MAY else set()
        assert shown(town, town.as_(who), point, code) == wanted, who
    back(town)
    assert shown(town, town.as_("CO"), point, code) == before


def shown(town: Town, ctx: Context, point: int, code: str) -> set[str]:
    """The reads in which anything of the canary shows, as in the matrix, while its code and point are known."""
    found = set()
    asked = {  # these look up code or point themselves, as somebody who sees it
        "overleg_page.show_punt": lambda: overleg_page.show_punt(ctx, town.overleg, point),
        "deelregister.propose": lambda: deelregister.propose(ctx, town.kanarie, point),
        "tafelcheck.check_table": lambda: tafelcheck.check_table(ctx, town.overleg, point),
        "concepten.list_concept_plekken": lambda: keep_and_find(ctx, town, point),
        "prullenbak.find_to_trash": lambda: prullenbak.find_to_trash(ctx, code),
        "prullenbak.find_to_restore": lambda: prullenbak.find_to_restore(ctx, code),
    }
    for name, read in READS.items():
        text = outcome(asked.get(name, partial(read, ctx, town)))
        if any(secret in text for secret in (CANARY, str(town.kanarie), repr(code), str(point))):
            found.add(name)
    return found - OWN_TEXT_ONLY


@pytest.mark.parametrize("code", sorted(PEOPLE))
def test_only_who_is_responsible_throws_away_and_puts_back(town: Town, code: str) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    if code in MAY:
        away(town, code)
        back(town, code)
        assert casussen.open_casus(town.as_("CO"), town.kanarie).naam == f"Familie {CANARY}"
        return
    versie = town.versie()
    wanted = {"VZ": "geen_bevoegdheid", "NO": "geen_bevoegdheid", "LI": "geen_bevoegdheid"}
    wanted |= dict.fromkeys(("BE", "CT"), "geen_bevoegdheid")
    act = prullenbak.TrashCasus(town.kanarie, versie)
    assert refusal(lambda: prullenbak.trash_casus(town.as_(code), act)) == wanted.get(code, "niet_gevonden")
    away(town)
    (row,) = prullenbak.list_prullenbak(town.as_("CO"))
    put = prullenbak.RestoreCasus(row.id, row.versie)
    refused = refusal(lambda: prullenbak.restore_casus(town.as_(code), put))
    assert refused == ("geen_bevoegdheid" if code in ("BE", "CT") else "niet_gevonden")
    assert prullenbak.list_prullenbak(town.as_(code)) == []


@pytest.mark.parametrize("status", list(OverlegStatus)[:3])
def test_not_while_it_stands_on_the_agenda_of_a_meeting_to_come(town: Town, status: OverlegStatus) -> None:
    bring_to(town, status)
    assert refusal(lambda: away(town)) == "casus_op_agenda"
    assert town.kanarie in casussen.list_casus_ids(town.as_("CO"))


def test_what_comes_back_by_itself_stays_away_while_it_is_in_the_trash(each_town: Town) -> None:
    """An open actie brings a casus to the next agenda; in the trash it does not, and its owner has no actie of it."""
    town = each_town
    bring_to(town, OverlegStatus.GESLOTEN)
    owner = town.as_("OW")
    assert [row.wat for row in acties.my_acties(owner)] == [CANARY_ACTIE]
    mine = acties.my_acties(owner)[0]
    away(town)
    assert acties.my_acties(owner) == []
    finish = acties.FinishActie(mine.id, mine.versie, done=True)
    assert refusal(lambda: acties.finish_actie(owner, finish)) == "niet_gevonden"
    later = town.plan(town.page().datum + timedelta(days=7))
    assert town.kanarie not in [p.casus_id for p in town.page(later).punten]
    assert [row.casussen for row in overleggen.list_overleggen(town.as_("CO"))] == [0, 0]
    back(town)
    assert [row.wat for row in acties.my_acties(owner)] == [CANARY_ACTIE]
    again = town.plan(town.page().datum + timedelta(days=14))
    assert town.kanarie in [p.casus_id for p in town.page(again).punten]


def test_in_the_trash_nothing_of_it_can_be_changed(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    versie = town.versie()
    away(town)
    close = casussen.CloseCasus(town.kanarie, versie, "klaar")
    assert refusal(lambda: casussen.close_casus(town.as_("CO"), close)) == "niet_gevonden"
    assert refusal(lambda: prullenbak.trash_casus(town.as_("CO"), prullenbak.TrashCasus(town.kanarie, versie))) == (
        "niet_gevonden"
    )


def test_nothing_is_deleted_and_the_exchange_file_stays_whole(town: Town, tmp_path: Path) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)
    away(town)
    out = tmp_path / "alles.json"
    uitwisseling.export_dossier(town.as_("CO"), uitwisseling.ExportDossier(out, "proef"))
    assert f"Familie {CANARY}" in out.read_text(encoding="utf-8")


def test_both_ways_stand_in_the_log_book(town: Town) -> None:
    bring_to(town, OverlegStatus.GESLOTEN)

    def there_and_back() -> None:
        away(town)
        back(town)

    found = town.logged_by(there_and_back)
    assert [entry.action for entry in found if entry.action != "casus_geopend"] == [
        "casus_naar_prullenbak",
        "casus_teruggezet",
    ]
    assert {entry.casus_id for entry in found} == {town.kanarie}


# -- closed, and open again ------------------------------------------------------------------------------------


def close(town: Town, reden: str = "de vraag is beantwoord") -> None:
    casussen.close_casus(town.as_("IB"), casussen.CloseCasus(town.kanarie, town.versie(), reden))


def reopen(town: Town, code: str = "CO", reden: str = "de huur loopt weer op") -> None:
    heropenen.reopen_casus(town.as_(code), heropenen.ReopenCasus(town.kanarie, town.versie(), reden))


def test_a_closed_casus_runs_again_and_retention_starts_anew(town: Town) -> None:
    close(town)
    assert casussen.open_casus(town.as_("CO"), town.kanarie).afgesloten_op is not None
    reopen(town)
    page = casussen.open_casus(town.as_("CO"), town.kanarie)
    assert (page.status, page.afgesloten_op, page.afsluitreden) == (CasusStatus.LOOPT, None, "")
    assert refusal(lambda: reopen(town)) == "casus_loopt_al"


@pytest.mark.parametrize("code", sorted(PEOPLE))
def test_voorzitter_and_coordinator_open_again_nobody_else(town: Town, code: str) -> None:
    close(town)
    versie = town.versie()
    act = heropenen.ReopenCasus(town.kanarie, versie, "terug")
    if code in ("CO", "VZ"):
        heropenen.reopen_casus(town.as_(code), act)
        return
    wanted = "niet_gevonden" if code == "V2" else "geen_bevoegdheid"
    assert refusal(lambda: heropenen.reopen_casus(town.as_(code), act)) == wanted


def test_opening_again_needs_a_reason_that_stays_beside_the_log_row(town: Town) -> None:
    close(town)
    assert refusal(lambda: reopen(town, reden="  ")) == "veld_leeg"
    (entry,) = [e for e in town.logged_by(lambda: reopen(town)) if e.action != "casus_geopend"]
    assert (entry.action, entry.casus_id) == ("casus_heropend", town.kanarie)
    assert [kind for kind, _ in entry.objects] == ["casus", "toelichting"]
    assert entry.outcome.startswith("sha256_")
