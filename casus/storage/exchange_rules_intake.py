"""What the fields of an intake must mean together."""

from collections import defaultdict
from collections.abc import Iterator

from casus.domain.errors import RuleViolation
from casus.domain.instrument import Instrument, read_instrument
from casus.domain.intake import IntakeStatus
from casus.domain.intake_inhoud import DeelInhoud, DeelStand, IntakeInhoud, Verband, checked
from casus.storage.exchange_rules_delen import Finding, Found, Row, Rows

_PARTS = ("intake_deel", "intake_onderwerp", "intake_antwoord", "intake_cijfer", "intake_verband")


def findings(rows: Rows) -> Found:
    """Every rule on every row."""
    known: dict[str, Instrument] = {}
    for place, row in enumerate(rows["instrument"]):
        for finding in _instrument(row, known):
            yield f"instrument[{place}]", finding
    inside: dict[str, dict[str, list[Row]]] = defaultdict(lambda: {naam: [] for naam in _PARTS})
    for naam in _PARTS:
        for row in rows[naam]:
            inside[row["intake_id"]][naam].append(row)
    casus_of = {row["id"]: row["casus_id"] for row in rows["inwoner"]}
    for place, row in enumerate(rows["intake"]):
        path = f"intake[{place}]"
        if casus_of[row["inwoner_id"]] != row["casus_id"]:
            yield path, ("inwoner_id", "andere_casus", {})
        if row["instrument_id"] in known:
            for finding in _intake(row, known[row["instrument_id"]], inside[row["id"]]):
                yield path, finding


def _instrument(row: Row, known: dict[str, Instrument]) -> Iterator[Finding]:
    """The text is an instrument, and it is the one that its fields name."""
    try:
        found = read_instrument(row["tekst"])
    except RuleViolation as error:
        yield "tekst", error.code, error.params
        return
    if (found.code, found.versie) != (row["code"], row["uitgave"]):
        yield "tekst", "past_niet_bij_soort", {}
    known[row["id"]] = found


def _intake(row: Row, instrument: Instrument, inside: dict[str, list[Row]]) -> Iterator[Finding]:
    """What was said answers the questions of its instrument, and every part names what it is about."""
    told = _inhoud(inside)
    opened = {part.code for part in told.delen}
    if {each["deel"] for each in (*inside["intake_antwoord"], *inside["intake_cijfer"])} - opened:
        yield "id", "deel_niet_geopend", {}
        return
    try:
        checked(instrument, told)
    except RuleViolation as error:
        yield "id", error.code, {name: value for name, value in error.params.items() if name != "field"}
        return
    about = {(each["deel"], each["onderwerp"]) for each in inside["intake_onderwerp"]}
    wanted = {(code, each.value) for code in opened for each in instrument.deel(code).onderwerpen}
    if about != wanted:
        yield "id", "past_niet_bij_soort", {}
    if row["status"] == IntakeStatus.AFGEROND and all(part.is_leeg for part in told.delen):
        yield "status", "past_niet_bij_stand", {}


def _inhoud(inside: dict[str, list[Row]]) -> IntakeInhoud:
    delen = sorted(inside["intake_deel"], key=lambda part: part["volgorde"])
    chosen = sorted((part for part in delen if part["keuze"]), key=lambda part: part["keuze"])
    answers, figures = inside["intake_antwoord"], inside["intake_cijfer"]
    return IntakeInhoud(
        delen=tuple(
            DeelInhoud(
                code=part["code"],
                stand=DeelStand(part["stand"]),
                antwoorden={each["vraag"]: each["tekst"] for each in answers if each["deel"] == part["code"]},
                cijfers={each["aspect"]: each["cijfer"] for each in figures if each["deel"] == part["code"]},
                wil_praten=part["wil_praten"],
                wil_veranderen=part["wil_veranderen"],
            )
            for part in delen
        ),
        verbanden=tuple(Verband(each["van"], each["naar"], each["woorden"]) for each in inside["intake_verband"]),
        mee_aan_de_slag=tuple(part["code"] for part in chosen),
    )
