"""Ramingen in a dossier: written line by line, told by part of life, the price list of the day beside it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.geld import Betaler
from casus.domain.kostenraming import RamingInhoud
from casus.domain.kostenregel import HEEL, Bedragen, RegelInhoud, Scenario, take_prijs
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.prijslijst import EIGEN_TARIEF, Zekerheid
from casus.drawing.pictures import DrawnPictures
from casus.services import casussen, prijslijsten, ramingbladen, ramingdocument, ramingen
from casus.services.ramingbladen import RamingBlad
from casus.services.ramingwoorden import gezien_rijen, gezien_uitleg, show_difference
from casus.storage.queries_raming import RamingQueries
from tests.services.conftest import PEOPLE, Town
from tests.services.delen_gevallen import answer, ask
from tests.services.test_meldcode import add_partner

CANARY = "roerdomp in het riet"
NEW_YEAR = date(2026, 1, 1)


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def person(town: Town) -> int:
    return casussen.open_casus(town.as_("IB"), town.kanarie).inwoners[0].id


def told(town: Town, domein: Levensdomein = Levensdomein.WONEN) -> RamingInhoud:
    return RamingInhoud(f"{CANARY}, slot en bewind", domein, "Hij slaapt weer thuis.", inwoner_id=person(town))


def begin(town: Town, domein: Levensdomein = Levensdomein.WONEN, *, geindexeerd: bool = False) -> int:
    cmd = ramingen.BeginRaming(town.kanarie, told(town, domein), geindexeerd)
    return ramingen.begin_raming(town.as_("IB"), cmd)[0].id


def blad(town: Town, id_: int, code: str = "IB") -> RamingBlad:
    return ramingbladen.open_raming(town.as_(code), id_)


def versie(town: Town, id_: int) -> int:
    return blad(town, id_).row.versie


def price(
    town: Town, sleutel: str, scenario: Scenario, aantal: int = HEEL, *, geindexeerd: bool = False
) -> RegelInhoud:
    prijzen = prijslijsten.list_prijzen(town.as_("IB"), geindexeerd=geindexeerd)
    return take_prijs(next(prijs for prijs in prijzen if prijs.sleutel == sleutel), scenario, aantal)


def add(town: Town, id_: int, inhoud: RegelInhoud) -> int:
    ramingen.write_regel(town.as_("IB"), ramingen.SchrijfRegel(id_, versie(town, id_), None, inhoud))
    return blad(town, id_).regels[-1].id


def tarief(sleutel: str, midden: int, vanaf: date = NEW_YEAR) -> prijslijsten.SchrijfTarief:
    return prijslijsten.SchrijfTarief(
        sleutel, "overleguur", "uur", midden, midden, midden, Betaler.ORGANISATIE, "Contract", vanaf
    )


def test_three_bars_written_kept_and_read_again(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    empty = blad(town, id_)
    assert (empty.uitkomst.verschil, empty.breedte_verschil, empty.row.verschil) == (None, None, None)
    add(town, id_, price(town, "fact", Scenario.NU))
    chance = replace(price(town, "ggz_opname", Scenario.NIETS_DOEN, 60 * HEEL), kans=500)
    add(town, id_, chance)
    inzet = ramingen.SchrijfInzet(id_, versie(town, id_), 48000, 6 * HEEL, 10 * HEEL)
    ramingen.write_inzet(town.as_("IB"), inzet)
    sheet = blad(town, id_)
    assert sheet.uitkomst.nu == Bedragen(600000, 900000, 1400000)
    assert sheet.uitkomst.niets_doen == Bedragen(900000, 1350000, 2100000)
    assert sheet.uitkomst.oplossing == Bedragen(48000 + 96000, 48000 + 128000, 48000 + 176000)
    assert sheet.uitkomst.verschil == Bedragen(600000 - 224000, 900000 - 176000, 1400000 - 144000)
    assert [each.bedragen.midden for each in sheet.of(Scenario.OPLOSSING)] == [48000, 48000, 80000]
    assert (sheet.row.verschil, sheet.row.regels, sheet.uitkomst.schattingen) == (724000, 5, 4)
    assert sheet.breedte_verschil is not None
    assert sheet.breedte_vermeden is not None
    drawn = sheet.breedte_verschil.getrokken
    assert sheet.uitkomst.verschil.laag < drawn.laag < drawn.verwacht < drawn.hoog < sheet.uitkomst.verschil.hoog
    assert (sheet.herrekend, sheet.mag_schrijven, sheet.prijslijst_versie) == (None, True, 1)
    assert [row.verschil for row in ramingbladen.list_ramingen(town.as_("IB"), town.kanarie)] == [724000]


def test_a_line_is_written_anew_and_taken_off(town: Town) -> None:
    id_ = begin(town)
    regel_id = add(town, id_, price(town, "fact", Scenario.NU))
    anew = replace(blad(town, id_).regels[0].inhoud, aantal=500)
    ramingen.write_regel(town.as_("IB"), ramingen.SchrijfRegel(id_, versie(town, id_), regel_id, anew))
    assert blad(town, id_).regels[0].bedragen.midden == 450000
    ramingen.remove_regel(town.as_("IB"), ramingen.HaalRegelWeg(id_, versie(town, id_), regel_id))
    assert blad(town, id_).regels == ()
    other = replace(told(town), horizon_maanden=6, betekenis="Rust")
    ramingen.change_raming(town.as_("IB"), ramingen.WijzigRaming(id_, versie(town, id_), other))
    assert blad(town, id_).inhoud.horizon_maanden == 6


def test_a_newer_tariff_stands_beside_what_was_reckoned_and_changes_nothing(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    add(town, id_, price(town, "fact", Scenario.NU))
    ramingen.write_inzet(town.as_("IB"), ramingen.SchrijfInzet(id_, versie(town, id_), 0, 0, HEEL))
    assert blad(town, id_).herrekend is None
    prijslijsten.write_tarief(town.as_("CO"), tarief("overleguur", 9500))
    sheet = blad(town, id_)
    assert sheet.uitkomst.oplossing == Bedragen(6000, 8000, 11000)
    assert sheet.herrekend is not None
    assert sheet.herrekend.uitkomst.oplossing == Bedragen(9500, 9500, 9500)
    assert sheet.herrekend.uitkomst.nu == sheet.uitkomst.nu


def test_a_price_changed_by_hand_names_its_own_source(each_town: Town) -> None:
    """Whatever is sent: with other amounts it is no price of the list, and the recalculation beside leaves it so."""
    town = each_town
    id_ = begin(town)
    listed = price(town, "fact", Scenario.NU)
    other = replace(listed, midden=listed.midden + 100)
    as_sent, kept = add(town, id_, other), add(town, id_, listed)
    typed = ramingen.SchrijfRegel(id_, versie(town, id_), kept, replace(other, bron="Offerte", jaar=2025))
    lines = [each.inhoud for each in blad(town, id_).regels]
    assert [(each.sleutel, each.bron, each.jaar, each.zekerheid) for each in lines] == [
        ("", "Eigen inschatting", 2026, Zekerheid.SCHATTING),
        ("fact", listed.bron, listed.jaar, listed.zekerheid),
    ]
    ramingen.write_regel(town.as_("IB"), typed)
    found = blad(town, id_).regels[1].inhoud
    assert (found.sleutel, found.bron, found.jaar, found.zekerheid) == ("", "Offerte", 2025, Zekerheid.GEVONDEN)
    dropped = ramingen.SchrijfRegel(id_, versie(town, id_), None, listed)
    ramingen.write_regel(town.as_("IB"), dropped)
    third = blad(town, id_).regels[2]
    assert third.inhoud == listed
    without_key = ramingen.SchrijfRegel(id_, versie(town, id_), third.id, replace(other, sleutel=""))
    ramingen.write_regel(town.as_("IB"), without_key)
    assert blad(town, id_).regels[2].inhoud.zekerheid is Zekerheid.SCHATTING, "nor by leaving out the key"
    prijslijsten.write_tarief(town.as_("CO"), replace(tarief("fact", 1), post=listed.post, eenheid=listed.eenheid))
    assert blad(town, id_).herrekend is None
    again = ramingen.SchrijfRegel(id_, versie(town, id_), as_sent, replace(lines[0], aantal=2 * HEEL))
    ramingen.write_regel(town.as_("IB"), again)
    assert blad(town, id_).regels[0].inhoud == replace(lines[0], aantal=2 * HEEL)
    add(town, id_, price(town, "fact", Scenario.NU))
    assert blad(town, id_).regels[3].inhoud.sleutel == "fact", "at the tariff of today it is a price of the list"


def test_a_line_keeps_the_price_it_was_taken_at(town: Town) -> None:
    """Another count, after the tariff went up, makes no guess of it."""
    id_ = begin(town)
    listed = price(town, "fact", Scenario.NU)
    regel_id = add(town, id_, listed)
    prijslijsten.write_tarief(town.as_("CO"), replace(tarief("fact", 1), post=listed.post, eenheid=listed.eenheid))
    more = replace(listed, aantal=2 * HEEL)
    ramingen.write_regel(town.as_("IB"), ramingen.SchrijfRegel(id_, versie(town, id_), regel_id, more))
    assert blad(town, id_).regels[0].inhoud == more
    assert blad(town, id_).herrekend is not None, "control: what keeps its key is reckoned anew"


def test_it_says_which_price_list_its_newest_line_came_from(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    id_, other = begin(town), begin(town)
    add(town, id_, price(town, "fact", Scenario.NU))
    newer = replace(prijslijsten.shipped_prijslijst(), versie=7)
    monkeypatch.setattr(ramingen, "shipped_prijslijst", lambda: newer)
    own_words = replace(price(town, "fact", Scenario.NU), sleutel="")
    first = blad(town, id_).regels[0]
    half = ramingen.SchrijfRegel(id_, versie(town, id_), first.id, replace(first.inhoud, aantal=500))
    ramingen.write_regel(town.as_("IB"), half)
    add(town, id_, own_words)
    assert blad(town, id_).prijslijst_versie == 1, "it keeps the price of the list that it was taken from"
    add(town, id_, price(town, "huisarts", Scenario.OPLOSSING))
    hours = ramingen.SchrijfInzet(other, versie(town, other), overleguren=2_000)
    ramingen.write_inzet(town.as_("IB"), hours)
    assert [blad(town, each).prijslijst_versie for each in (id_, other)] == [7, 7]
    monkeypatch.setattr(ramingen, "shipped_prijslijst", lambda: replace(newer, versie=1))
    add(town, id_, price(town, "huisarts", Scenario.OPLOSSING))
    assert blad(town, id_).prijslijst_versie == 7, "a colleague with an older Casus does not put it back"


def test_own_tariffs_by_their_day_and_set_right_on_the_same_day(each_town: Town) -> None:
    town = each_town
    co = town.as_("CO")
    prijslijsten.write_tarief(co, tarief("overleguur", 9500))
    prijslijsten.write_tarief(co, tarief("overleguur", 9600))
    prijslijsten.write_tarief(co, tarief("overleguur", 9900, date(2030, 1, 1)))
    prijslijsten.write_tarief(co, tarief("", 1200))
    with co.read() as queries:
        editions = queries.tarieven()
    assert [(row.midden, row.geldig_vanaf.year) for row in editions] == [
        (1200, 2026),
        (9600, 2026),
        (9900, 2030),
    ]
    found = {prijs.sleutel: prijs for prijs in prijslijsten.list_prijzen(co)}
    assert (found["overleguur"].midden, found["overleguur"].is_eigen) == (9600, True)
    assert [prijs.midden for sleutel, prijs in found.items() if sleutel.startswith(EIGEN_TARIEF)] == [1200]
    with refused("geen_bevoegdheid"):
        prijslijsten.write_tarief(town.as_("IB"), tarief("overleguur", 1))


def test_older_prices_are_brought_to_the_year_of_the_list_when_one_wants(town: Town) -> None:
    id_ = begin(town, geindexeerd=True)
    add(town, id_, price(town, "wmo_basis", Scenario.NU, geindexeerd=True))
    line = blad(town, id_).regels[0].inhoud
    assert (line.midden, line.jaar) == (5954, 2025), "55,80 x 1,033 x 1,033 = 59,5436"
    assert (blad(town, id_).prijspeil, blad(town, id_).herrekend) == (2025, None)


def test_what_was_expected_stands_once_closed_and_what_was_seen_is_written_beside_it(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    one = add(town, id_, price(town, "fact", Scenario.NU))
    with refused("raming_zonder_verschil"):
        ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))
    add(town, id_, price(town, "waakvlam", Scenario.OPLOSSING))
    two = add(town, id_, price(town, "seh", Scenario.OPLOSSING))
    ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))
    with refused("raming_afgesloten"):
        ramingen.remove_regel(town.as_("IB"), ramingen.HaalRegelWeg(id_, versie(town, id_), one))
    ramingen.write_gezien(town.as_("IB"), ramingen.SchrijfGezien(id_, versie(town, id_), two, 0))
    sheet = blad(town, id_)
    assert (sheet.mag_schrijven, sheet.mag_zien_invullen) == (False, True)
    [(_, nothing), (scenario, seen)] = sheet.gezien
    assert (nothing.bekend, nothing.onbekend) == (0, 1)
    assert (scenario, seen.verwacht, seen.gezien, seen.bekend, seen.onbekend) == (Scenario.OPLOSSING, 35000, 0, 1, 1)


def test_expected_and_seen_stand_side_by_side_also_while_nothing_is_known(town: Town, tmp_path: Path) -> None:
    id_ = begin(town)
    assert (gezien_rijen(blad(town, id_)), gezien_uitleg(blad(town, id_))[:8]) == ((), "Onbekend")
    add(town, id_, price(town, "fact", Scenario.NU))
    one = add(town, id_, price(town, "waakvlam", Scenario.OPLOSSING))
    add(town, id_, price(town, "seh", Scenario.OPLOSSING))
    after = "Kosten na de oplossing"
    assert gezien_rijen(blad(town, id_)) == (
        ("Kosten nu", "€\u00a09.000", "onbekend", "1 van 1 regels"),
        (after, "€\u00a01.690", "onbekend", "2 van 2 regels"),
    )
    on_paper = ramingdocument.MaakRaming(id_, tmp_path / "r.docx")
    ramingdocument.make_raming(town.as_("IB"), on_paper)
    found = Document(str(tmp_path / "r.docx"))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    assert "Verwacht en gezien" in [paragraph.text for paragraph in found.paragraphs]
    assert cells.count("onbekend") == 2
    ramingen.write_gezien(town.as_("IB"), ramingen.SchrijfGezien(id_, versie(town, id_), one, 0))
    assert gezien_rijen(blad(town, id_))[1] == (after, "€\u00a01.340", "€\u00a00", "1 van 2 regels")


def test_a_difference_without_a_width_is_told_without_one() -> None:
    euros = "€\u00a01.120 lager"
    assert show_difference(Bedragen(112000, 112000, 112000)) == euros
    assert show_difference(Bedragen(111600, 112000, 112400)) == euros, "as far as one reads"
    assert show_difference(Bedragen(112000, 112000, 113000)) == f"{euros}, tussen €\u00a01.120 en €\u00a01.130 lager"


def test_own_hours_saved_again_keep_what_was_seen_of_them(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    ramingen.write_inzet(town.as_("IB"), ramingen.SchrijfInzet(id_, versie(town, id_), 48000, 6 * HEEL, 10 * HEEL))
    money, meeting, walking = (regel.id for regel in blad(town, id_).regels)
    for regel_id, cents in ((money, 45000), (meeting, 50000), (walking, 0)):
        ramingen.write_gezien(town.as_("IB"), ramingen.SchrijfGezien(id_, versie(town, id_), regel_id, cents))
    ramingen.write_inzet(town.as_("IB"), ramingen.SchrijfInzet(id_, versie(town, id_), 48000, 8 * HEEL, 0))
    found = [(regel.id, regel.inhoud.aantal, regel.gezien) for regel in blad(town, id_).regels]
    assert found == [(money, HEEL, 45000), (meeting, 8 * HEEL, 50000)]


def test_the_log_says_what_was_done_and_no_word_of_it(town: Town) -> None:
    def act() -> None:
        id_ = begin(town)
        add(town, id_, price(town, "fact", Scenario.NU))
        add(town, id_, price(town, "seh", Scenario.OPLOSSING))
        ramingen.close_raming(town.as_("IB"), ramingen.SluitRaming(id_, versie(town, id_)))

    entries = town.logged_by(act)
    assert [entry.action for entry in entries if "raming" in entry.action] == [
        "raming_begonnen",
        "raming_gelezen",
        "raming_gewijzigd",
        "raming_gewijzigd",
        "raming_afgesloten",
    ]
    assert "roerdomp" not in repr(entries)


def outcome(town: Town, code: str, id_: int) -> str:
    try:
        return repr(blad(town, id_, code))
    except RuleViolation as error:
        return error.code


def test_who_does_not_see_the_casus_finds_no_raming(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    seeing = {code for code in PEOPLE if CANARY in outcome(town, code, id_)}
    listed = {code for code in PEOPLE if ramingbladen.list_ramingen(town.as_(code), town.kanarie)}
    assert seeing == listed == {"IB", "CO", "RG", "LI"}
    for code in ("DE", "CT", "BE"):
        with pytest.raises(RuleViolation):
            ramingen.close_raming(town.as_(code), ramingen.SluitRaming(id_, 1))


def test_in_a_part_of_life_that_was_refused_nothing_shows(each_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member of an organisation to which the person refused to tell about money."""
    town = each_town
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    id_ = begin(town, Levensdomein.GELD)
    other = begin(town, Levensdomein.ZINGEVING)
    add(town, id_, price(town, "fact", Scenario.NU))
    assert CANARY in outcome(town, "PA", id_), "control: before the refusal the member reads it"
    answer(town, ask(town, org, Onderwerp.GELD), mag=False)
    assert outcome(town, "PA", id_) == "niet_gevonden"
    assert [row.id for row in ramingbladen.list_ramingen(town.as_("PA"), town.kanarie)] == [other]
    with refused("niet_gevonden"):
        ramingen.remove_regel(town.as_("PA"), ramingen.HaalRegelWeg(id_, 1, 1))
    moved = ramingen.WijzigRaming(other, versie(town, other), told(town, Levensdomein.GELD))
    with refused("raming_zelf_niet_te_lezen"):
        ramingen.change_raming(town.as_("PA"), moved)
    with refused("raming_zelf_niet_te_lezen"):
        ramingen.begin_raming(town.as_("PA"), ramingen.BeginRaming(town.kanarie, told(town, Levensdomein.GELD)))
    everybody = replace(told(town, Levensdomein.GELD), inwoner_id=None)
    about_all = ramingen.begin_raming(town.as_("IB"), ramingen.BeginRaming(town.kanarie, everybody))[0].id
    assert outcome(town, "PA", about_all) == "niet_gevonden", "about everybody is about this person too"
    monkeypatch.setattr(RamingQueries, "_told_part", lambda self, casus_id, part, about=None: casus_id.is_not(None))
    assert CANARY in outcome(town, "PA", id_), "negative control: without the gate it would show"


