"""What a team sets for all who work with its dossier."""

import pytest

from casus.domain.changes import Changed
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.services import team
from tests.services.conftest import Town


def test_what_comes_with_it_names_its_source_and_what_is_only_usage(town: Town) -> None:
    found = team.show_team(town.as_("IB"))
    assert [(row.soort, row.maanden, row.gewoon.is_norm) for row in found.termijnen] == [
        ("casus", 24, False), ("verslag", 24, False), ("aanmelding", 12, False), ("logboek", 60, True),
    ]  # fmt: skip
    assert all(row.bron and row.gewoon.jaar > 2000 and not row.eigen for row in found.termijnen)
    assert all("geen landelijke norm" in row.bron for row in found.termijnen if not row.gewoon.is_norm)
    assert {row.naam for row in found.elders} >= {"Cliëntdossier Wmo", "Medisch dossier", "Dossier jeugdhulp"}
    assert (found.afspraken, found.vergrendel_hoogstens, found.may_change) == ("", 30, False)


def test_whoever_manages_sets_rules_and_lock(town: Town) -> None:
    coordinator = town.as_("CO")
    seen = team.show_team(coordinator)

    def change() -> None:
        done = team.change_team(coordinator, team.ChangeTeam(seen.versie, "Wij praten met mensen.", 10))
        assert done == [Changed("dossier", seen.id)]

    (entry,) = town.logged_by(change)
    assert (entry.action, entry.objects) == ("dossier_ingesteld", (("dossier", seen.id),))
    found = team.show_team(town.as_("IB"))
    assert (found.afspraken, found.vergrendel_hoogstens) == ("Wij praten met mensen.", 10)
    assert (found.naam, found.gemeente) == (seen.naam, seen.gemeente)


def test_another_period_keeps_its_reason_and_the_usual_one_comes_back(town: Town) -> None:
    beheerder = town.as_("BE")

    def change() -> None:
        team.change_termijn(beheerder, team.ChangeTermijn("verslag", 0, 36, "reglement van 2025"))

    (entry,) = town.logged_by(change)
    assert entry.action == "bewaartermijn_ingesteld"
    row = next(row for row in team.show_team(beheerder).termijnen if row.soort == "verslag")
    assert (row.maanden, row.bron, row.eigen, row.gewoon.maanden) == (36, "reglement van 2025", True, 24)
    team.change_termijn(beheerder, team.ChangeTermijn("verslag", row.versie, row.gewoon.maanden, row.gewoon.bron))
    row = next(row for row in team.show_team(beheerder).termijnen if row.soort == "verslag")
    assert (row.maanden, row.eigen, row.versie) == (24, False, 2)


def test_two_who_set_the_same_period_first(town: Town) -> None:
    team.change_termijn(town.as_("CO"), team.ChangeTermijn("casus", 0, 36, "reglement"))
    with pytest.raises(EnvironmentProblem) as error:
        team.change_termijn(town.as_("BE"), team.ChangeTermijn("casus", 0, 12, "anders"))
    assert error.value.code == "intussen_gewijzigd"
    assert team.show_team(town.as_("CO")).termijnen[0].maanden == 36


@pytest.mark.parametrize("code", ["VZ", "NO", "IB", "LI", "OW"])
def test_others_may_only_look(town: Town, code: str) -> None:
    ctx = town.as_(code)
    before = town.log()
    assert not team.show_team(ctx).may_change
    with pytest.raises(RuleViolation) as error:
        team.change_team(ctx, team.ChangeTeam(1, "", 30))
    assert error.value.code == "geen_bevoegdheid"
    with pytest.raises(RuleViolation):
        team.change_termijn(ctx, team.ChangeTermijn("verslag", 0, 12, "x"))
    assert town.log() == before


@pytest.mark.parametrize(
    ("soort", "maanden", "bron", "code"),
    [
        ("logboek", 59, "x", "termijn_te_kort"),
        ("verslag", 0, "x", "termijn_buiten_bereik"),
        ("verslag", 12, " ", "veld_leeg"),
        ("foto", 12, "x", "niet_gevonden"),
    ],
)
def test_what_cannot_be_changes_nothing(town: Town, soort: str, maanden: int, bron: str, code: str) -> None:
    before = town.log()
    with pytest.raises(RuleViolation) as error:
        team.change_termijn(town.as_("CO"), team.ChangeTermijn(soort, 0, maanden, bron))
    assert error.value.code == code
    assert town.log() == before
    assert not any(row.eigen for row in team.show_team(town.as_("CO")).termijnen)
