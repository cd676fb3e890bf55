"""The monitor on a real dossier, on both engines, against the plain sums of the generated town."""

import dataclasses
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from casus.domain.bijdragen import KLEINSTE_GROEP
from casus.domain.budget import Stand
from casus.domain.controllerbeeld import controllerbeeld
from casus.domain.errors import RuleViolation
from casus.domain.geld import show_euros
from casus.domain.monitor import Dimensie, Geldfeit, Natelling, Peil, Verzoekfeit, snijd, tel
from casus.domain.terugblik import TerugblikUitkomst
from casus.services import casussen, monitor
from casus.services.monitor import show_monitor, tel_na
from casus.services.monitorachter import Cijfer, Ramingcijfer, show_behind
from casus.services.monitorgesloten import as_monitor
from casus.services.monitorvorm import MonitorVraag
from casus.services.monitorwoorden import closing_words, decided_in, later_words, terugblik_words
from casus.storage import tables as t
from casus.storage import tables_geld as g
from tests.domain.geldstad import Geldstad, groepeer, totaal
from tests.services.conftest import CANARY, Town
from tests.services.geld_in_dossier import fill

PEOPLE = 80
LATER = datetime(2027, 6, 30, 9, tzinfo=UTC)


@pytest.fixture(params=["file", "server"])
def town(request: pytest.FixtureRequest) -> Town:
    made: Town = request.getfixturevalue(f"{request.param}_town")
    return made


def filled(town: Town) -> Geldstad:
    """Seven months after the year, so that everything was booked."""
    stad = Geldstad(3, PEOPLE)
    fill(town, stad)
    town.clock.advance(LATER - town.clock.now())
    return stad


def spoil(town: Town) -> int:
    """EUR 10 too much in each sum that was kept of what was paid; how many of them there are."""
    with town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        more = update(g.geldsom).where(g.geldsom.c.soort == "betaling").values(bedrag=g.geldsom.c.bedrag + 1_000)
        rows = conn.execute(more).rowcount
    assert rows
    return rows


def looked_back(stad: Geldstad, dag: date) -> dict[str, int]:
    """The looks back that were due by this day, by what somebody had answered by then; unknown without that."""
    due = [look for feit in stad.verzoeken for look in feit.terugblikken if look.gepland_op <= dag]
    said = [look.uitkomst if look.gezien_op is not None and look.gezien_op <= dag else "onbekend" for look in due]
    return {uitkomst: said.count(uitkomst) for uitkomst in ("ja", "deels", "nee", "onbekend")}


def test_the_figures_are_those_of_the_ledger(town: Town) -> None:
    stad = filled(town)
    for dag in (date(2026, 2, 28), date(2026, 11, 23), date(2027, 6, 29)):
        peil = Peil(dag, datetime(dag.year, dag.month, dag.day, 23, 59, 59, tzinfo=UTC))
        found = show_monitor(town.as_("CO"), MonitorVraag(2026, dag))
        sommen = groepeer(stad.geld, peil)
        stand = totaal(sommen)
        assert Stand(found.budget, found.gereserveerd or 0, found.uitgegeven or 0) == stand
        assert found.over == stand.over
        assert found.sluit
        for dimensie, tabel in found.tabellen.items():
            cut = snijd(sommen, (dimensie,), stand)
            assert {rij.klassen[0]: rij.uitgegeven for rij in tabel.rijen if rij.uitgegeven} == {
                key[0][0]: rij.uitgegeven for key, rij in cut.rijen.items() if rij.uitgegeven
            }
            assert tabel.totaal.uitgegeven == stand.uitgegeven
        looks = looked_back(stad, dag)
        assert found.terugblikken == looks
        assert found.teruggekeken == (looks["ja"] + looks["deels"] + looks["nee"], sum(looks.values()))
        assert found.maanden[-1].uitgegeven == stand.uitgegeven or dag.year > 2026
    cijfers = tel(stad.verzoeken)
    assert (found.verzoeken, found.zonder_geld, found.mediaan_dagen) == (
        cijfers.aantal, cijfers.zonder_geld, cijfers.mediaan_dagen,
    )  # fmt: skip
    assert (found.teruggekeken, found.terugblikken) == (cijfers.teruggekeken, cijfers.terugblikken)
    assert all(cijfers.terugblikken.values()), "of an answer that nobody gave this proves nothing"


