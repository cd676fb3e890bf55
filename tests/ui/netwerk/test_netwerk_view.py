"""The network on the page of a casus and its own page, through the real forms: begun, filled, ordered, put in Word."""

from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from casus.domain.netwerk import BandKracht, BandKwaliteit, BandSoort, NogNuttig
from casus.services import concepten, overdragen
from casus.services.netwerkbladen import NetwerkBlad, list_netwerken, open_netwerk
from casus.ui.netwerk.band_list import BandList
from casus.ui.netwerk.ecogram_view import EcogramView
from tests.ui.desk_fixture import VANDAAG, Bureau, find
from tests.ui.plannen.test_plan_view import Pagina


class Netwerkpagina(Pagina):
    """The same casus, with what its network needs."""

    def begin(self) -> None:
        self.open()
        self.press("netwerk_begin_knop")
        self.press("netwerk_begin_bevestig_knop")
        self.until_closed()
        self.press(f"netwerk_open_{self.netwerk_id()}")
        self.wait_for("band_nieuw_knop")

    def netwerk_id(self) -> int:
        ctx = self.bureau.context()
        self.qtbot.waitUntil(lambda: bool(list_netwerken(ctx, self.id)))
        return list_netwerken(ctx, self.id)[0].id

    def blad(self) -> NetwerkBlad:
        return open_netwerk(self.bureau.context(), self.netwerk_id())

    def until_listed(self, *names: str) -> None:
        """These names in the list, and the same in the dossier."""

        def there() -> bool:
            rows = self.list().model()
            shown = [rows.index(place, 0).data(Qt.ItemDataRole.UserRole).title for place in range(rows.rowCount())]
            return shown == list(names) == [band.naam for band in self.blad().banden]

        self.qtbot.waitUntil(there)

    def until_called(self, *names: str) -> None:
        def there() -> bool:
            called = sorted((band for band in self.blad().banden if band.bel), key=lambda band: band.bel)
            return [band.naam for band in called] == list(names)

        self.qtbot.waitUntil(there)
        self.until_shown(f"Bel eerst {names[0]}")

    def list(self) -> BandList:
        return find(self.bureau.window, BandList, "banden_lijst")

    def check(self, name: str) -> None:
        box = self.wait_for(name)
        assert isinstance(box, QCheckBox)
        box.setChecked(True)

    def add(self, naam: str, *checks: str, soort: str = "een naaste, in eigen woorden") -> None:
        before = [band.naam for band in self.blad().banden]
        self.press("band_nieuw_knop")
        self.choose("band_wie", soort)
        self.write("band_naam", naam)
        for name in checks:
            self.check(name)
        self.press("band_bevestig_knop")
        self.until_closed()
        self.until_listed(*before, naam)


@pytest.fixture
def pagina(bureau: Bureau, qtbot: QtBot) -> Netwerkpagina:
    return Netwerkpagina(bureau, qtbot)


def test_a_tie_is_written_in_a_few_fields_and_more_on_purpose(pagina: Netwerkpagina) -> None:
    pagina.begin()
    pagina.press("band_nieuw_knop")
    pagina.press("band_bevestig_knop")
    pagina.until_shown("Kies wie het is.")
    pagina.choose("band_wie", "een hulpverlener van buiten dit dossier")
    pagina.press("band_bevestig_knop")
    pagina.until_shown("Schrijf op wie het is, zoals: zus Anneke.")
    pagina.write("band_naam", "Huisarts De Wit")
    pagina.write("band_werkt_bij", "Praktijk Oost")
    pagina.choose("band_kracht", "weinig contact")
    pagina.choose("band_kwaliteit", "wisselend")
    assert not pagina.shown_as("band_nachts")
    for name in ("band_nummer", "band_bellen", "band_nachts"):
        pagina.check(name)
    pagina.press("band_meer_knop")
    pagina.check("band_mijn_nummer")
    pagina.write("band_waarvoor", "als ik pijn heb")
    pagina.choose("band_nuttig", "dat weet ik niet")
    pagina.press("band_bevestig_knop")
    pagina.until_closed()
    pagina.until_listed("Huisarts De Wit")
    (band,) = pagina.blad().banden
    told = band.inhoud
    assert (told.wie.soort, band.organisatie, told.kracht, told.kwaliteit, told.nog_nuttig) == (
        BandSoort.BUITEN,
        "Praktijk Oost",
        BandKracht.WEINIG,
        BandKwaliteit.WISSELEND,
        NogNuttig.TWIJFEL,
    )
    assert (told.persoon_heeft_nummer, told.heeft_nummer_van_persoon, band.bel, told.ook_nachts, told.waarvoor) == (
        True,
        True,
        1,
        True,
        "als ik pijn heb",
    )
    pagina.until_shown("Heeft u nog iets aan Huisarts De Wit?")
    pagina.until_shown("Wie is er voor u, ook als dat verder weg is?")


