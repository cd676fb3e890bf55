"""The controller's own file: what is in it, what is not, and the only code that opens it."""

import io
import json
import re
import zlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import delete, update

from casus.domain import controllerbeeld
from casus.domain.errors import CasusError, EnvironmentProblem, RuleViolation
from casus.domain.geld import GROOTSTE
from casus.domain.logboek import EMPTY_HEAD
from casus.domain.monitor import KRUISEN, Dimensie
from casus.services.context import Context
from casus.services.controlecijfers import (
    LARGEST,
    Controlecijfers,
    Controlestand,
    make_controlecijfers,
    read_controlecijfers,
    write_controlecijfers,
)
from casus.services.controllerbestand import MaakControllerbestand, make_controllerbestand
from casus.services.messages import sentence
from casus.services.monitor import monitor_dagen, monitor_keuze, show_monitor
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from casus.services.monitorgesloten import read_grondslag
from casus.services.monitorkruis import show_kruis
from casus.services.monitorvorm import MonitorKeuze, MonitorVraag
from casus.storage import exchange
from casus.storage import tables as t
from casus.storage import tables_geld as g
from casus.system.controlebestand import unseal
from casus.wiring import open_controle
from tests.domain.geldstad import Geldstad
from tests.services.conftest import CANARY, Town
from tests.services.geld_in_dossier import fill
from tests.services.test_monitor import LATER
from tests.services.test_monitorbestand import (
    MONTH,
    VRAAG,
    add_ramingen,
    cents,
    codes_of,
    everything,
    public_words,
    words_of,
)
from tests.services.test_monitorbestand import geld_made as geld_made
from tests.services.test_monitorbestand import town as town

MANY = 170
"""So many people that two dimensions may be told."""


def opened(town: Town, pad: Path, code: str | None = None) -> Context:
    """What a controller works with: their file, on a machine that has no dossier."""
    return open_controle(str(pad), town.world, code).context()


def as_book(ctx: Context, path: Path) -> Path:
    return save_monitor(ctx, BewaarMonitor(VRAAG, path))


def test_in_it_is_what_a_controller_is_told_of_every_month(file_town: Town, tmp_path: Path) -> None:
    """And nothing besides: figures, tables of two dimensions, words, payments, the name of the team."""
    town = file_town
    fill(town, Geldstad(3, MANY))
    town.clock.advance(LATER - MONTH - town.clock.now())
    add_ramingen(town, 8, closed=True)
    town.clock.advance(MONTH)
    made = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / "c.casuscontrole"))
    inside, live = opened(town, made.pad, made.code), town.as_("CT")
    days = monitor_dagen(live, 2026)
    assert len(days) == 17, "July would be a month end of another year"
    assert monitor_dagen(inside, 2026) == days
    for dag in (None, *days, date(2026, 5, 17), date(2026, 1, 1)):
        vraag = MonitorVraag(2026, dag)
        assert show_monitor(inside, vraag) == show_monitor(live, vraag), dag
    for paar in (*KRUISEN, *(pair[::-1] for pair in KRUISEN)):
        for dag in (None, date(2026, 11, 30)):
            vraag = MonitorVraag(2026, dag)
            assert show_kruis(inside, vraag, paar) == show_kruis(live, vraag, paar), (dag, paar)
    assert show_monitor(inside, VRAAG).vermeden is not None
    assert any(show_kruis(inside, VRAAG, paar) for paar in KRUISEN)
    assert monitor_keuze(inside) == MonitorKeuze((2026,), ())
    with pytest.raises(RuleViolation, match="controle_jaar"):
        show_monitor(inside, MonitorVraag(2025))
    with pytest.raises(RuleViolation, match="peildatum_in_toekomst"):
        show_monitor(inside, MonitorVraag(2026, town.clock.today() + timedelta(days=1)))
    for locked in (inside.read, inside.unit_of_work):
        with pytest.raises(RuleViolation, match="controle_alleen_cijfers"):
            locked()


def test_the_keychain_keeps_the_code_of_a_file_that_was_opened(town: Town, tmp_path: Path) -> None:
    made = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / "c.casuscontrole"))
    with pytest.raises(EnvironmentProblem, match="controlecode_nodig"):
        opened(town, made.pad)
    first = opened(town, made.pad, made.code)
    assert show_monitor(opened(town, made.pad), VRAAG) == show_monitor(first, VRAAG)
    again = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, made.pad))
    assert again.code != made.code
    with pytest.raises(EnvironmentProblem, match="controlecode_nodig"):
        opened(town, made.pad)