def test_a_day_before_the_answer_it_was_still_unknown(town: Town) -> None:
    stad = filled(town)
    looks = [look for feit in stad.verzoeken for look in feit.terugblikken]
    late = [look for look in looks if look.uitkomst is TerugblikUitkomst.NEE and look.gezien_op != look.gepland_op]
    seen = max(look.gezien_op for look in late if look.gezien_op)
    before, after = (
        show_monitor(town.as_("CO"), MonitorVraag(2026, dag)).terugblikken or {}
        for dag in (seen - timedelta(days=1), seen)
    )
    answered = [look for look in late if look.gezien_op == seen]
    assert after == looked_back(stad, seen)
    assert before == looked_back(stad, seen - timedelta(days=1))
    assert after[TerugblikUitkomst.NEE] - before[TerugblikUitkomst.NEE] >= len(answered) > 0


def test_a_controller_hears_how_many_were_answered_and_not_what(file_town: Town) -> None:
    filled(file_town)
    assert show_monitor(file_town.as_("CT"), MonitorVraag(2026)).terugblikken is None
    stad = Geldstad(3, 150)
    found = as_monitor(controllerbeeld(2026, stad.geld, stad.verzoeken, LATER.date() - timedelta(days=1)))
    assert found.teruggekeken is not None
    assert terugblik_words(found).startswith(f"Op {found.teruggekeken[0]} van de {found.teruggekeken[1]} terugblikken")
    assert terugblik_words(show_monitor(file_town.as_("CO"), MonitorVraag(2026))).startswith("Teruggekeken: ")


def test_the_ledger_itself_is_counted_again(town: Town) -> None:
    """What was added up while the ledger was written is right; what somebody changed in it is seen."""
    filled(town)
    co = town.as_("CO")
    found = show_monitor(co, MonitorVraag(2026))
    assert (found.nageteld, found.sluit) == (None, True)
    assert (tel_na(co, found).nageteld, tel_na(co, found).sluit) == (Natelling(), True)
    assert closing_words(tel_na(co, found)) == "Ja, tot op de cent.", "negative control"
    rows = spoil(town)
    changed = show_monitor(co, MonitorVraag(2026))
    assert (changed.uitgegeven or 0) > (found.uitgegeven or 0), "nothing was changed, so this proves nothing"
    counted = tel_na(co, changed)
    amiss = Natelling(Stand(0, -1_000 * rows, 1_000 * rows), 1_000 * rows)
    assert (counted.nageteld, counted.sluit) == (amiss, False)
    euros = show_euros(1_000 * rows)
    assert closing_words(counted) == (
        "Nee. De sommen in Casus wijken af van het grootboek: "
        f"gereserveerd {euros} te weinig, uitgegeven {euros} te veel."
    )
    closed = show_monitor(town.as_("CT"), MonitorVraag(2026))
    assert tel_na(town.as_("CT"), closed) == closed, "comes from the ledger itself"


def test_what_is_right_together_and_stands_in_the_wrong_place_is_told(file_town: Town) -> None:
    filled(file_town)
    s = g.geldsom.c
    with file_town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        one, other = conn.execute(select(s.maand, s.budget_id).where(s.soort == "betaling").distinct()).all()[:2]
        for row, cents in ((one, 500), (other, -500)):
            where = (s.soort == "betaling", s.maand == row.maand, s.budget_id == row.budget_id)
            first = conn.execute(select(s.categorie, s.levensdomein, s.bouwsteen).where(*where)).first()
            assert first is not None
            exact = (s.categorie == first[0], s.levensdomein == first[1], s.bouwsteen == first[2])
            assert conn.execute(update(g.geldsom).where(*where, *exact).values(bedrag=s.bedrag + cents)).rowcount == 1
    counted = tel_na(file_town.as_("CO"), show_monitor(file_town.as_("CO"), MonitorVraag(2026)))
    assert counted.nageteld == Natelling(Stand(), 1_000)
    assert closing_words(counted).endswith("samen klopt het, maar €\N{NO-BREAK SPACE}10 staat niet waar het hoort.")


