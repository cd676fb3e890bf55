"""Networks in a dossier: begun, written by two, told by part of life and person, put on paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.netwerk import BandInhoud, BandKracht, BandKwaliteit, BandSoort, BandWie, NogNuttig
from casus.domain.onderwerp import Onderwerp
from casus.drawing.pictures import DrawnPictures
from casus.services import casussen, concepten, netwerkbladen, netwerkdocument, netwerken
from casus.services.context import Context
from tests.services.conftest import PEOPLE, Town
from tests.services.delen_gevallen import answer, ask
from tests.services.test_meldcode import add_partner

CANARY = "zus Reigertje"


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def person(town: Town) -> int:
    return casussen.open_casus(town.as_("IB"), town.kanarie).inwoners[0].id


def begin(town: Town, *, household: bool = False, code: str = "IB") -> int:
    cmd = netwerken.BeginNetwerk(town.kanarie, None if household else person(town))
    return netwerken.begin_netwerk(town.as_(code), cmd)[0].id


def blad(town: Town, id_: int, code: str = "IB") -> netwerkbladen.NetwerkBlad:
    return netwerkbladen.open_netwerk(town.as_(code), id_)


def near(naam: str = CANARY) -> BandInhoud:
    return BandInhoud(BandWie(BandSoort.NAASTE, naam), BandKracht.STERK, BandKwaliteit.STEUNEND)


def add(town: Town, id_: int, inhoud: BandInhoud, code: str = "IB") -> int:
    ctx = town.as_(code)
    netwerken.write_band(ctx, netwerken.SchrijfBand(id_, blad(town, id_, code).row.versie, None, inhoud))
    return blad(town, id_, code).banden[-1].id


def test_who_stands_around_somebody_is_written_ordered_and_taken_out(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    sister = add(town, id_, replace(near(), bellen=True, waarvoor="als ik niet slaap"))
    helper = BandInhoud(BandWie(BandSoort.PROFESSIONAL, professional_id=town.people["LI"]), bellen=True)
    worker = add(town, id_, helper)
    doctor = add(town, id_, BandInhoud(BandWie(BandSoort.BUITEN, "huisarts", werkt_bij="Praktijk Oost")))
    sheet = blad(town, id_)
    assert [(band.naam, band.bel, bool(band.organisatie)) for band in sheet.banden] == [
        (CANARY, 1, False),
        ("Lieke Iding", 2, True),
        ("huisarts", 0, True),
    ]
    netwerken.move_bel(town.as_("IB"), netwerken.VerplaatsBel(id_, sheet.row.versie, worker, True))
    less = replace(helper, nog_nuttig=NogNuttig.TWIJFEL)
    netwerken.write_band(town.as_("IB"), netwerken.SchrijfBand(id_, sheet.row.versie + 1, worker, less))
    netwerken.remove_band(town.as_("IB"), netwerken.HaalBandWeg(id_, sheet.row.versie + 2, doctor))
    after = blad(town, id_).banden
    assert [(band.id, band.bel, band.inhoud.nog_nuttig) for band in after] == [
        (sister, 2, None),
        (worker, 1, NogNuttig.TWIJFEL),
    ]


def test_one_network_per_person_and_one_of_the_household(town: Town) -> None:
    begin(town)
    begin(town, household=True)
    for household in (False, True):
        with refused("netwerk_bestaat_al"):
            begin(town, household=household)
    rows = netwerkbladen.list_netwerken(town.as_("IB"), town.kanarie)
    assert [row.inwoner_id for row in rows] == [None, person(town)]


def test_two_who_write_at_the_same_time_lose_nothing(town: Town) -> None:
    id_ = begin(town)
    band_id = add(town, id_, near())
    old = blad(town, id_).row.versie
    add(town, id_, near("de buurman"))
    commands: tuple[tuple[Callable[..., object], object], ...] = (
        (netwerken.write_band, netwerken.SchrijfBand(id_, old, band_id, near("oom Kees"))),
        (netwerken.remove_band, netwerken.HaalBandWeg(id_, old, band_id)),
        (netwerken.move_bel, netwerken.VerplaatsBel(id_, old, band_id, True)),
    )
    for service, command in commands:
        with pytest.raises(EnvironmentProblem, match="intussen_gewijzigd"):
            service(town.as_("IB"), command)
    assert [band.naam for band in blad(town, id_).banden] == [CANARY, "de buurman"]


def test_somebody_of_another_casus_is_nobody_here(town: Town) -> None:
    id_ = begin(town)
    stranger = casussen.open_casus(town.as_("IB"), town.add_casus("Familie Anders")).inwoners[0].id
    for wie in (
        BandWie(BandSoort.BEWONER, inwoner_id=stranger),
        BandWie(BandSoort.PROFESSIONAL, professional_id=12345),
    ):
        with refused("niet_gevonden"):
            add(town, id_, BandInhoud(wie))
    assert blad(town, id_).banden == ()


def test_a_casus_that_is_closed_begins_nothing(town: Town) -> None:
    other = town.add_casus("Familie Anders")
    versie = casussen.open_casus(town.as_("IB"), other).versie
    casussen.close_casus(town.as_("CO"), casussen.CloseCasus(other, versie, "Het loopt."))
    with refused("casus_afgesloten"):
        netwerken.begin_netwerk(town.as_("IB"), netwerken.BeginNetwerk(other))


def test_every_act_is_logged_and_reading_before_it_is_shown(town: Town) -> None:
    def act() -> None:
        id_ = begin(town)
        band_id = add(town, id_, replace(near(), bellen=True))
        netwerken.move_bel(town.as_("IB"), netwerken.VerplaatsBel(id_, blad(town, id_).row.versie, band_id, True))
        netwerken.remove_band(town.as_("IB"), netwerken.HaalBandWeg(id_, blad(town, id_).row.versie, band_id))

    entries = town.logged_by(act)
    assert [entry.action for entry in entries if entry.action.startswith("netwerk")] == [
        "netwerk_begonnen",
        "netwerk_gelezen",
        "netwerk_gewijzigd",
        "netwerk_gewijzigd",
        "netwerk_gewijzigd",
    ]
    assert CANARY not in repr(entries)


def outcome(town: Town, code: str, id_: int) -> object:
    try:
        return blad(town, id_, code)
    except RuleViolation as error:
        return error


def test_who_does_not_see_the_casus_finds_no_network(each_town: Town) -> None:
    town = each_town
    id_ = begin(town)
    band_id = add(town, id_, near())
    seeing = {code for code in PEOPLE if CANARY in repr(outcome(town, code, id_))}
    whole = {code for code in PEOPLE if netwerkbladen.list_netwerken(town.as_(code), town.kanarie)}
    assert seeing == whole == {"IB", "CO", "RG", "LI"}
    versie = blad(town, id_).row.versie
    for code in ("DE", "CT", "BE"):
        with pytest.raises(RuleViolation):
            netwerken.remove_band(town.as_(code), netwerken.HaalBandWeg(id_, versie, band_id))
        with pytest.raises(RuleViolation):
            begin(town, household=True, code=code)
    assert CANARY in repr(blad(town, id_)), "control"


def member_of_partner(town: Town) -> int:
    """Pauline of another organisation works along; gives her organisation."""
    org = add_partner(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    lid = casussen.AddLid(page.id, page.versie, town.people["PA"], "werkt mee", town.clock.today())
    casussen.add_lid(town.as_("IB"), lid)
    return org


def test_of_a_network_that_was_refused_nothing_shows_and_nothing_is_begun(each_town: Town) -> None:
    town = each_town
    org = member_of_partner(town)
    id_ = begin(town)
    band_id = add(town, id_, near())
    assert CANARY in repr(blad(town, id_, "PA")), "control: before the refusal the member reads it"
    assert blad(town, id_, "PA").mag_schrijven
    answer(town, ask(town, org, Onderwerp.NETWERK), mag=False)
    assert netwerkbladen.list_netwerken(town.as_("PA"), town.kanarie) == ()
    versie = blad(town, id_).row.versie
    for act in (
        lambda: blad(town, id_, "PA"),
        lambda: netwerken.remove_band(town.as_("PA"), netwerken.HaalBandWeg(id_, versie, band_id)),
        lambda: begin(town, household=True, code="PA"),
        lambda: begin(town, code="PA"),
    ):
        with refused("niet_gevonden"):
            act()


def test_a_tie_with_somebody_one_may_not_hear_about_does_not_show_and_stops_writing(each_town: Town) -> None:
    """Around the second person of the casus; the first one refused."""
    town = each_town
    org = member_of_partner(town)
    first = person(town)
    page = casussen.open_casus(town.as_("IB"), town.kanarie)
    second = casussen.EditInwoner(page.id, page.versie, None, casussen.InwonerFields("Sanne Buur"))
    casussen.edit_inwoner(town.as_("IB"), second)
    other = casussen.open_casus(town.as_("IB"), town.kanarie).inwoners[1].id
    id_ = netwerken.begin_netwerk(town.as_("IB"), netwerken.BeginNetwerk(town.kanarie, other))[0].id
    add(town, id_, near("de buurvrouw"))
    with_first = BandInhoud(BandWie(BandSoort.BEWONER, inwoner_id=first))
    band_id = add(town, id_, with_first)
    assert (len(blad(town, id_, "PA").banden), blad(town, id_, "PA").mag_schrijven) == (2, True), "control"
    answer(town, ask(town, org, Onderwerp.NETWERK), mag=False)
    sheet = blad(town, id_, "PA")
    assert ([band.naam for band in sheet.banden], sheet.mag_schrijven) == (["de buurvrouw"], False)
    with refused("niet_gevonden"):
        netwerken.remove_band(town.as_("PA"), netwerken.HaalBandWeg(id_, sheet.row.versie, band_id))
    netwerken.remove_band(town.as_("IB"), netwerken.HaalBandWeg(id_, sheet.row.versie, band_id))
    assert blad(town, id_, "PA").mag_schrijven, "control: nothing is hidden any more"
    with refused("niet_gevonden"):
        add(town, id_, with_first, "PA")


def test_a_draft_leads_to_its_casus_for_who_may_read_it(town: Town) -> None:
    id_ = begin(town)
    band_id = add(town, id_, near())
    for scherm, number in (("netwerk_band_nieuw", id_), ("netwerk_band", band_id)):
        concepten.keep_concept(town.as_("IB"), scherm, number, "naam", "tante")
    found = {plek.scherm: plek.casus_id for plek in concepten.list_concept_plekken(town.as_("IB"))}
    assert found == dict.fromkeys(("netwerk_band_nieuw", "netwerk_band"), town.kanarie)


def drawing(town: Town, code: str = "IB") -> Context:
    return replace(town.as_(code), pictures=DrawnPictures())


def plain(words: str) -> str:
    """Without the fixed spaces that keep a name together on paper."""
    return words.replace("\u00a0", " ")


def test_in_word_the_picture_and_its_table_say_the_same(town: Town, tmp_path: Path, qapp: QApplication) -> None:
    id_ = begin(town)
    add(town, id_, replace(near(), bellen=True, persoon_heeft_nummer=True))
    add(town, id_, BandInhoud(BandWie(BandSoort.BUITEN, "Huisarts De Wit", werkt_bij="Praktijk Oost")))
    path = netwerkdocument.make_netwerk(drawing(town), netwerkdocument.MaakNetwerk(id_, tmp_path / "n.docx"))
    document = Document(str(path))
    (table,) = document.tables
    assert [[plain(cell.text) for cell in row.cells] for row in table.rows][1:] == [
        [CANARY, "naaste", "veel contact, steunend", "de persoon heeft het nummer", "bel eerst"],
        ["Huisarts De Wit", "Praktijk Oost", "niet besproken", "geen nummer bekend", "niet"],
    ]
    words = plain("\n".join(paragraph.text for paragraph in document.paragraphs))
    assert "1 hulpverlener van 1 organisatie" in words
    assert "Heeft u het nummer van Huisarts De Wit?" in words
    alt = next(node.get("descr") for node in document.element.body.iter() if node.tag.endswith("}docPr"))
    assert f"{CANARY}: veel contact, steunend, persoon heeft het nummer, bel eerst" in alt


def test_the_picture_by_itself_and_what_is_refused(town: Town, tmp_path: Path, qapp: QApplication) -> None:
    id_ = begin(town)
    add(town, id_, near())
    make = netwerkdocument.make_netwerk
    for name, head in (("n.png", b"\x89PNG"), ("n.svg", b"<?xml")):
        path = make(drawing(town), netwerkdocument.MaakNetwerk(id_, tmp_path / name))
        assert path.read_bytes().startswith(head)
    with refused("netwerk_bestand_onbekend"):
        make(drawing(town), netwerkdocument.MaakNetwerk(id_, tmp_path / "n.pdf"))
    with refused("niet_gevonden"):
        make(drawing(town, "BU"), netwerkdocument.MaakNetwerk(id_, tmp_path / "x.docx"))
    assert not (tmp_path / "x.docx").exists()