def test_who_is_called_first_is_ordered_by_keyboard_and_by_button(pagina: Netwerkpagina) -> None:
    pagina.begin()
    for naam in ("zus Anneke", "buurman Ab", "oom Kees"):
        pagina.add(naam, *(() if naam == "oom Kees" else ("band_bellen",)))
    pagina.until_called("zus Anneke", "buurman Ab")
    rows = pagina.list()
    rows.setFocus()
    rows.choose(pagina.blad().banden[1].id)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    pagina.until_called("buurman Ab", "zus Anneke")
    pagina.press("bel_later_knop")
    pagina.until_called("zus Anneke", "buurman Ab")
    rows.choose(pagina.blad().banden[2].id)
    pagina.press("bel_eerder_knop")
    pagina.until_shown("De persoon belt hier niet. Zet eerst aan dat de persoon belt.")


def test_enter_changes_and_delete_takes_out(pagina: Netwerkpagina) -> None:
    pagina.begin()
    pagina.add("zus Anneke")
    pagina.add("buurman Ab")
    rows = pagina.list()
    rows.setFocus()
    rows.choose(pagina.blad().banden[0].id)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    find(pagina.bureau.window, QLineEdit, "band_naam").clear()
    pagina.write("band_naam", "tante Anneke")
    pagina.choose("band_kwaliteit", "steunend")
    pagina.press("band_bevestig_knop")
    pagina.until_closed()
    pagina.until_listed("tante Anneke", "buurman Ab")
    assert pagina.blad().banden[0].inhoud.kwaliteit is BandKwaliteit.STEUNEND
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    pagina.until_shown("Tante Anneke verdwijnt uit het netwerk")
    pagina.press("band_weg_bevestig_knop")
    pagina.until_closed()
    pagina.until_listed("buurman Ab")


def test_somebody_twice_is_said_beside_the_field(pagina: Netwerkpagina) -> None:
    pagina.begin()
    pagina.add("zus Anneke")
    pagina.press("band_nieuw_knop")
    pagina.choose("band_wie", "een naaste, in eigen woorden")
    pagina.write("band_naam", "Zus anneke")
    pagina.press("band_bevestig_knop")
    pagina.until_shown("Dit staat al in het netwerk. Wijzig het daar.")


