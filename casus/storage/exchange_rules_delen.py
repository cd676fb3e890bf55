"""What the fields of telling must mean together: consent, decisions to share, sight, and what stops everything."""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.delen import OPENT, STOPT
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.scan import soort_of
from casus.domain.toegangsverzoek import VerzoekStatus
from casus.domain.toestemming import LOPEND, ToestemmingStatus, ToestemmingWijze

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Finding = tuple[str, str, dict[str, object]]
"""(field, code, params)."""
Found = Iterator[tuple[str, Finding]]
"""With the path of the row."""

_ANSWERED = (
    ToestemmingStatus.GEGEVEN,
    ToestemmingStatus.DEELS,
    ToestemmingStatus.GEWEIGERD,
    ToestemmingStatus.INGETROKKEN,
)
_ENDED = (DeelbesluitStatus.INGETROKKEN, DeelbesluitStatus.OPGEVOLGD)
_OF_ONE_CASUS = ("verwerkingsstop", "toestemming")
"""These name a casus and a person in it."""


def findings(rows: Rows) -> Found:
    """Every rule on every row."""
    yield from _each(rows, "casus_onderwerp", _casus_onderwerp)
    yield from _each(rows, "verwerkingsstop", _verwerkingsstop)
    yield from _each(rows, "pet", _pet)
    yield from _each(rows, "noodtoegang", _noodtoegang)
    yield from _each(rows, "toegangsverzoek", _toegangsverzoek)
    yield from _each(rows, "meldcoderegel", _meldcoderegel)
    yield from _each(rows, "toestemming", _toestemming)
    yield from _toestemming_regels(rows)
    yield from _each(rows, "toestemming_scan", _scan)
    yield from _each(rows, "deelbesluit", _deelbesluit)
    yield from _deelbesluit_lists(rows)
    yield from _persons(rows)
    yield from _hats(rows)


def _each(rows: Rows, naam: str, check: Any) -> Found:
    for place, row in enumerate(rows[naam]):
        for finding in check(row):
            yield f"{naam}[{place}]", finding


def _text(row: Row, *names: str) -> Iterator[Finding]:
    for name in names:
        if not row[name].strip():
            yield name, "veld_leeg", {}


def _value(row: Row, *names: str) -> Iterator[Finding]:
    for name in names:
        if row[name] is None:
            yield name, "waarde_ontbreekt", {}


def _casus_onderwerp(row: Row) -> Iterator[Finding]:
    if row["onderwerp"] == Onderwerp.DAT:
        yield "onderwerp", "past_niet_bij_soort", {}


def _verwerkingsstop(row: Row) -> Iterator[Finding]:
    if row["soort"] not in STOPT:
        yield "soort", "code_onbekend", {"codes": ", ".join(STOPT)}
    if row["tot"] is not None and row["tot"] < row["van"]:
        yield "tot", "eind_voor_begin", {}


def _pet(row: Row) -> Iterator[Finding]:
    yield from _text(row, "functie")


def _noodtoegang(row: Row) -> Iterator[Finding]:
    """Looked at, or not: when, by whom and what was thought of it go together."""
    yield from _text(row, "reden")
    if row["tot"] <= row["van"]:
        yield "tot", "eind_voor_begin", {}
    if row["gezien_op"] is not None:
        yield from _value(row, "gezien_door_id")
        yield from _text(row, "oordeel")


def _toegangsverzoek(row: Row) -> Iterator[Finding]:
    yield from _text(row, "reden")
    if row["status"] != VerzoekStatus.GEVRAAGD:
        yield from _value(row, "beantwoord_op", "beantwoord_door_id")
    elif row["beantwoord_op"] is not None:
        yield "beantwoord_op", "past_niet_bij_stand", {}
    if row["status"] == VerzoekStatus.NEE:
        yield from _text(row, "antwoord")


def _meldcoderegel(row: Row) -> Iterator[Finding]:
    yield from _text(row, "toelichting")


def _toestemming(row: Row) -> Iterator[Finding]:
    """Asked by somebody on a day; an answer says how and by whom it was given; a yes has an end."""
    status = row["status"]
    yield from _text(row, "doel")
    if status == ToestemmingStatus.VERLOPEN:
        yield "status", "past_niet_bij_stand", {}
    if status == ToestemmingStatus.NIET_GEVRAAGD:
        yield from _text(row, "reden")
    else:
        yield from _value(row, "gevraagd_op", "gevraagd_door_id", "uitgelegd_door_id")
    if status in _ANSWERED:
        yield from _value(row, "wijze", "antwoord_op")
        if not (row["persoon_akkoord"] or row["gezag_akkoord"]):
            yield "persoon_akkoord", "instemming_ontbreekt", {}
    elif row["antwoord_op"] is not None:
        yield "antwoord_op", "past_niet_bij_stand", {}
    if row["wijze"] == ToestemmingWijze.MONDELING:
        yield from _text(row, "getuige")
    if status in LOPEND:
        yield from _value(row, "geldig_tot")
    if (status == ToestemmingStatus.INGETROKKEN) != (row["ingetrokken_op"] is not None):
        yield "ingetrokken_op", "past_niet_bij_stand", {}


