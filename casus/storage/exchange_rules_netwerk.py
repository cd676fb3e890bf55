"""What the fields of a network must mean together."""

from collections.abc import Iterator

from casus.domain.errors import RuleViolation
from casus.domain.netwerk import MEESTE_BANDEN, BandInhoud, BandKwaliteit, BandSoort, BandWie, check_band
from casus.storage.exchange_rules_delen import Finding, Found, Row, Rows


def findings(rows: Rows) -> Found:
    """Every rule on every row."""
    casus_of = {row["id"]: row["casus_id"] for row in rows["inwoner"]}
    netwerken = {row["id"]: row for row in rows["netwerk"]}
    first: dict[tuple[str, str | None], str] = {}
    for place, row in enumerate(rows["netwerk"]):
        path = f"netwerk[{place}]"
        if row["inwoner_id"] is not None and casus_of[row["inwoner_id"]] != row["casus_id"]:
            yield path, ("inwoner_id", "andere_casus", {})
        earlier = first.setdefault((row["casus_id"], row["inwoner_id"]), path)
        if earlier != path:
            yield path, ("inwoner_id", "dubbel", {"eerste": earlier})
    count: dict[str, int] = dict.fromkeys(netwerken, 0)
    for place, row in enumerate(rows["netwerk_band"]):
        count[row["netwerk_id"]] += 1
        for finding in (*_band(row), *_people(row, netwerken[row["netwerk_id"]], casus_of)):
            yield f"netwerk_band[{place}]", finding
        if count[row["netwerk_id"]] == MEESTE_BANDEN + 1:
            yield f"netwerk_band[{place}]", ("netwerk_id", "netwerk_vol", {"meeste": MEESTE_BANDEN})


def _people(row: Row, netwerk: Row, casus_of: dict[str, str]) -> Iterator[Finding]:
    """Of the same casus, and not the person in the middle."""
    if row["inwoner_id"] is None:
        return
    if casus_of[row["inwoner_id"]] != netwerk["casus_id"]:
        yield "inwoner_id", "andere_casus", {}
    if row["inwoner_id"] == netwerk["inwoner_id"]:
        yield "inwoner_id", "band_met_zichzelf", {}


def _band(row: Row) -> Iterator[Finding]:
    ids = {name: None if row[name] is None else int(row[name]) for name in _IDS}
    try:
        wie = BandWie(BandSoort(row["soort"]), row["naam"], werkt_bij=row["werkt_bij"], **ids)
        kwaliteit = None if row["kwaliteit"] is None else BandKwaliteit(row["kwaliteit"])
        bellen = bool(row["bel_volgorde"])
        check_band(BandInhoud(wie, kwaliteit=kwaliteit, bellen=bellen, ook_nachts=row["ook_nachts"]))
    except RuleViolation as error:
        yield _FIELDS.get(str(error.params["field"]), str(error.params["field"])), error.code, {}


_IDS = ("inwoner_id", "professional_id", "organisatie_id")
_FIELDS = {"wie": "soort", "bellen": "bel_volgorde"}
"""What the row calls it."""
