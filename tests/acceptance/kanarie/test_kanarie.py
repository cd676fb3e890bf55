"""The canary matrix: nobody reads a word that is not theirs, and everybody every word that is.

``tabel.toml`` says by hand who finds what where. The short tier asks a few readers everywhere, the long tier
(``CASUS_TIER=lang``) everybody, on both engines; one line at the end says what was looked at.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import ColumnElement

from casus.cli.commands import COMMANDS as IN_CODE
from casus.domain.onderwerp import Onderwerp
from casus.services import acties, besluiten, casussen, overleggen, tafelcheck
from casus.storage import queries_log, reading, search_questions
from casus.storage.queries_zoeken import ZoekQueries
from casus.storage.search_questions import Weg
from casus.ui.picture_dialogs import DIALOGS
from tests.acceptance.kanarie.buurt import VRAAG, Buurt
from tests.acceptance.kanarie.lezen import Gelezen, read_all, search_words
from tests.acceptance.kanarie.papieren import COMMANDS, FILES, SEALED, make_files, make_sealed, run_commands
from tests.acceptance.kanarie.schermen import PAGES, open_pages, walk
from tests.acceptance.kanarie.tabel import LETTERS, Plek, Tabel, Zicht, read_tabel
from tests.acceptance.kanarie.woorden import ALLE, MENSEN
from tests.conftest import tier
from tests.services.lezen import ELSEWHERE, READS

TABEL = read_tabel()
LANG = tier() == "lang"
LEZERS = tuple(TABEL.lezers) if LANG else ("DU", "PM", "VZ")
"""Who reads: a partner, a member of an organisation that was refused, who leads the table."""
MAKERS = tuple(TABEL.lezers) if LANG else ("V2", "BU")
KIJKERS = tuple(TABEL.lezers) if LANG else ("HA",)
EVERY = 8 if LANG else 25
"""One word in so many is searched for by each reader, other ones by the next."""


class Telling(NamedTuple):
    """What was looked at."""

    lezers: set[str]
    plekken: set[str]
    cellen: int
    lekken: int
    onthouden: int

    def __str__(self) -> str:
        return (
            f"{len(self.lezers)} lezers, {len(self.plekken)} plekken, {self.cellen} cellen, {self.lekken} lekken, "
            f"{self.onthouden} onthouden"
        )


SEEN: list[Telling] = []
"""Of every check so far, for the one line at the end."""


def judge(found: Iterable[Gelezen]) -> None:
    """Nothing leaked and nothing was withheld; counted either way."""
    gelezen = list(found)
    leaks = [each for each in gelezen if each.gelekt]
    withheld = [each for each in gelezen if each.onthouden]
    readers, places = {each.lezer for each in gelezen}, {f"{each.plek} {each.waar}" for each in gelezen}
    SEEN.append(Telling(readers, places, len(gelezen) * len(ALLE), len(leaks), len(withheld)))
    wrong = [*leaks, *(each for each in withheld if not each.gelekt)]
    assert not wrong, "\n".join(map(str, wrong))


def _reads(buurt: Buurt, tabel: Tabel, lezers: Iterable[str]) -> Iterator[Gelezen]:
    for lezer in lezers:
        yield from read_all(buurt, tabel, lezer)
        yield from search_words(buurt, tabel, lezer, EVERY)


# -- every place has its row -----------------------------------------------------------------------------------------


def rows_missing(tabel: Tabel) -> set[str]:
    """Places in the code without a row in the table, and rows without a place."""
    reads, papers = set(tabel.plekken["lezingen"]), set(tabel.plekken["papieren"])
    commands = {naam.removeprefix("opdracht ") for naam in papers if naam.startswith("opdracht ")}
    asked = {naam for naam in commands if not tabel.plekken["papieren"][f"opdracht {naam}"].niet}
    dialogs = {f"dialoog-{place.name}" for place in DIALOGS}
    return (
        (reads ^ set(READS))
        | ({naam.split()[0] for naam in commands} ^ set(IN_CODE))
        | (asked ^ set(COMMANDS))
        | ((papers - {f"opdracht {naam}" for naam in commands}) ^ {*FILES, SEALED})
        | (dialogs ^ {naam for naam in tabel.plekken["schermen"] if naam.startswith("dialoog-")})
        | (set(tabel.plekken["bladzijden"]) ^ set(PAGES))
    )


MADE_HERE = {
    "logexport.export_log",
    "intake_papier.make_intakeblad",
    "intake_papier.make_leegblad",
    "intake_papier.make_tekening",
    "scans.save_scan",
    "papieren.make_formulier",
    "papieren.make_terugblik",
    "netwerkdocument.make_netwerk",
    "plandocument.make_plan",
    "ramingdocument.make_raming",
    "uitwisseling.export_dossier",
    "verslagen.make_verslag",
    "verzegeld.make_verzegeld",
}
"""Reads that end in a file: [papieren] has them."""
NO_TEXT = {
    "logboek.read_rows",
    "logcontrole.check_log",
    "prullenbak.may_trash",
    "casussen.new_casus",
    "lijsten.read_list_file",
    "budgetten.book",
    "budgetten.follow_verzoek",
    "aansluiten.aansluiten",
    "bonnen.save_bon",
    "controllerbestand.make_controllerbestand",
    "controlecijfers.make_controlecijfers",
    "controlecijfers.read_controlecijfers",
    "controlecijfers.write_controlecijfers",
    "monitor.monitor_dagen",
    "monitorgesloten.closed_figures",
    "monitorgesloten.closed_monitor",
    "monitorgesloten.keep_told",
    "monitorgesloten.read_grondslag",
    "monitorgesloten.tell",
    "monitor.of_dossier",
    "monitor.peil_of",
    "monitor.require_jaar",
    "monitor.require_monitor",
    "monitorbestand.save_monitor",
    "professionals.trim_vervangingen",
    "uitwisseling.import_dossier",
}
"""Parts of other reads, and what gives back nothing of the dossier but amounts and codes (test_monitorbestand)."""


def test_every_read_file_command_dialog_and_page_has_a_row() -> None:
    assert rows_missing(TABEL) == set()
    assert set(ELSEWHERE) == MADE_HERE | NO_TEXT


@pytest.mark.parametrize(
    ("group", "naam"),
    [("lezingen", "zoeken.search"), ("papieren", "opdracht zoek"), ("papieren", "uitwisselbestand"),
     ("schermen", "dialoog-stop"), ("bladzijden", "casus")],
)  # fmt: skip
def test_a_place_without_a_row_is_missed(group: str, naam: str) -> None:
    """Negative control."""
    rest = {key: row for key, row in TABEL.plekken[group].items() if key != naam}
    assert rows_missing(replace(TABEL, plekken={**TABEL.plekken, group: rest}))


def test_the_words_are_unlike_each_other() -> None:
    assert len({str(woord) for woord in ALLE.values()}) == len(ALLE) > 900
    assert not [word for word in ALLE if any(other != word and other.startswith(word) for other in ALLE)]


# -- nothing leaks and nothing is withheld ---------------------------------------------------------------------------


@pytest.mark.parametrize("lezer", LEZERS)
def test_every_read_of_every_service(buurt: Buurt, lezer: str) -> None:
    judge(_reads(buurt, TABEL, (lezer,)))


if LANG:

    def test_every_read_on_postgresql(server_buurt: Buurt) -> None:
        judge(_reads(server_buurt, TABEL, LEZERS))


@pytest.mark.parametrize("lezer", MAKERS)
def test_every_file_and_every_command(buurt: Buurt, tmp_path: Path, lezer: str) -> None:
    judge([*make_files(buurt, TABEL, lezer, tmp_path), *run_commands(buurt, TABEL, lezer, tmp_path)])


@pytest.mark.parametrize("maker", ["V2", "CO", "NO"] if LANG else ["V2"])
def test_the_sealed_minutes_of_every_recipient(buurt: Buurt, tmp_path: Path, maker: str) -> None:
    judge(make_sealed(buurt, TABEL, maker, tmp_path))


@pytest.mark.parametrize("lezer", KIJKERS)
def test_every_screen_and_dialog(buurt: Buurt, qapp: QApplication, tmp_path: Path, lezer: str) -> None:
    here = list(walk(qapp, buurt, TABEL, lezer, tmp_path))
    seen = {each.plek for each in here}
    assert seen <= set(TABEL.plekken["schermen"]), "a new screen needs a row"
    judge([*here, *_never_shown(lezer, seen)])


def _never_shown(lezer: str, seen: set[str]) -> Iterator[Gelezen]:
    """Screens that this reader did not come by at all: there too nothing may have been withheld."""
    for naam, plek in TABEL.plekken["schermen"].items():
        if naam not in seen:
            must, may = TABEL.expected(plek, lezer)
            yield Gelezen(lezer, naam, "not shown", frozenset(), frozenset(must), frozenset(may))


@pytest.mark.parametrize("lezer", KIJKERS)
def test_every_page_of_every_casus_and_meeting(buurt: Buurt, qapp: QApplication, tmp_path: Path, lezer: str) -> None:
    judge(open_pages(qapp, buurt, TABEL, lezer, tmp_path))


def _named(lezer: str, soort: str, letters: str, casus: str = "") -> int:
    """How many words of this kind this reader has by the table."""
    words = [woord for woord in ALLE.values() if casus in ("", woord.casus)]
    return len(TABEL.expected(Plek("", {soort: letters}), lezer, words)[0])


@pytest.mark.parametrize("lezer", LEZERS)
def test_counts_say_no_more_than_the_lists(buurt: Buurt, lezer: str) -> None:
    ctx = buurt.town.as_(lezer)
    ids = casussen.list_casus_ids(ctx, status=None)
    assert len(ids) == _named(lezer, "naam", "T")
    keys = {number: key for key, number in buurt.casus.items()}
    for row in casussen.list_casus_rows(ctx, ids):
        assert row.open_acties == _named(lezer, "actie", "E", keys[row.id]), keys[row.id]
    on_agenda = {row.id: row.casussen for row in overleggen.list_overleggen(ctx)}
    assert on_agenda[buurt.gesloten] == _named(lezer, "naam", "T", "zwaan")
    assert on_agenda[buurt.lopend] == sum(_named(lezer, "naam", "T", key) for key in ("reiger", "valk", "uil", "meeuw"))
    assert len(besluiten.list_besluit_ids(ctx, only_open=False)) == _named(lezer, "besluit", "D")
    general = 0 if lezer == "CT" else 2
    assert sum(len(group.ids) for group in acties.group_acties(ctx)) == _named(lezer, "actie", "E") + general
    assert acties.count_my_acties(ctx).open == _named(lezer, "actie", "O") + (lezer in ("IB", "OW"))


@pytest.mark.parametrize("lezer", LEZERS)
def test_what_a_question_is_about_is_told_part_by_part(buurt: Buurt, lezer: str) -> None:
    ctx = buurt.town.as_(lezer)
    for key in VRAAG:
        cell = TABEL.cell(lezer, key)
        whole = bool(set(cell.relatie) & {"Z", "L"})
        heard = tuple(part for part in Onderwerp if part in VRAAG[key] and (whole or part.value in cell.delen[0]))
        assert tafelcheck.list_onderwerpen(ctx, buurt.casus[key]) == heard, key


# -- the check itself ------------------------------------------------------------------------------------------------


def _open_gate(casus_id: ColumnElement[int], *_: object, **__: object) -> ColumnElement[bool]:
    return casus_id.is_not(None)


@pytest.fixture
def without_join(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The gate without its join: every casus is visible to everybody. Who sees little is otherwise answered from what
    they see, so search is asked in the way of who sees much.
    """
    for module in (reading, queries_log):
        monkeypatch.setattr(module, "visible", _open_gate)
    monkeypatch.setattr(ZoekQueries, "forced", Weg.INDEX)
    search_questions.kept_question.cache_clear()
    yield
    search_questions.kept_question.cache_clear()


