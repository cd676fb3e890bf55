"""Lists of offers from elsewhere: tried, read, read again, written out; all or nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from casus.domain.aanbod import Kosten
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.values import Leeftijdsklasse
from casus.services import kaartlijsten as kl
from casus.services import mensen
from casus.services import sociale_kaart as sk
from casus.services.messages import sentence
from tests.services.conftest import Town
from tests.services.test_sociale_kaart import POST, add

NIEUW, GEWIJZIGD, BESTAAT, FOUT = kl.KaartOordeel
SERVICE: dict[str, Any] = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Samen de post openen",
    "organization": {"id": "o-1", "name": "Welzijn Voorbeeld"},
    "description": "Met koffie.",
    "eligibility_description": "Wie de post laat liggen.",
    "minimum_age": 16,
    "maximum_age": 66,
    "fees_description": "",
    "cost_options": [{"amount": 0, "currency": "EUR"}],
    "wait_time": "2 weken",
    "phones": [{"number": "+31 10 000 00 00"}],
    "email": "post@voorbeeld.example",
    "url": "https://voorbeeld.example",
    "status": "active",
    "assured_date": "2026-11-02",
    "schedules": [{"description": "dinsdagochtend", "byday": "TU"}],
    "service_areas": [{"name": "Molenbuurt"}],
    "service_at_locations": [{"location": {"addresses": [{"address_1": "Plein 1", "city": "Molendam"}]}}],
    "attributes": [
        {"taxonomy_term": {"code": "geld", "taxonomy_detail": {"name": "levensdomeinen"}}},
        {"taxonomy_term": {"code": "anders", "taxonomy_detail": {"name": "iets vreemds"}}},
        {"value": "rustige hoek", "taxonomy_term": {"code": "ja", "taxonomy_detail": {"name": "kwetsbaarproof"}}},
    ],
}


def file_of(tmp_path: Path, *services: Any, name: str = "gemeente.json") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps({"total_items": len(services), "contents": services}), encoding="utf-8")
    return path


def table_of(tmp_path: Path, *lines: str, name: str = "lijst.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def wijk(town: Town, naam: str = "Molenbuurt") -> int:
    return mensen.create_wijk(town.as_("CO"), naam)[0].id


def test_a_service_of_hsds_is_tried_first_and_then_read(each_town: Town, tmp_path: Path) -> None:
    town, ctx = each_town, each_town.as_("IB")
    here = wijk(town)
    cmd = kl.LeesKaart(file_of(tmp_path, SERVICE))
    proef = kl.try_kaart(ctx, cmd)
    assert [(r.rij, r.oordeel, r.naam) for r in proef.regels] == [(1, NIEUW, "Samen de post openen")]
    assert not sk.read_kaart(ctx).rows, "trying writes nothing"
    (entry,) = town.logged_by(lambda: kl.take_kaart(ctx, cmd))
    assert (entry.action, entry.outcome) == ("kaart_ingelezen", "1_rijen")
    (row,) = sk.read_kaart(ctx).rows.values()
    g = row.gegevens
    assert (g.naam, g.organisatie, g.wijken) == ("Samen de post openen", "Welzijn Voorbeeld", (here,))
    assert (g.telefoon, g.adres, g.openingstijden) == ("+31 10 000 00 00", "Plein 1\nMolendam", "dinsdagochtend")
    assert (g.kosten, g.wacht_weken, g.kwetsbaarproof_uitleg) == (Kosten.GRATIS, 2, "rustige hoek")
    assert g.levensdomeinen == (Levensdomein.GELD,)
    assert g.leeftijden == (
        Leeftijdsklasse.VAN_16_TOT_18, Leeftijdsklasse.VAN_18_TOT_27, Leeftijdsklasse.VAN_27_TOT_67,
    )  # fmt: skip
    assert (str(row.nagegaan_op), row.bron) == ("2026-11-02", "gemeente")


def test_reading_again_changes_what_differs_and_makes_nothing_twice(town: Town, tmp_path: Path) -> None:
    ctx = town.as_("IB")
    wijk(town)
    kl.take_kaart(ctx, kl.LeesKaart(file_of(tmp_path, SERVICE)))
    (before,) = sk.read_kaart(ctx).rows.values()
    assert kl.try_kaart(ctx, kl.LeesKaart(file_of(tmp_path, SERVICE))).regels[0].oordeel is BESTAAT
    with pytest.raises(RuleViolation, match="lijst_niets_nieuws"):
        kl.take_kaart(ctx, kl.LeesKaart(file_of(tmp_path, SERVICE)))
    newer = SERVICE | {"description": "Zonder koffie.", "status": "defunct"}
    proef = kl.try_kaart(ctx, kl.LeesKaart(file_of(tmp_path, newer, SERVICE | {"id": "2", "name": "Zang"})))
    assert [regel.oordeel for regel in proef.regels] == [GEWIJZIGD, NIEUW]
    kl.take_kaart(ctx, kl.LeesKaart(file_of(tmp_path, newer)))
    (after,) = sk.read_kaart(ctx).rows.values()
    assert (after.id, after.gegevens.beschrijving, after.gestopt) == (before.id, "Zonder koffie.", True)
    other = kl.LeesKaart(file_of(tmp_path, SERVICE), bron="een ander")
    assert kl.try_kaart(ctx, other).regels[0].oordeel is NIEUW, "control: another list has keys of its own"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"name": " "}, "veld_leeg"),
    ({"attributes": []}, "aanbod_zonder_levensdomein"),
    ({"service_areas": [{"name": "Elders"}]}, "kaart_wijk_onbekend"),
    ({"minimum_age": 70}, "kaart_leeftijd_onleesbaar"),
    ({"minimum_age": "oud"}, "kaart_leeftijd_onleesbaar"),
    ({"assured_date": "gisteren"}, "kaart_dag_onleesbaar"),
    ({"assured_date": "2026-12-24"}, "datum_in_toekomst"),
    ({"email": "welzijn"}, "email_zonder_apenstaart"),
    ({"wait_time": "300 weken"}, "wachttijd_buiten_bereik"),
    ({"description": "x\x00y"}, "lijst_teken_geweigerd"),
    ({"description": "x" * 40_000}, "lijst_cel_te_lang"),
    (
        {"attributes": [{"taxonomy_term": {"code": "tuin", "taxonomy_detail": {"name": "levensdomeinen"}}}]},
        "kaart_woord_onbekend",
    ),
]


@pytest.mark.parametrize(("wrong", "code"), WRONG)
def test_one_wrong_row_is_named_and_nothing_is_written(
    town: Town, tmp_path: Path, wrong: dict[str, Any], code: str
) -> None:
    ctx = town.as_("IB")
    wijk(town)
    cmd = kl.LeesKaart(file_of(tmp_path, SERVICE, SERVICE | {"id": "2"} | wrong))
    proef = kl.try_kaart(ctx, cmd)
    assert [regel.oordeel for regel in proef.regels] == [NIEUW, FOUT]
    melding = proef.regels[1].melding
    assert melding is not None
    assert (proef.regels[1].rij, melding.code) == (2, code)
    assert "…" not in sentence(melding)
    with pytest.raises(RuleViolation, match="lijst_met_fouten"):
        kl.take_kaart(ctx, cmd)
    assert not sk.read_kaart(ctx).rows


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "kaart_geen_json"),
        (b"[" * 200_000, "kaart_geen_json"),
        (b"\xff\xfe", "kaart_geen_json"),
        (b'{"diensten": []}', "kaart_geen_diensten"),
        (b"3", "kaart_geen_diensten"),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(town: Town, tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(RuleViolation, match=f"^{code}$"):
        kl.try_kaart(town.as_("IB"), kl.LeesKaart(path))
    with pytest.raises(EnvironmentProblem, match="bestand_niet_gelezen"):
        kl.try_kaart(town.as_("IB"), kl.LeesKaart(tmp_path))


def test_what_is_no_object_or_stands_there_twice_is_a_fault_of_its_row(town: Town, tmp_path: Path) -> None:
    wijk(town)
    proef = kl.try_kaart(town.as_("IB"), kl.LeesKaart(file_of(tmp_path, SERVICE, "x", SERVICE)))
    found = [(regel.rij, regel.melding and regel.melding.code) for regel in proef.regels]
    assert found == [(1, None), (2, "kaart_geen_dienst"), (3, "kaart_dubbele_sleutel")]


def test_a_table_is_read_by_its_headings_also_dutch_ones(town: Town, tmp_path: Path) -> None:
    here, there = wijk(town), wijk(town, "Havenkwartier")
    path = table_of(
        tmp_path,
        "naam;organisatie;levensdomein;wijken;wachttijd;kosten;iets anders",
        'Inloop;Welzijn;geld; Molenbuurt;"3";gratis;x',
        "Zang;Koor;netwerk; meedoen;;onbekend;;",
    )
    with pytest.raises(RuleViolation, match="lijst_met_fouten"):
        kl.take_kaart(town.as_("IB"), kl.LeesKaart(path))
    path = table_of(
        tmp_path,
        "naam;organisatie;levensdomein;wijken;wachttijd;kosten",
        'Inloop;Welzijn;geld;"Molenbuurt; Havenkwartier";3;gratis',
        'Zang;Koor;"netwerk; meedoen";Gemeente Voorbeeld;zo snel als kan;betaald',
    )
    kl.take_kaart(town.as_("IB"), kl.LeesKaart(path))
    rows = {row.naam: row.gegevens for row in sk.read_kaart(town.as_("IB")).rows.values()}
    assert (rows["Inloop"].wijken, rows["Inloop"].wacht_weken) == (tuple(sorted((here, there))), 3)
    assert (rows["Zang"].wijken, rows["Zang"].kosten) == ((), Kosten.BETAALD)
    assert rows["Zang"].beschrijving == "Wachttijd: zo snel als kan"
    with pytest.raises(RuleViolation, match="kaart_zonder_naamkolom"):
        kl.try_kaart(town.as_("IB"), kl.LeesKaart(table_of(tmp_path, "a;b", "c;d")))


def test_rows_without_a_part_of_life_get_the_one_that_was_given(town: Town, tmp_path: Path) -> None:
    wijk(town)
    path = file_of(tmp_path, SERVICE | {"attributes": []})
    kl.take_kaart(town.as_("IB"), kl.LeesKaart(path, levensdomein=Levensdomein.WONEN))
    (row,) = sk.read_kaart(town.as_("IB")).rows.values()
    assert row.gegevens.levensdomeinen == (Levensdomein.WONEN,)


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_what_goes_out_comes_in_again_and_is_the_same(town: Town, tmp_path: Path, ending: str) -> None:
    ctx = town.as_("IB")
    wijk(town)
    kl.take_kaart(ctx, kl.LeesKaart(file_of(tmp_path, SERVICE)))
    add(town)
    stopped = add(town)
    sk.stop_aanbod(ctx, sk.StopAanbod(stopped, 1))
    path = tmp_path / f"uit.{ending}"
    assert kl.export_kaart(ctx, path) == 2
    proef = kl.try_kaart(ctx, kl.LeesKaart(path))
    assert [regel.oordeel for regel in proef.regels] == [BESTAAT, BESTAAT]
    text = path.read_text(encoding="utf-8-sig")
    assert POST.naam in text
    if ending == "csv":
        assert ";'+31 10" in text, "a spreadsheet runs no cell as a formula"
    else:
        assert json.loads(text)["contents"][1]["minimum_age"] == 16


def test_who_keeps_no_offers_reads_no_list(town: Town, tmp_path: Path) -> None:
    for act in (kl.try_kaart, kl.take_kaart):
        with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
            act(town.as_("CT"), kl.LeesKaart(tmp_path / "x.json"))
