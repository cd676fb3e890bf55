"""A past day of the monitor, what stands behind it and its file: the same after an open verzoek got another budget."""

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import delete, insert

from casus.domain.budget import Jaarwisseling
from casus.domain.changes import LogEntry
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Dimensie
from casus.domain.toegang import ALLEN, Categorie
from casus.domain.verzoek import Verzoek, VerzoekUitkomst
from casus.services import budgetten, mensen, snel_geld
from casus.services.monitor import show_monitor
from casus.services.monitorachter import Achter, Cijfer, show_behind
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from casus.services.monitorvorm import Monitor, MonitorVraag
from casus.storage import tables as t
from casus.storage import tables_geld as g
from tests.services.conftest import Town
from tests.services.test_snel_geld import agree, asked, in_two_organisations, make_budget, row_of

DAY = date(2026, 11, 23)
VRAAG = MonitorVraag(2026, DAY)


def other_wijk(town: Town) -> int:
    """A budget of a wijk of its own."""
    co = town.as_("CO")
    wijk = mensen.create_wijk(co, "Zuid")[0].id
    cmd = budgetten.MaakBudget(wijk, 2026, "Fonds Zuid", Jaarwisseling.MEE, 100_000)
    return budgetten.make_budget(co, cmd)[0].id


def move(town: Town, verzoek: int, budget: int) -> None:
    cmd = snel_geld.ZetBudget(verzoek, row_of(town, verzoek).versie, budget)
    snel_geld.set_budget(town.as_("IB"), cmd)


def forget(town: Town) -> None:
    with town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        conn.execute(delete(g.verzoek_eerder))


def behind(town: Town, klasse: str, vraag: MonitorVraag = VRAAG) -> Achter:
    return show_behind(town.as_("CO"), Cijfer(vraag, Dimensie.WIJK, (klasse,)))


def lines(town: Town, folder: Path, vraag: MonitorVraag = VRAAG, *, by: str = "CO") -> list[tuple[Any, ...]]:
    """Of the file: code, classes and outcome of each verzoek."""
    path = save_monitor(town.as_(by), BewaarMonitor(vraag, folder / f"{len(list(folder.iterdir()))}.xlsx"))
    read = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    return list(read["Verzoeken"].iter_rows(min_row=6, values_only=True))


def counted(found: Monitor) -> dict[str, int]:
    return {rij.klassen[0]: rij.verzoeken or 0 for rij in found.tabellen[Dimensie.WIJK].rijen if rij.verzoeken}


def test_a_past_day_is_the_same_after_another_budget_of_another_wijk(each_town: Town, tmp_path: Path) -> None:
    town = each_town
    in_two_organisations(town)
    old, new = make_budget(town), other_wijk(town)
    verzoek, stays = asked(town, old, casus_id=town.kanarie), asked(town, old, casus_id=town.kanarie)
    (wijk,) = counted(show_monitor(town.as_("CO"), VRAAG))
    town.clock.advance(timedelta(days=1))
    before, list_before, file_before = show_monitor(town.as_("CO"), VRAAG), behind(town, wijk), lines(town, tmp_path)
    assert counted(before) == {wijk: 2}
    assert {row.code for row in list_before.rijen} == {row_of(town, each).code for each in (verzoek, stays)}
    move(town, verzoek, new)
    agree(town, verzoek, "LI", "CO")
    town.clock.advance(timedelta(days=1))
    assert row_of(town, verzoek).status is VerzoekUitkomst.JA
    assert show_monitor(town.as_("CO"), VRAAG) == before
    assert behind(town, wijk) == list_before
    assert not behind(town, "Zuid").rijen
    assert lines(town, tmp_path) == file_before
    assert counted(show_monitor(town.as_("CO"), MonitorVraag(2026))) == {wijk: 1, "Zuid": 1}
    assert len(behind(town, "Zuid", MonitorVraag(2026)).rijen) == 1
    forget(town)
    assert show_monitor(town.as_("CO"), VRAAG) != before, "negative control"
    assert behind(town, wijk) != list_before
    assert lines(town, tmp_path) != file_before


