"""``casus monitor``: what happened with the money of a year, on the screen or as a file."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from casus.cli.ending import DONE
from casus.cli.lists import say_json
from casus.cli.main import Shell, target
from casus.domain.errors import RuleViolation
from casus.domain.geld import show_euros, show_raming
from casus.domain.kostenraming import show_verschil
from casus.domain.monitor import Dimensie
from casus.services.bestedingsregels import woorden_op
from casus.services.context import Context
from casus.services.controllerbestand import (
    MaakControllerbestand,
    make_controllerbestand,
)
from casus.services.geldwoorden import Woorden
from casus.services.messages import label
from casus.services.monitor import monitor_keuze, show_monitor, tel_na
from casus.services.monitorbestand import BewaarMonitor, save_monitor
from casus.services.monitorkruis import Kruistabel, read_paar, show_kruis
from casus.services.monitorvorm import Monitor, MonitorTabel, MonitorVraag
from casus.services.monitorwoorden import (
    DIMENSIE_KOPPEN,
    NIET_VERTELD,
    closing_words,
    days_words,
    later_words,
    row_words,
    terugblik_words,
    undivided_words,
)
from casus.services.ramingwoorden import capital
from casus.services.vermedenwoorden import (
    BETEKENIS,
    LOS,
    VERSCHIL,
    apart_of_vermeden,
    apart_words,
    bars_of,
    head_of_vermeden,
    vermeden_words,
)
from casus.wiring import open_controle


def monitor(shell: Shell) -> int:
    """See ``parser_monitor``."""
    args = shell.args
    dossier = shell.open_figures()
    try:
        ctx = shell.context(dossier)
        vraag = MonitorVraag(
            _this_year(ctx) if args.jaar is None else args.jaar, args.peildatum, _wijk_id(ctx, args.wijk)
        )
        kruisen = tuple(map(read_paar, args.kruis))
        if args.uit is not None:
            path = save_monitor(ctx, BewaarMonitor(vraag, target(args.uit), args.betalers, kruisen))
            shell.say(f"De budgetmonitor staat in {path}.")
            return DONE
        if kruisen:
            return _crossed(shell, [show_kruis(ctx, vraag, paar) for paar in kruisen])
        found, woorden = tel_na(ctx, show_monitor(ctx, vraag)), woorden_op(ctx, vraag.dag)
    finally:
        dossier.close()
    if args.json:
        say_json(shell, [_as_json(found)])
    else:
        shell.say("\n".join(_lines(found, woorden)))
    return DONE


def _crossed(shell: Shell, tables: "list[Kruistabel | None]") -> int:
    told = [table for table in tables if table is not None]
    if len(told) < len(tables):
        raise RuleViolation("monitor_kruis_niet_verteld", field="kruis")
    if shell.args.json:
        say_json(shell, [_plain({**asdict(table), "totaal": table.totaal}) for table in told])
    else:
        shell.say("\n".join(line for table in told for line in _cross_lines(table)))
    return DONE


def _cross_lines(table: Kruistabel) -> Iterator[str]:
    """Rows by columns; a column is as wide as what stands in it."""
    heads = [*(row_words(table.kolom, groep) for groep in table.kolommen), "Totaal"]
    rows = [
        (row_words(table.rij, groep), [*map(show_euros, cents), show_euros(sum(cents))])
        for groep, cents in zip(table.rijen, table.cellen, strict=True)
    ]
    rows.append(("Totaal", [*map(show_euros, table.kolomtotalen), show_euros(table.totaal)]))
    wide = [max(len(head), *(len(cells[at]) for _, cells in rows)) + 2 for at, head in enumerate(heads)]
    first = max(len(name) for name, _ in rows) + 2
    yield (f"Uitgegeven per {DIMENSIE_KOPPEN[table.rij].lower()} en daarbinnen per "
           f"{DIMENSIE_KOPPEN[table.kolom].lower()}, stand op {table.dag:%d-%m-%Y}")  # fmt: skip
    for name, cells in [("", heads), *rows]:
        yield f"  {name:<{first}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, wide, strict=True))


def controllerbestand(shell: Shell) -> int:
    """Make the file, or open one; opening needs its code and no dossier."""
    args = shell.args
    if args.open is not None:
        code = shell.secret("controlecode_onleesbaar")
        if code is None:
            raise RuleViolation("controlecode_ontbreekt")
        opened = open_controle(str(args.pad), shell.world, code)
        vraag = MonitorVraag(opened.cijfers.jaar)
        shell.say(f"De cijfers staan in {save_monitor(opened.context(), BewaarMonitor(vraag, target(args.open)))}.")
        return DONE
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        made = make_controllerbestand(
            ctx, MaakControllerbestand(ctx.today().year if args.jaar is None else args.jaar, target(args.pad))
        )
    finally:
        dossier.close()
    shell.say(f"Het bestand voor de controller staat in {made.pad}.")
    shell.say(f"Code: {made.code}")
    shell.say("Geef deze code apart. Casus bewaart haar niet en toont haar niet nog een keer.")
    return DONE


def _this_year(ctx: Context) -> int:
    """Of a controller's file the year that it is about."""
    return ctx.today().year if ctx.controle is None else ctx.controle.jaar