def test_of_one_wijk(town: Town) -> None:
    filled(town)
    keuze = monitor.monitor_keuze(town.as_("VZ"))
    assert keuze.jaren == (2026,)
    whole = show_monitor(town.as_("VZ"), MonitorVraag(2026))
    parts = [show_monitor(town.as_("VZ"), MonitorVraag(2026, None, id_)) for id_, _ in keuze.wijken]
    assert sum(part.budget for part in parts) == whole.budget
    assert sum(part.uitgegeven or 0 for part in parts) == whole.uitgegeven
    assert all(part.sluit for part in parts)


def test_a_day_in_the_past_is_told_as_it_was_known_with_what_changed_since(town: Town) -> None:
    stad = filled(town)
    dag = max(feit.boekdag for feit in stad.geld if feit.op.date() > feit.boekdag + timedelta(days=9))
    found = show_monitor(town.as_("CO"), MonitorVraag(2026, dag))
    late = [f for f in stad.geld if f.boekdag <= dag and f.op.date() > dag]
    assert late, "nothing was booked afterwards, so this proves nothing"
    assert found.later == totaal(late)
    assert show_monitor(town.as_("CO"), MonitorVraag(2026, dag)) == found
    for dimensie, tabel in found.tabellen.items():
        expected: dict[tuple[str, ...], int] = defaultdict(int)
        for feit in late:
            expected[feit.kenmerken.klasse(dimensie)] += Stand().after(feit.soort, feit.cents).uitgegeven
        shown = {rij.klassen: rij.later for rij in tabel.rijen}
        assert {name: cents for name, cents in shown.items() if cents} == {n: c for n, c in expected.items() if c}
        assert tabel.totaal.later == found.later.uitgegeven == sum(each or 0 for each in shown.values())
    assert all(
        tabel.totaal.later is None for tabel in show_monitor(town.as_("CO"), MonitorVraag(2026)).tabellen.values()
    )
    long_ago = show_monitor(town.as_("CO"), MonitorVraag(2026, date(2020, 1, 1)))
    assert (long_ago.later, later_words(long_ago)) == (Stand(), "")
    assert {tabel.totaal.later for tabel in long_ago.tabellen.values()} == {0}, "over, so it is known that nothing came"
    closed = show_monitor(town.as_("CT"), MonitorVraag(2026, dag))
    assert later_words(closed) == ""
    assert all(rij.later is None for tabel in closed.tabellen.values() for rij in (*tabel.rijen, tabel.totaal))


def test_behind_a_figure_stand_verzoeken_with_their_casus_code(town: Town) -> None:
    """What was asked in the row and what money moved for in it, which need not be the same quarter."""
    stad = filled(town)
    vraag = MonitorVraag(2026)
    for dimensie in (Dimensie.WIJK, Dimensie.CATEGORIE, Dimensie.KWARTAAL):
        tabel = show_monitor(town.as_("CO"), vraag).tabellen[dimensie]
        rij = max(tabel.rijen, key=lambda rij: rij.verzoeken or 0)
        feiten: list[Verzoekfeit | Geldfeit] = [*stad.verzoeken, *stad.geld]
        inside = [feit for feit in feiten if feit.kenmerken.klasse(dimensie)[0] in rij.klassen]
        expected = {feit.verzoek_id for feit in inside} - {None}
        behind = show_behind(town.as_("CO"), Cijfer(vraag, dimensie, rij.klassen))
        assert len(behind.rijen) + behind.niet_verteld == len(expected)
        assert len(expected) > (rij.verzoeken or 0) if dimensie is Dimensie.KWARTAAL else len(expected) == rij.verzoeken
        assert behind.niet_verteld == 0, "a coordinator sees every casus"
        assert any(row.casus_code for row in behind.rijen)
        elsewhere = show_behind(town.as_("VZ"), Cijfer(vraag, dimensie, rij.klassen))
        assert all(not row.casus_code for row in elsewhere.rijen), "Vera is in none of these casussen"
        assert len(elsewhere.rijen) + elsewhere.niet_verteld == len(expected)