def test_two_people_write_and_one_is_told(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    seen = versie(town, id_)
    add(town, id_, price(town, "fact", Scenario.NU))
    cmd = ramingen.SchrijfRegel(id_, seen, None, price(town, "fact", Scenario.NU))
    with pytest.raises(EnvironmentProblem, match=r"^intussen_gewijzigd$"):
        ramingen.write_regel(town.as_("CO"), cmd)


def test_on_paper_the_words_of_the_figure_hold_every_amount_and_no_name(
    qapp: QApplication, town: Town, tmp_path: Path
) -> None:
    id_ = begin(town)
    for sleutel, scenario in (("fact", Scenario.NU), ("ggz_opname", Scenario.NIETS_DOEN), ("seh", Scenario.OPLOSSING)):
        add(town, id_, price(town, sleutel, scenario))
    ctx = replace(town.as_("IB"), pictures=DrawnPictures())
    entries = town.logged_by(
        lambda: ramingdocument.make_raming(ctx, ramingdocument.MaakRaming(id_, tmp_path / "r.docx"))
    )
    found = Document(str(tmp_path / "r.docx"))
    amounts = {cell.text for row in found.tables[0].rows[1:] for cell in row.cells[1:]}
    told = str(found.inline_shapes[0]._inline.docPr.get("descr")).replace("\u00a0", " ")
    assert len(amounts) == 12
    assert all(amount.replace("\u00a0", " ").removesuffix(" lager") in told for amount in amounts), (amounts, told)
    naam = casussen.open_casus(town.as_("IB"), town.kanarie).inwoners[0].fields.naam
    assert naam not in "\n".join(paragraph.text for paragraph in found.paragraphs)
    assert [entry.action for entry in entries][-1] == "raming_afgedrukt"


def test_not_about_somebody_of_another_casus(town: Town) -> None:
    strange = replace(told(town), inwoner_id=1)
    with pytest.raises(RuleViolation):
        ramingen.begin_raming(town.as_("IB"), ramingen.BeginRaming(town.kanarie, strange))
    id_ = begin(town)
    with pytest.raises(RuleViolation):
        ramingen.change_raming(town.as_("IB"), ramingen.WijzigRaming(id_, versie(town, id_), strange))