def _wijk_id(ctx: Context, naam: str) -> int | None:
    if not naam:
        return None
    for id_, known in monitor_keuze(ctx).wijken:
        if known.casefold() == naam.casefold():
            return id_
    raise RuleViolation("niet_gevonden", soort="wijk")


def _lines(found: Monitor, woorden: Woorden) -> Iterator[str]:
    if found.dag is None:
        yield f"Budget {found.jaar}: {show_euros(found.budget)}. Meer is er nog niet te vertellen."
        return
    yield f"Budgetmonitor {found.jaar}, stand op {found.dag:%d-%m-%Y}"
    for name, cents in (("Budget", found.budget), ("Uitgegeven", found.uitgegeven),
                        ("Gereserveerd", found.gereserveerd), ("Over", found.over)):  # fmt: skip
        yield f"  {name:<14}{_told(cents):>16}"
    if found.verwacht is not None:
        low, middle, high = map(show_raming, found.verwacht)
        yield f"  Verwacht eind december: {middle}, tussen {low} en {high}"
    yield f"  Sluit het? {closing_words(found)}"
    if later := later_words(found):
        yield f"  {later}"
    untold = found.gesloten and found.mediaan_dagen is None
    yield f"  Besluit meestal: {NIET_VERTELD if untold else days_words(found.mediaan_dagen)}"
    if looked := terugblik_words(found):
        yield f"  {looked}"
    yield from _difference(found)
    for tabel in found.tabellen.values():
        yield from _table(tabel, woorden)
    if words := undivided_words(found):
        yield from ("", words)


def _difference(found: Monitor) -> Iterator[str]:
    """Three bars, the difference of the first and third, what stands apart, and who pays."""
    beeld = bars_of(found)
    for number, bar in enumerate(() if beeld is None else beeld.staven, start=1):
        amount = bar.anders if bar.bedragen is None else show_raming(bar.bedragen.midden)
        yield f"  {number}. {bar.naam:<26}{amount:>14}  {bar.toelichting}"
    yield f"  {VERSCHIL}, naar verwachting: {head_of_vermeden(found)}"
    yield from (f"    {line}" for line in vermeden_words(found))
    if beeld is not None:
        yield f"  {LOS}, staat er los naast: {apart_of_vermeden(found)}"
        yield f"    {apart_words(found)}"
        yield f"  {BETEKENIS}"
    yield from _payers(found)


def _payers(found: Monitor) -> Iterator[str]:
    if found.vermeden is None or not found.vermeden.betalers:
        return
    yield ""
    yield "Wie betaalt, wie bespaart (nu, na de oplossing, verschil), naar verwachting"
    sums = found.vermeden
    rows = [(capital(label(each.betaler)), each.nu or 0, each.na or 0) for each in sums.betalers]
    for name, now, after in (*rows, ("Samen", sums.nu.midden, sums.oplossing.midden)):
        yield f"  {name:<30}{show_raming(now):>14}{show_raming(after):>14}  {show_verschil(now - after)}"


def _table(tabel: MonitorTabel, woorden: Woorden) -> Iterator[str]:
    yield ""
    yield f"Per {DIMENSIE_KOPPEN[tabel.dimensie].lower()}, stand op {tabel.dag:%d-%m-%Y}"
    for rij in (*tabel.rijen, tabel.totaal):
        name = row_words(tabel.dimensie, rij.klassen) or "Totaal"
        number = (
            NIET_VERTELD
            if rij.verzoeken is None
            else f"{rij.verzoeken} {woorden.naam if rij.verzoeken == 1 else woorden.namen}"
        )
        later = f", later geboekt {show_euros(rij.later)}" if rij.later else ""
        yield f"  {name:<44}{_told(rij.uitgegeven):>16}{_told(rij.gereserveerd):>16}  {number}{later}"


def _told(cents: int | None) -> str:
    return NIET_VERTELD if cents is None else show_euros(cents)


def _as_json(found: Monitor) -> dict[str, object]:
    """Cents as whole numbers; null is not told."""
    tables = {_key(each): asdict(tabel) for each, tabel in found.tabellen.items()}
    rest = {name: value for name, value in asdict(found).items() if name not in ("tabellen", "verwacht", "maanden")}
    months = [{"dag": each.dag, "uitgegeven": each.uitgegeven} for each in found.maanden]
    band = None if found.verwacht is None else found.verwacht._asdict()
    if found.vermeden is not None:
        rest["vermeden"] = {**asdict(found.vermeden), "verwacht": found.vermeden.verwacht}
    return _plain({**rest, "sluit": found.sluit, "verwacht": band, "maanden": months, "tabellen": tables})


def _key(dimensie: Dimensie) -> str:
    return dimensie.value


def _plain(value: object) -> "dict[str, object]":
    found = _json(value)
    assert isinstance(found, dict)
    return found


def _json(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _json(each) for key, each in value.items()}
    if hasattr(value, "_asdict"):
        return _json(value._asdict())
    if isinstance(value, (list, tuple)):
        return [_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