def test_behind_everything_stands_every_verzoek_of_the_year(file_town: Town) -> None:
    stad = filled(file_town)
    behind = show_behind(file_town.as_("CO"), Cijfer(MonitorVraag(2026)))
    assert len(behind.rijen) == len(stad.verzoeken) == show_monitor(file_town.as_("CO"), MonitorVraag(2026)).verzoeken
    assert not show_behind(file_town.as_("CO"), Cijfer(MonitorVraag(2025))).rijen, "negative control"
    of_chair = show_behind(file_town.as_("VZ"), Cijfer(MonitorVraag(2026)))
    assert len(of_chair.rijen) + of_chair.niet_verteld == len(stad.verzoeken)
    assert of_chair.niet_verteld


def test_the_controller_reads_groups_and_nothing_else(town: Town) -> None:
    stad = filled(town)
    codes = {row.code for row in casussen.first_casus_page(town.as_("CO"), limit=500)}
    found = show_monitor(town.as_("CT"), MonitorVraag(2026))
    told = said(found)
    assert CANARY not in told
    assert not {code for code in codes if code in told.split()}
    assert not any(feit.kenmerken.bron == "x" for feit in stad.geld)
    counts = [c for t in found.tabellen.values() for r in t.rijen for c in (r.verzoeken, r.zonder_geld)]
    assert not [count for count in counts if count is not None and 0 < count < KLEINSTE_GROEP]
    assert found.tabellen[Dimensie.WIJK].rijen, "of nothing told nothing can be learned"
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        show_behind(town.as_("CT"), Cijfer(MonitorVraag(2026), Dimensie.WIJK, ("Oost",)))
    for everything in (Cijfer(MonitorVraag(2026)), Ramingcijfer(MonitorVraag(2026))):
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            show_behind(town.as_("CT"), everything)


def test_who_reads_everything_does_see_small_counts(town: Town) -> None:
    """Negative control of the check above."""
    filled(town)
    found = show_monitor(town.as_("CO"), MonitorVraag(2026))
    counts = [r.zonder_geld for t in found.tabellen.values() for r in t.rijen]
    assert [count for count in counts if count is not None and 0 < count < KLEINSTE_GROEP]


def test_the_controller_reads_what_the_domain_says(file_town: Town) -> None:
    stad = filled(file_town)
    yesterday = LATER.date() - timedelta(days=1)
    expected = as_monitor(controllerbeeld(2026, stad.geld, stad.verzoeken, yesterday))
    assert show_monitor(file_town.as_("CT"), MonitorVraag(2026)) == expected


def test_one_person_in_five_casussen_is_no_group(file_town: Town) -> None:
    """Casussen name nobody twice here; once everybody in them has one name, it is one person and nothing is told."""
    filled(file_town)
    before = show_monitor(file_town.as_("CT"), MonitorVraag(2026))
    assert before.tabellen[Dimensie.CATEGORIE].rijen
    with file_town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        asked = select(g.verzoek.c.casus_id).where(g.verzoek.c.casus_id.is_not(None))
        conn.execute(update(t.inwoner).where(t.inwoner.c.casus_id.in_(asked)).values(naam="Rob Terpstra"))
    assert show_monitor(file_town.as_("CT"), MonitorVraag(2026)) == before, "what was told is known"
    with file_town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        conn.execute(delete(g.verteld))
    found = show_monitor(file_town.as_("CT"), MonitorVraag(2026))
    assert not found.uitgegeven
    assert not [rij for tabel in found.tabellen.values() for rij in tabel.rijen if rij.uitgegeven or rij.verzoeken]