def _scan(row: Row) -> Iterator[Finding]:
    """The file is what it says it is."""
    try:
        if soort_of(b64decode(row["inhoud"])) != row["soort"]:
            yield "soort", "past_niet_bij_soort", {}
    except RuleViolation as error:
        yield "inhoud", error.code, {name: value for name, value in error.params.items() if name != "field"}


def _toestemming_regels(rows: Rows) -> Found:
    """Who asks names what about; yes to all, to some or to none follows from the lines."""
    lines: dict[str, list[bool]] = defaultdict(list)
    for row in rows["toestemming_regel"]:
        lines[row["toestemming_id"]].append(row["mag"])
    for place, row in enumerate(rows["toestemming"]):
        said, status = lines[row["id"]], row["status"]
        if not said:
            yield f"toestemming[{place}]", ("id", "lijst_zonder_regels", {"lijst": "toestemming_regel"})
            continue
        yes, no = any(said), not all(said)
        fits = {
            ToestemmingStatus.GEGEVEN: not no,
            ToestemmingStatus.DEELS: yes and no,
            ToestemmingStatus.INGETROKKEN: True,
        }
        if not fits.get(status, not yes):
            yield f"toestemming[{place}]", ("status", "past_niet_bij_antwoord", {})


def _deelbesluit(row: Row) -> Iterator[Finding]:
    """A draft may lack anything; what was recorded has an outcome and why; what tells has a purpose and an end."""
    status = row["status"]
    if status == DeelbesluitStatus.CONCEPT:
        if row["vastgelegd_op"] is not None:
            yield "vastgelegd_op", "past_niet_bij_stand", {}
    else:
        yield from _value(row, "uitkomst", "vastgelegd_op", "vastgelegd_door_id")
        yield from _text(row, "motivering", "inhoud_versie")
        if row["uitkomst"] in OPENT:
            yield from _text(row, "doel", "grond")
            yield from _value(row, "geldig_tot", "bron_id")
    if (status in _ENDED) != (row["beeindigd_op"] is not None):
        yield "beeindigd_op", "past_niet_bij_stand", {}
    if status == DeelbesluitStatus.INGETROKKEN:
        yield from _text(row, "beeindigd_reden")


def _deelbesluit_lists(rows: Rows) -> Found:
    """A decision is about somebody and for somebody."""
    named = {naam: {row["deelbesluit_id"] for row in rows[naam]} for naam in ("deel_over", "deel_ontvanger")}
    for place, row in enumerate(rows["deelbesluit"]):
        for naam, known in named.items():
            if row["status"] != DeelbesluitStatus.CONCEPT and row["id"] not in known:
                yield f"deelbesluit[{place}]", ("id", "lijst_zonder_regels", {"lijst": naam})


def _persons(rows: Rows) -> Found:
    """Who it is about is in that same casus."""
    casus_of = {row["id"]: row["casus_id"] for row in rows["inwoner"]}
    decided = {row["id"]: row["casus_id"] for row in rows["deelbesluit"]}
    for naam in (*_OF_ONE_CASUS, "deel_over"):
        for place, row in enumerate(rows[naam]):
            casus_id = decided[row["deelbesluit_id"]] if naam == "deel_over" else row["casus_id"]
            if casus_of[row["inwoner_id"]] != casus_id:
                yield f"{naam}[{place}]", ("inwoner_id", "andere_casus", {})


def _hats(rows: Rows) -> Found:
    """A hat is worn at the table where its wearer sits."""
    meeting_of_punt = {row["id"]: row["overleg_id"] for row in rows["agendapunt"]}
    meeting_of_deelnemer = {row["id"]: row["overleg_id"] for row in rows["deelnemer"]}
    for place, row in enumerate(rows["pet"]):
        if meeting_of_punt[row["agendapunt_id"]] != meeting_of_deelnemer[row["deelnemer_id"]]:
            yield f"pet[{place}]", ("deelnemer_id", "ander_overleg", {})