def test_what_does_not_fit_is_no_file_of_figures(town: Town, tmp_path: Path) -> None:
    """Encrypted by somebody with the code, and yet not what this Casus writes."""
    good = json.loads(zlib.decompress(write_controlecijfers(figures_of(town))))
    for place, wrong in ((2, "2026"), (3, "gisteren"), (4, [[1]]), (5, None), (0, 7)):
        bad = [wrong if at == place else each for at, each in enumerate(good)]
        with pytest.raises(EnvironmentProblem, match="controlebestand_onleesbaar"):
            read_controlecijfers(zlib.compress(json.dumps(bad).encode()))
    for bad_bytes in (b"", b"PK", zlib.compress(b"{}"), zlib.compress(json.dumps([*good, 1]).encode())):
        with pytest.raises(EnvironmentProblem, match="controlebestand_onleesbaar"):
            read_controlecijfers(bad_bytes)
    assert read_controlecijfers(zlib.compress(json.dumps(good).encode())) == figures_of(town)


def test_figures_that_nobody_could_have_reckoned_are_refused(town: Town) -> None:
    """By somebody with the code: nothing told, an amount beyond every budget, no whole number, or a bomb."""
    good = json.loads(zlib.decompress(write_controlecijfers(figures_of(town))))
    payments, most = good[5], GROOTSTE * 1000

    def read(text: str) -> Controlecijfers:
        return read_controlecijfers(zlib.compress(text.encode(), 9))

    def paid(bedrag: object) -> str:
        return json.dumps([*good[:5], [*payments, ["F1", bedrag]]])

    for fits in (most, -most, 0):
        assert read(paid(fits)).betalingen[-1].bedrag == fits, "negative control"
    bad = [paid(wrong) for wrong in (most + 1, -most - 1, 10**400, 1.5, 1.0, "1", True, None)]
    bad += [paid(float(wrong)) for wrong in ("nan", "inf", "-inf")]
    bad += [json.dumps([*good[:2], 10**30, *good[3:]]), json.dumps([*good[:4], [], payments])]
    whole = json.dumps(good)
    assert read(whole + " " * (LARGEST - len(whole.encode()))).standen, "negative control"
    bad += [whole + " " * (LARGEST - len(whole.encode()) + 1), "[" * 1_000_000, "[" + "[]," * 4_000_000 + "[]]"]
    for text in bad:
        with pytest.raises(EnvironmentProblem, match="controlebestand_onleesbaar"):
            read(text)
    packed = zlib.compress(whole.encode())
    with pytest.raises(EnvironmentProblem, match="controlebestand_onleesbaar"):
        read_controlecijfers(packed[:-1])


