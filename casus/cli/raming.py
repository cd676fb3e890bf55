"""``casus prijslijst`` and ``casus raming``: what things cost, and what an approach is expected to make of that."""

from casus.cli.delen import casus_id_of
from casus.cli.ending import DONE
from casus.cli.lists import say_json
from casus.cli.main import Shell, target
from casus.domain.errors import RuleViolation
from casus.domain.geld import show_euros
from casus.domain.kostenraming import Waarneming, show_tussen, show_verschil
from casus.domain.kostenregel import Bedragen, Scenario
from casus.domain.prijslijst import Prijs, Prijslijst
from casus.services.messages import label
from casus.services.prijslijsten import check_prijslijst, shipped_prijslijst
from casus.services.ramingbladen import Breedte, Herrekening, RamingBlad, list_ramingen, open_raming
from casus.services.ramingdocument import MaakRaming, make_raming
from casus.services.ramingwoorden import gezien_rijen, show_difference, show_range


def prijslijst(shell: Shell) -> int:
    """List the prices, or check a file."""
    args = shell.args
    if (args.wat == "controleer") != (args.bestand is not None):
        raise RuleViolation("prijslijst_bestand_kiezen")
    if args.bestand is not None:
        shell.say(f"Dit bestand is goed: {_line(check_prijslijst(args.bestand))}.")
    elif args.json:
        say_json(shell, [_object(prijs) for prijs in shipped_prijslijst().prijzen])
    else:
        lines = [f"Prijslijst {_line(shipped_prijslijst())}.", *map(_price_line, shipped_prijslijst().prijzen)]
        shell.say("\n".join(lines))
    return DONE


def raming(shell: Shell) -> int:
    """The ramingen of a casus, the latest first."""
    dossier = shell.open()
    try:
        ctx = shell.context(dossier)
        rows = list_ramingen(ctx, casus_id_of(ctx, shell.args.casus))
        if shell.args.uit is not None:
            if not rows:
                raise RuleViolation("casus_zonder_raming")
            path = make_raming(ctx, MaakRaming(rows[0].id, target(shell.args.uit)))
            shell.say(f"De raming “{rows[0].aanpak}” staat in {path}.")
            return DONE
        bladen = [open_raming(ctx, row.id) for row in rows]
    finally:
        dossier.close()
    if shell.args.json:
        say_json(shell, [_raming_object(blad) for blad in bladen])
    elif not bladen:
        raise RuleViolation("casus_zonder_raming")
    else:
        shell.say("\n\n".join(_raming_lines(blad) for blad in bladen))
    return DONE


def _raming_lines(blad: RamingBlad) -> str:
    """In words; an expectation, so never more than three digits."""
    found = blad.uitkomst
    lines = [f"{blad.row.aanpak} (naar verwachting, {blad.inhoud.horizon_maanden} maanden)"]
    lines += [f"  {label(scenario)}: {show_range(found.staaf(scenario))}" for scenario in Scenario]
    lines.append(f"  verschil 1 − 3: {show_difference(found.verschil)}")
    lines += _drawn(blad.breedte_verschil)
    lines.append(f"  mogelijk vermeden (1 + 2) − 3, los: {show_difference(found.mogelijk_vermeden)}")
    lines += _drawn(blad.breedte_vermeden)
    lines += [f"  {label(each.betaler)}: {show_verschil(each.verschil)}" for each in found.betalers]
    lines += [
        f"  gezien, {bar.lower()}: {seen}; verwacht: {expected}; onbekend: {unknown}"
        for bar, expected, seen, unknown in gezien_rijen(blad)
    ]
    if blad.herrekend is not None:
        anew = show_difference(blad.herrekend.uitkomst.verschil)
        lines.append(f"  verschil 1 − 3 met de prijzen van nu (prijslijst {blad.herrekend.versie}): {anew}")
    if blad.inhoud.betekenis:
        lines.append(f"  wat het voor de persoon betekent: {blad.inhoud.betekenis}")
    return "\n".join(lines)


def _drawn(breedte: Breedte | None) -> list[str]:
    if breedte is None:
        return []
    return [f"    in acht van de tien trekkingen: {show_tussen(breedte.getrokken.laag, breedte.getrokken.hoog)}"]