def test_a_past_day_keeps_what_went_to_the_next_year_and_its_code(town: Town, tmp_path: Path) -> None:
    old, new = make_budget(town), make_budget(town, jaar=2027)
    verzoek = asked(town, old, casus_id=town.kanarie)
    town.clock.set(datetime(2027, 1, 4, 9, tzinfo=UTC))
    vraag = MonitorVraag(2026, date(2026, 12, 31))
    before, file_before = show_monitor(town.as_("CO"), vraag), lines(town, tmp_path, vraag)
    of_controller = show_monitor(town.as_("CT"), vraag)
    town.clock.advance(timedelta(hours=1))
    move(town, verzoek, new)
    assert show_monitor(town.as_("CO"), vraag) == before
    assert lines(town, tmp_path, vraag) == file_before
    assert file_before[0][0] == row_of(town, verzoek).code
    everything = show_behind(town.as_("CO"), Cijfer(vraag))
    assert [row.code for row in everything.rijen] == [row_of(town, verzoek).code]
    assert show_monitor(town.as_("CT"), vraag) == of_controller, "who counts from the decision counts as ever"
    town.clock.advance(timedelta(days=1))
    assert show_monitor(town.as_("CO"), MonitorVraag(2026)).verzoeken == 0
    assert show_monitor(town.as_("CO"), MonitorVraag(2027)).verzoeken == 1
    assert show_monitor(town.as_("CO"), MonitorVraag(2027, date(2027, 1, 3))).verzoeken == 0
    controller = [show_monitor(town.as_("CT"), MonitorVraag(jaar)) for jaar in (2026, 2027)]
    forget(town)
    assert controller == [show_monitor(town.as_("CT"), MonitorVraag(jaar)) for jaar in (2026, 2027)]
    assert show_monitor(town.as_("CO"), vraag).verzoeken == 0, "negative control"


def test_behind_a_past_day_stands_what_was_not_decided_yet(town: Town) -> None:
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    town.clock.advance(timedelta(days=1))
    snel_geld.refuse_verzoek(town.as_("CO"), snel_geld.ZegNee(verzoek, 1, "dit betaalt de Zvw"))
    (then,) = show_behind(town.as_("CO"), Cijfer(VRAAG)).rijen
    (now,) = show_behind(town.as_("CO"), Cijfer(MonitorVraag(2026))).rijen
    assert (then.status, now.status) == (VerzoekUitkomst.OPEN, VerzoekUitkomst.NEE)


def test_a_code_is_not_said_beside_a_class_of_then_that_is_not_told(town: Town, tmp_path: Path) -> None:
    """Who may hear of it as it is now, and not of the part of life that it was about before, learns nothing of that."""
    verzoek = asked(town, make_budget(town), casus_id=town.kanarie)
    set_classes(town, verzoek, levensdomein=Levensdomein.JUSTITIE)
    town.clock.advance(timedelta(days=1))
    set_classes(town, verzoek, levensdomein=Levensdomein.WONEN, categorie=BestedingSoort.ANDERS)
    of_coordinator = show_behind(town.as_("CO"), Cijfer(VRAAG))
    assert [row.categorie for row in of_coordinator.rijen] == [BestedingSoort.WONEN_EN_SPULLEN], "of then"
    hears(town, "VZ", Categorie.WONEN)
    assert show_behind(town.as_("VZ"), Cijfer(MonitorVraag(2026))).rijen, "as it is now the chair is told"
    of_chair = show_behind(town.as_("VZ"), Cijfer(VRAAG))
    assert (of_chair.rijen, of_chair.niet_verteld) == ((), 1)
    assert not lines(town, tmp_path, by="VZ")[0][0]
    hears(town, "VZ", Categorie.WONEN, Categorie.POLITIE)
    assert show_behind(town.as_("VZ"), Cijfer(VRAAG)).rijen == of_coordinator.rijen, "negative control"
    assert lines(town, tmp_path, by="VZ")[0][0]


def hears(town: Town, code: str, *parts: Categorie) -> None:
    """Sees the casus, and of what is said of it these parts only."""
    z = t.zicht.c
    whose = {"casus_id": town.kanarie, "professional_id": town.people[code]}
    row = whose | {"grond": "proef", "inwoner_id": ALLEN, "van": town.clock.now() - timedelta(days=9), "tot": None}
    with town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        conn.execute(delete(t.zicht).where(z.casus_id == town.kanarie, z.professional_id == town.people[code]))
        conn.execute(insert(t.zicht), [row | {"categorie": each} for each in (Categorie.ZAAK, *parts)])


def set_classes(town: Town, verzoek_id: int, **values: object) -> None:
    """No screen changes these yet; whatever will passes the unit of work."""
    ctx = town.as_("CO")
    with ctx.unit_of_work() as uow:
        verzoek = uow.get_unseen(Verzoek, verzoek_id)
        for name, value in values.items():
            setattr(verzoek, name, value)
        verzoek.gewijzigd_op = ctx.now()
        uow.commit(LogEntry("verzoek_budget_gewijzigd", (("verzoek", verzoek_id),)))