def test_the_picture_says_what_the_list_says_and_leads_to_it(pagina: Netwerkpagina) -> None:
    pagina.begin()
    pagina.add("zus Anneke", "band_bellen", "band_nummer")
    pagina.add("Huisarts De Wit", soort="een hulpverlener van buiten dit dossier")
    picture = find(pagina.bureau.window, EcogramView, "ecogram")
    told = picture.accessibleDescription()
    assert "zus Anneke: niet besproken, persoon heeft het nummer, bel eerst" in told
    assert "1 hulpverlener" in told
    pressed: list[object] = []
    picture.pressed.connect(pressed.append)
    for place in range(0, picture.width(), 8):
        QTest.mouseClick(
            picture, Qt.MouseButton.LeftButton, pos=picture.rect().topLeft() + QPoint(place, 1 * picture.height() // 2)
        )
    assert set(pressed) == {band.id for band in pagina.blad().banden}
    row = pagina.list().current_row()
    assert row is not None
    assert row.title == "Huisarts De Wit"


def test_names_off_leaves_no_naaste(pagina: Netwerkpagina) -> None:
    pagina.begin()
    pagina.add("zus Anneke", "band_bellen")
    pagina.bureau.desk.names.show(False)
    assert "Anneke" not in pagina.words()
    picture = find(pagina.bureau.window, EcogramView, "ecogram")
    assert "Anneke" not in picture.accessibleDescription()
    assert "Naaste 1" in picture.accessibleDescription()
    rows = pagina.list()
    assert "Anneke" not in str(rows.model().index(0, 0).data())
    assert shown_number(rows) == "1"
    pagina.bureau.desk.names.show(True)
    pagina.until_shown("Bel eerst zus Anneke.")
    assert shown_number(rows) == "", "with names on a number says nothing"


def shown_number(rows: BandList) -> str:
    row = rows.current_row()
    assert row is not None
    return row.number


def test_a_tie_with_who_left_stays_when_it_is_changed(pagina: Netwerkpagina) -> None:
    bureau = pagina.bureau
    pagina.begin()
    pagina.press("band_nieuw_knop")
    pagina.choose("band_wie", "Joost Hendrikx")
    pagina.press("band_bevestig_knop")
    pagina.until_closed()
    pagina.qtbot.waitUntil(lambda: bool(pagina.blad().banden))
    ctx, joost = bureau.context(), bureau.dossier.professionals["Joost Hendrikx"]
    fatima, page = bureau.dossier.professionals["Fatima Bouzid"], overdragen.show_overdracht(ctx, joost)
    given = tuple(overdragen.Overdracht(work.soort, work.id, fatima) for work in page.werk)
    last = ctx.today() + timedelta(days=1)
    overdragen.leave(ctx, overdragen.UitDienst(joost, page.professional.versie, last, given))
    bureau.clock.set(VANDAAG + timedelta(days=7))
    pagina.press("band_wijzig_knop")
    wie = pagina.wait_for("band_wie")
    assert isinstance(wie, QComboBox)
    pagina.qtbot.waitUntil(lambda: wie.currentText() == "Joost Hendrikx")


def test_what_was_typed_is_kept_until_it_is_saved(pagina: Netwerkpagina) -> None:
    pagina.begin()
    pagina.press("band_nieuw_knop")
    pagina.choose("band_wie", "een naaste, in eigen woorden")
    pagina.write("band_naam", "tante Jo")
    ctx, number = pagina.bureau.context(), pagina.netwerk_id()
    pagina.qtbot.waitUntil(lambda: concepten.concept_of(ctx, "netwerk_band_nieuw", number).get("naam") == "tante Jo")


def test_in_word(pagina: Netwerkpagina, tmp_path: Path) -> None:
    pagina.begin()
    pagina.add("zus Anneke")
    pagina.press("netwerk_word_knop")
    path = tmp_path / "netwerk.docx"
    find(pagina.bureau.window, QLineEdit, "netwerk_pad").setText(str(path))
    pagina.press("netwerk_word_maken_knop")
    pagina.until_closed()
    pagina.qtbot.waitUntil(path.exists)
    assert Document(str(path)).tables[0].rows[1].cells[0].text == "zus Anneke"


def test_the_casus_page_says_who_is_called_first(pagina: Netwerkpagina) -> None:
    pagina.begin()
    pagina.add("zus Anneke", "band_bellen")
    pagina.bureau.desk.back()
    pagina.wait_for(f"netwerk_open_{pagina.netwerk_id()}")
    pagina.until_shown("Bel eerst zus Anneke")