def _raming_object(blad: RamingBlad) -> dict[str, object]:
    """Exact, in cents; null is not reckoned, which is not nought."""
    found = blad.uitkomst
    return {
        "id": str(blad.row.id),
        "aanpak": blad.row.aanpak,
        "levensdomein": blad.row.levensdomein.value,
        "gemaakt": blad.row.gemaakt.isoformat(),
        "afgesloten_op": None if blad.row.afgesloten_op is None else blad.row.afgesloten_op.isoformat(),
        "horizon_maanden": blad.inhoud.horizon_maanden,
        "prijslijst_versie": blad.prijslijst_versie,
        "geindexeerd": blad.geindexeerd,
        "staven": {scenario.value: _amounts(found.staaf(scenario)) for scenario in Scenario},
        "verschil": _amounts(found.verschil),
        "verschil_bandbreedte": _width(blad.breedte_verschil),
        "mogelijk_vermeden": _amounts(found.mogelijk_vermeden),
        "mogelijk_vermeden_bandbreedte": _width(blad.breedte_vermeden),
        "betalers": [
            {"betaler": each.betaler.value, "nu": each.nu, "na": each.na, "verschil": each.verschil}
            for each in found.betalers
        ],
        "gezien": {scenario.value: _seen(each) for scenario, each in blad.gezien},
        "betekenis": blad.inhoud.betekenis,
        "herrekend": None if blad.herrekend is None else _anew(blad.herrekend),
        "schattingen": found.schattingen,
        "regels": [
            {
                "scenario": regel.inhoud.scenario.value,
                "post": regel.inhoud.post,
                "aantal": regel.inhoud.aantal,
                "eenheid": regel.inhoud.eenheid,
                "per": regel.inhoud.per.value,
                "kans": regel.inhoud.kans,
                "betaler": regel.inhoud.betaler.value,
                "zekerheid": regel.inhoud.zekerheid.value,
                "jaar": regel.inhoud.jaar,
                "bron": regel.inhoud.bron,
                "bedragen": _amounts(regel.bedragen),
                "gezien": regel.gezien,
            }
            for regel in blad.regels
        ],
    }


def _amounts(bedragen: Bedragen | None) -> dict[str, int] | None:
    return None if bedragen is None else bedragen._asdict()


def _width(breedte: Breedte | None) -> dict[str, object] | None:
    """Eight of ten lie between these two, by formula and by drawing."""
    if breedte is None:
        return None
    return {"formule": dict(vars(breedte.formule)), "getrokken": dict(vars(breedte.getrokken))}


def _seen(found: Waarneming) -> dict[str, int | None]:
    """Expected is of the lines that were seen: of none of them neither is known."""
    return {**vars(found), **({} if found.bekend else {"verwacht": None, "gezien": None})}


def _anew(found: Herrekening) -> dict[str, object]:
    return {
        "prijslijst_versie": found.versie,
        "staven": {scenario.value: _amounts(found.uitkomst.staaf(scenario)) for scenario in Scenario},
        "verschil": _amounts(found.uitkomst.verschil),
        "mogelijk_vermeden": _amounts(found.uitkomst.mogelijk_vermeden),
    }


def _line(found: Prijslijst) -> str:
    count = len(found.prijzen)
    return f"versie {found.versie}, prijspeil {found.jaar}, {count} {'prijs' if count == 1 else 'prijzen'}"


def _price_line(prijs: Prijs) -> str:
    amounts = " / ".join(show_euros(cents) for cents in (prijs.laag, prijs.midden, prijs.hoog))
    return f"{prijs.sleutel:<24}{prijs.post}, per {prijs.eenheid}: {amounts} ({prijs.jaar}, {prijs.zekerheid.value})"


def _object(prijs: Prijs) -> dict[str, object]:
    return {
        "sleutel": prijs.sleutel,
        "post": prijs.post,
        "eenheid": prijs.eenheid,
        "laag": prijs.laag,
        "midden": prijs.midden,
        "hoog": prijs.hoog,
        "jaar": prijs.jaar,
        "betaler": prijs.betaler.value,
        "zekerheid": prijs.zekerheid.value,
        "bron": prijs.bron,
        "toelichting": prijs.toelichting,
    }