LEAKY = {
    "casussen.list_casus_rows", "casussen.first_casus_page", "casussen.open_casus", "overleg_page.show_overleg",
    "overleg_page.show_punt", "acties.list_acties", "acties.find_casussen", "besluiten.list_besluit_rows",
    "besluiten.besluiten_of_casus", "geschiedenis.open_geschiedenis", "toestemmingen.list_toestemmingen",
    "deelregister.list_deelbesluiten", "toegangsverzoeken.list_nood", "uitwisseling.table_objects", "zoeken.search",
    "namen.hider_of_names", "prullenbak.list_prullenbak",
}  # fmt: skip


def test_without_the_join_it_leaks(buurt: Buurt, qapp: QApplication, tmp_path: Path, without_join: None) -> None:
    """Negative control: the outsider finds words in lists, pages, search, files and on screens."""
    leaks = {each.plek for each in _reads(buurt, TABEL, ("BU",)) if each.gelekt}
    assert leaks >= LEAKY
    assert {each.plek for each in run_commands(buurt, TABEL, "BU", tmp_path) if each.gelekt} >= {
        "opdracht casussen", "opdracht acties", "opdracht besluiten", "opdracht zoek"
    }  # fmt: skip
    shown = [each for each in open_pages(qapp, buurt, TABEL, "BU", tmp_path, "overleg-*") if each.gelekt]
    assert {each.plek for each in shown} == {"bladzijde overleg-lopend", "bladzijde overleg-gesloten"}