def test_an_amount_in_a_table_that_nobody_could_have_reckoned_is_refused(
    file_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stands."""
    monkeypatch.setattr(controllerbeeld, "GENOEG_BETALINGEN", 0)
    fill(file_town, Geldstad(3, 40))
    text = json.dumps(json.loads(zlib.decompress(write_controlecijfers(figures_of(file_town)))))
    amounts = sorted({found[0] for found in re.finditer(r"(?<=[\[ ])-?\d{4,}(?=[,\]])", text)}, key=len)[-3:]
    assert len(amounts) == 3
    for amount in amounts:
        for wrong in (str(GROOTSTE * 1000 + 1), "12345.5", "NaN", "1e300"):
            with pytest.raises(EnvironmentProblem, match="controlebestand_onleesbaar"):
                read_controlecijfers(zlib.compress(text.replace(f" {amount},", f" {wrong},", 1).encode()))
    assert read_controlecijfers(zlib.compress(text.encode())) == figures_of(file_town), "negative control"


def figures_of(town: Town) -> Controlecijfers:
    ctx = town.as_("CO")
    with ctx.read() as queries:
        return make_controlecijfers(ctx, queries, read_grondslag(ctx, queries, 2026))


def test_the_controllers_file_opens_with_its_own_code_only(town: Town, tmp_path: Path) -> None:
    made = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / "c.casuscontrole"))
    other = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / "d.casuscontrole"))
    sealed = made.pad.read_bytes()
    head, _, rest = sealed.partition(b"\n")
    assert set(json.loads(head)) == {"format", "nonce", "salt", "length", "sha256"}
    for word in (CANARY.encode(), b"Oost", b"xl/worksheets", b"PK\x03\x04"):
        assert word not in rest
    for typed, wrong in (("", "controlecode_nodig"), ("7K3M9", "controlecode_lengte"), ("7" * 40, "controlecode_typ")):
        with pytest.raises(CasusError, match=wrong) as told:
            opened(town, made.pad, typed)
        assert "herstelcode" not in sentence(told.value), "whoever opens this file has a code of another name"
    book = as_book(opened(town, made.pad, made.code), tmp_path / "uit.xlsx")
    assert "Betalingen" in openpyxl.load_workbook(book).sheetnames
    with pytest.raises(RuleViolation, match="controlecode_onjuist"):
        opened(town, made.pad, other.code)


def test_a_damaged_file_is_not_a_wrong_code(town: Town, tmp_path: Path) -> None:
    """Wherever it was cut off, lengthened or changed, and whether a code was typed or not."""
    made = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / "c.casuscontrole"))
    whole = made.pad.read_bytes()
    end = whole.index(b"\n") + 1
    changed = [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (-1 % len(whole), end, end // 2, end - 9)
    ]
    other = json.loads(whole[:end])
    other["salt"] = other["salt"][::-1].replace("=", "A")[:22] + "=="
    moved = json.dumps(other, sort_keys=True).encode() + b"\n" + whole[end:]
    cut = [whole[:size] for size in (0, 20, end - 1, end, end + 16, len(whole) - 30, len(whole) - 1)]
    for damaged in (*changed, *cut, moved, whole + b"\n", whole[end:], b"iets anders", b"[1]\n", b"{}\n", bytes(600)):
        made.pad.write_bytes(damaged)
        for code in (made.code, None):
            with pytest.raises(EnvironmentProblem, match="controlebestand_onleesbaar"):
                opened(town, made.pad, code)
    made.pad.write_bytes(whole)
    assert opened(town, made.pad, made.code).controle == figures_of(town), "negative control"


def test_in_it_is_no_name_and_no_code_and_the_payments_add_up(town: Town, tmp_path: Path) -> None:
    made = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / "c.casuscontrole"))
    data = as_book(opened(town, made.pad, made.code), tmp_path / "uit.xlsx").read_bytes()
    text = everything(data) + zlib.decompress(unseal(made.pad.read_bytes(), made.code)).decode()
    assert CANARY not in text.lower()
    assert not codes_of(town) & words_of(text) - public_words()
    shown = show_monitor(town.as_("CT"), VRAAG)
    read = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    rows = list(read["Betalingen"].iter_rows(min_row=5, values_only=True))
    assert cents(rows[-1][1]) == shown.uitgegeven == sum(cents(row[1]) or 0 for row in rows[:-1])
    assert {row[0] for row in rows[:-1]} - {"geen kenmerk"}, "references are what a controller matches on"
    assert [cell.value for cell in read["Betalingen"][4]] == ["Kenmerk", "Bedrag"]
    assert shown.tabellen[Dimensie.WIJK].rijen[0].uitgegeven is not None


def test_a_name_in_a_reference_stays_behind(town: Town, tmp_path: Path) -> None:
    """Negative control: the dossier does hold references, and what is not plain is taken out of them."""
    with town.as_("CO").read() as queries:
        rows = queries.betaalregels(2026, date(2027, 6, 30))
    assert any(kenmerk.startswith("B") for kenmerk, _ in rows)


@pytest.mark.parametrize("code", ["IB", "NO", "BU", "CT"])
def test_who_does_not_keep_the_money_makes_no_file(town: Town, code: str, tmp_path: Path) -> None:
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        make_controllerbestand(town.as_(code), MaakControllerbestand(2026, tmp_path / "c.casuscontrole"))


def test_a_later_file_tells_of_earlier_months_what_the_first_did(file_town: Town, tmp_path: Path) -> None:
    """Somebody is found in a casus under a name that stands in others: who is one person becomes otherwise, and March
    divided anew would tell, beside the file of then, what is between. Control: forgetting what was told.
    """
    town, half = file_town, date(2026, 6, 30)
    casussen = sorted(fill(town, Geldstad(3, 190)).values())
    town.clock.advance(datetime(2026, 7, 5, 12, tzinfo=UTC) - town.clock.now())

    def told(name: str) -> list[Controlestand]:
        made = make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / f"{name}.casuscontrole"))
        inside = opened(town, made.pad, made.code).controle
        assert inside is not None
        return [stand for stand in inside.standen if stand.dag <= half]

    first = told("juli")
    assert first[-1].monitor.tabellen[Dimensie.CATEGORIE].rijen
    with town.dossier._engine.connect() as conn:
        moved = exchange.check_file("".join(exchange.export_text(conn, EMPTY_HEAD, LATER)).encode())
    assert moved.rows["verteld"]
    assert not [fault for fault in moved.faults if fault.pad.startswith("verteld")], "another dossier goes on from it"
    with town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        for place, casus_id in enumerate(casussen[:60]):
            named = update(t.inwoner).where(t.inwoner.c.casus_id == casus_id)
            conn.execute(named.values(naam=f"Familie {CANARY} {place % 7}"))
    town.clock.advance(timedelta(days=62))
    assert told("september") == first
    with town.dossier._engine.execution_options(casus_write=True).begin() as conn:
        conn.execute(delete(g.verteld))
    assert told("zonder") != first, "negative control"


def test_making_it_is_written_down(town: Town, tmp_path: Path) -> None:
    cmd = MaakControllerbestand(2026, tmp_path / "c.casuscontrole")
    entries = town.logged_by(lambda: make_controllerbestand(town.as_("CO"), cmd))
    assert [(entry.action, entry.outcome) for entry in entries] == [("controllerbestand_gemaakt", "2026")]
    with pytest.raises(RuleViolation, match="controlebestand_naam"):
        make_controllerbestand(town.as_("CO"), MaakControllerbestand(2026, tmp_path / "c.xlsx"))
