"""Every file that leaves the program and every command of the command line, made by one reader."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NoReturn

from casus.cli.main import main
from casus.domain.errors import CasusError
from casus.services import (
    intake_papier,
    logexport,
    netwerkdocument,
    papieren,
    plandocument,
    ramingdocument,
    scans,
    uitwisseling,
    verslagen,
    verzegeld,
)
from casus.services.context import Context
from casus.system.paths import AppPaths
from tests.acceptance.kanarie.buurt import Buurt
from tests.acceptance.kanarie.lezen import Gelezen, asked
from tests.acceptance.kanarie.tabel import Tabel
from tests.acceptance.kanarie.woorden import MENSEN, found_in

SEALED = "verslag verzegeld"
COMMANDS: dict[str, tuple[str, ...]] = {
    "overleggen": (),
    "casussen": (),
    "casussen --json": (),
    "casussen --prullenbak": (),
    "acties": ("--alle",),
    "acties --json": ("--alle",),
    "besluiten": ("--alle",),
    "besluiten --json": ("--alle",),
    "zoek": ("kanarie",),
    "tafelcheck": (),
    "deelbesluiten": (),
    "monitor": (),
    "monitor --json": (),
    "snel-geld": (),
    "snel-geld --json": (),
    "deelbesluiten --json": (),
    "logboek": ("toon",),
    "mensen": (),
    "organisaties": (),
    "gebruikers": (),
}
"""With what is typed behind it; the number of the meeting is added where the row says so."""


def content_of(path: Path) -> str:
    """Everything in a file, as it stands and as one reads it."""
    if path.suffix != ".docx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        raw = [archive.read(naam).decode("utf-8", "replace") for naam in archive.namelist()]
    return "\n".join((*raw, *(re.sub(r"<[^>]+>", "", text.replace("</w:p>", "\n")) for text in raw)))


def _verslag(met_namen: bool) -> Callable[[Context, Buurt, str, Path], Path]:
    def make(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
        reden = "voor het dossier" if met_namen else ""
        cmd = verslagen.MakeVerslag(buurt.at(waar), verslagen.VOLLEDIG, pad / "v.docx", met_namen, reden)
        return verslagen.make_verslag(ctx, cmd)

    return make


def _formulier(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    first = buurt.inwoner[MENSEN[waar][0]]
    cmd = papieren.MakeFormulier(buurt.casus[waar], pad / "f.docx", first, (buurt.org["Linde"],))
    return papieren.make_formulier(ctx, cmd)


def _terugblik(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    return papieren.make_terugblik(ctx, papieren.MakeTerugblik(buurt.besluit.get(waar, 1), pad / "t.docx"))


def _scan(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    asked = next((id_ for (casus, _, _), id_ in buurt.toestemming.items() if casus == waar), 1)
    return scans.save_scan(ctx, scans.BewaarScan(asked, pad / "s.pdf"))


def _intakeblad(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    number = buurt.intakes[waar][0]
    return intake_papier.make_intakeblad(ctx, intake_papier.MakeIntakeblad(number, pad / "i.docx"))


def _leegblad(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    return intake_papier.make_leegblad(ctx, intake_papier.MakeLeegblad("kanarie", pad / "l.docx"))


def _tekening(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    return intake_papier.make_tekening(ctx, intake_papier.MakeTekening(buurt.casus[waar], pad / "w.svg"))


def _raming(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    return ramingdocument.make_raming(
        ctx, ramingdocument.MaakRaming(buurt.raming.get(MENSEN[waar][0], 1), pad / "r.docx")
    )


def _plan(voor: plandocument.PlanVoor) -> Callable[[Context, Buurt, str, Path], Path]:
    """Of the first of the two."""

    def make(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
        return plandocument.make_plan(
            ctx, plandocument.MaakPlan(buurt.plan.get(MENSEN[waar][0], 1), voor, pad / "p.docx")
        )

    return make


def _netwerk(ending: str) -> Callable[[Context, Buurt, str, Path], Path]:
    """Of the first of the two."""

    def make(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
        number = buurt.netwerk.get(MENSEN[waar][0], 1)
        return netwerkdocument.make_netwerk(ctx, netwerkdocument.MaakNetwerk(number, pad / f"n.{ending}"))

    return make


def _alles(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
    return uitwisseling.export_dossier(ctx, uitwisseling.ExportDossier(pad / "x.json", "naar de server")).pad


def _logboek(**options: Any) -> Callable[[Context, Buurt, str, Path], Path]:
    def make(ctx: Context, buurt: Buurt, waar: str, pad: Path) -> Path:
        return logexport.export_log(ctx, logexport.ExportLog(pad / "l.csv", **options)).pad

    return make


FILES: dict[str, Callable[[Context, Buurt, str, Path], Path]] = {
    "verslag met namen": _verslag(met_namen=True),
    "verslag met codes": _verslag(met_namen=False),
    "toestemmingsformulier": _formulier,
    "afweging op papier": _terugblik,
    "scan": _scan,
    "intake op papier": _intakeblad,
    "leeg formulier": _leegblad,
    "tekening": _tekening,
    "plan voor de persoon": _plan(plandocument.PlanVoor.PERSOON),
    "plan voor het team": _plan(plandocument.PlanVoor.TEAM),
    "netwerk in Word": _netwerk("docx"),
    "netwerk getekend": _netwerk("svg"),
    "raming in Word": _raming,
    "uitwisselbestand": _alles,
    "logboek met namen": _logboek(met_namen=True, reden="voor de inspectie"),
    "logboek met codes": _logboek(),
    "logboek precies": _logboek(precies=True),
}


def make_files(buurt: Buurt, tabel: Tabel, lezer: str, folder: Path) -> Iterator[Gelezen]:
    """What this reader can make; a refusal gives nothing."""
    for naam, make in FILES.items():
        plek = tabel.plekken["papieren"][naam]
        for waar, words in asked(plek):
            try:
                content = content_of(make(buurt.town.as_(lezer), buurt, waar, folder))
            except CasusError as error:
                content = f"{error.code} {error.params}"
            must, may = tabel.expected(plek, lezer, words)
            yield Gelezen(lezer, naam, waar, frozenset(found_in(content)), frozenset(must), frozenset(may))


def make_sealed(buurt: Buurt, tabel: Tabel, maker: str, folder: Path) -> Iterator[Gelezen]:
    """The sealed minutes of the closed meeting, by recipient."""
    for_them = tabel.for_recipients()
    plek = tabel.plekken["papieren"][SEALED]
    for naam in for_them.lezers:
        cmd = verzegeld.MakeVerzegeld(buurt.gesloten, (verzegeld.Ontvanger(buurt.org[naam]),), folder)
        (path,) = verzegeld.make_verzegeld(buurt.town.as_(maker), cmd)
        must, may = for_them.expected(plek, naam)
        found = found_in(content_of(path))
        yield Gelezen(naam, SEALED, f"by {maker}", frozenset(found), frozenset(must), frozenset(may))


def run_commands(buurt: Buurt, tabel: Tabel, lezer: str, folder: Path) -> Iterator[Gelezen]:
    """Every command that shows something, as this reader."""
    for naam, typed in COMMANDS.items():
        plek = tabel.plekken["papieren"][f"opdracht {naam}"]
        for waar, words in asked(plek):
            command, *options = naam.split()
            behind = [*typed, *options, *([str(_number(buurt, waar))] if waar else [])]
            said = run(buurt, lezer, folder, command, *behind)
            must, may = tabel.expected(plek, lezer, words)
            yield Gelezen(lezer, plek.naam, waar, frozenset(found_in(said)), frozenset(must), frozenset(may))


def run(buurt: Buurt, lezer: str, folder: Path, *typed: str) -> str:
    """All that a command says, on either channel."""
    said = io.StringIO()
    argv = ["--dossier", buurt.town.address, "--als", lezer, *typed]
    with redirect_stdout(said), redirect_stderr(said):
        main(argv, buurt.town.world, AppPaths.under(folder), _no_screens)
    return said.getvalue()


def _number(buurt: Buurt, waar: str) -> int:
    return buurt.town.page(buurt.at(waar)).nummer


def _no_screens(*_: object) -> NoReturn:
    raise AssertionError("no command here draws screens")