def test_whether_it_closes_can_be_no_for_a_controller_too_or_not_said(file_town: Town) -> None:
    stad = filled(file_town)
    beeld = controllerbeeld(2026, stad.geld, stad.verzoeken, LATER.date() - timedelta(days=1))
    assert as_monitor(beeld).sluit is (None if beeld.over is None else True)
    tabel = beeld.tabellen[Dimensie.CATEGORIE]
    assert tabel.rijen, "of nothing told nothing can be wrong"
    spent = sum(rij.uitgegeven for rij in tabel.rijen)
    told = dataclasses.replace(
        beeld, dag=tabel.dag, uitgegeven=spent, gereserveerd=0, over=beeld.budget - spent,
        tabellen={Dimensie.CATEGORIE: tabel},
    )  # fmt: skip
    assert as_monitor(told).sluit is True
    more = dataclasses.replace(told, uitgegeven=spent + 1, over=beeld.budget - spent - 1)
    assert as_monitor(more).sluit is False, "a cent"
    assert as_monitor(dataclasses.replace(told, over=0)).sluit is False
    other_day = dataclasses.replace(more, dag=tabel.dag - timedelta(days=1))
    assert as_monitor(other_day).sluit is True, "told as of another day, so nothing to compare"
    assert as_monitor(dataclasses.replace(told, over=None)).sluit is None


def test_a_controller_who_asks_one_wijk_reads_all(file_town: Town) -> None:
    filled(file_town)
    ctx = file_town.as_("CT")
    assert monitor.monitor_keuze(ctx).wijken == ()
    assert show_monitor(ctx, MonitorVraag(2026, None, 1)) == show_monitor(ctx, MonitorVraag(2026))


@pytest.mark.parametrize("code", ["IB", "NO", "BE", "BU"])
def test_others_do_not_read_it(file_town: Town, code: str) -> None:
    for ask in (
        lambda ctx: show_monitor(ctx, MonitorVraag(2026)),
        lambda ctx: show_behind(ctx, Cijfer(MonitorVraag(2026), Dimensie.WIJK, ())),
        monitor.monitor_keuze,
    ):
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            ask(file_town.as_(code))


def test_of_how_long_a_decision_takes_is_told_in_days(file_town: Town) -> None:
    filled(file_town)
    found = show_monitor(file_town.as_("CO"), MonitorVraag(2026))
    said = [decided_in(dataclasses.replace(found, mediaan_dagen=days)) for days in (0, 1, 2.5, None)]
    assert said == ["0 dagen", "1 dag", "2,5 dagen", "nog niet bekend"]
    assert decided_in(dataclasses.replace(found, mediaan_dagen=None, gesloten=True)) == "niet verteld"


def test_tomorrow_is_refused(file_town: Town) -> None:
    tomorrow = file_town.clock.today() + timedelta(days=1)
    with pytest.raises(RuleViolation, match="peildatum_in_toekomst"):
        show_monitor(file_town.as_("CO"), MonitorVraag(2026, tomorrow))


def test_reading_is_written_down(file_town: Town) -> None:
    told = [("monitor_gelezen", "2026"), ("controller_verteld", "2026")]
    for code, expected in (("CO", told[:1]), ("CT", told)):
        entries = file_town.logged_by(lambda code=code: show_monitor(file_town.as_(code), MonitorVraag(2026)))  # type: ignore[misc]
        assert [(entry.action, entry.outcome) for entry in entries] == expected
    file_town.clock.advance(timedelta(hours=3))
    again = file_town.logged_by(lambda: show_monitor(file_town.as_("CT"), MonitorVraag(2026)))
    assert [entry.action for entry in again] == ["monitor_gelezen"], "nothing is new any more"


def said(value: Any) -> str:
    """Every word and number in it."""
    if dataclasses.is_dataclass(value) or (isinstance(value, tuple) and hasattr(value, "_fields")):
        names = value._fields if isinstance(value, tuple) else [each.name for each in dataclasses.fields(value)]
        return " ".join(said(getattr(value, name)) for name in names)
    if isinstance(value, dict):
        return " ".join(f"{said(key)} {said(each)}" for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return " ".join(map(said, value))
    return str(value)