def _flipped(letter: str, lezer: str = "DU", casus: str = "reiger") -> Tabel:
    """The table with one part of one cell the other way round."""
    cell = TABEL.cell(lezer, casus)
    first, *rest = (part ^ {LETTERS[letter]} for part in cell.delen)
    other = Zicht(cell.relatie, (first, rest[0], rest[1]), cell.eigen)
    return replace(TABEL, zicht={**TABEL.zicht, (lezer, casus): other})


@pytest.mark.parametrize(("letter", "leaks"), [("g", True), ("z", False)])
def test_a_cell_that_is_wrong_is_reported(buurt: Buurt, letter: str, leaks: bool) -> None:
    """Negative control: Duin may hear about money and not about health; say it is otherwise and it is found."""
    wrong = list(read_all(buurt, _flipped(letter), "DU", "overleg_page.show_overleg"))
    assert bool([each for each in wrong if each.gelekt]) is leaks
    assert bool([each for each in wrong if each.onthouden]) is not leaks


def test_the_table_is_about_everybody_and_everything() -> None:
    assert set(LETTERS.values()) == {part.value for part in Onderwerp if part is not Onderwerp.DAT} | {"vraag"}
    assert {casus for _, casus in TABEL.zicht} == set(MENSEN)


def test_how_much_was_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    """Last of all: one line."""
    whole = Telling(
        {lezer for each in SEEN for lezer in each.lezers},
        {plek for each in SEEN for plek in each.plekken},
        sum(each.cellen for each in SEEN),
        sum(each.lekken for each in SEEN),
        sum(each.onthouden for each in SEEN),
    )
    with capsys.disabled():
        sys.stdout.write(f"\nkanarie: {whole} ")
    assert (whole.lekken, whole.onthouden) == (0, 0)
