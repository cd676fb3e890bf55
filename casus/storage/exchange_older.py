"""A file of an earlier version of the exchange format, brought to the form of today before it is checked.

What was not there yet gets what an older dossier means by it, as in the migrations. Only what is missing is added: a
fault of the file itself is found and named as ever.
"""

from typing import Any

from casus.storage.exchange_shape import VERSIE

KNOWN = range(1, VERSIE + 1)
"""The versions that can be read."""
_ADDED: dict[int, dict[str, dict[str, object]]] = {
    2: {
        "dossier": {"afspraken": "", "vergrendel_hoogstens": 30},
        "casus": {"prullenbak_op": None},
        "besluit": {"terugkoppeling": "", "status_op": None},
        "vervanging": {},
        "bewaartermijn": {},
    },
    3: {
        "casus_lid": {"reden": "", "tot": None},
        "inwoner": {"grens_op": None},
        "notitie": {"onderwerp": None, "inwoner_id": None, "organisatie_id": None},
        "besluit": {"onderwerp": None},
        "actie": {"onderwerp": None},
        "casus_onderwerp": {},
        "verwerkingsstop": {},
        "pet": {},
        "noodtoegang": {},
        "toegangsverzoek": {},
        "toestemming": {},
        "toestemming_regel": {},
        "deelbesluit": {},
        "deel_ontvanger": {},
        "deel_over": {},
        "deel_antwoord": {},
        "deel_weigering": {},
        "meldcoderegel": {},
    },
    4: {
        "toestemming_scan": {},
        "instrument": {},
        "intake": {},
        "intake_deel": {},
        "intake_onderwerp": {},
        "intake_antwoord": {},
        "intake_cijfer": {},
        "intake_verband": {},
        "aanbod": {},
        "aanbod_levensdomein": {},
        "aanbod_wijk": {},
        "aanbod_leeftijd": {},
        "aanbod_bouwsteen": {},
        "verwijzing": {},
        "gemis": {},
        "plan": {},
        "plan_doel": {},
        "plan_stap": {},
    },
    5: {
        "netwerk": {},
        "netwerk_band": {},
        "tarief": {},
        "raming": {},
        "kostenregel": {},
        "budget": {},
        "bestedingsregels": {},
        "verzoek": {},
        "akkoord": {},
        "boeking": {},
        "betaalbewijs": {},
        "steekproef": {},
        "terugblik": {},
    },
    6: {"verteld": {}, "verzoek_eerder": {}},
}
"""By version in which they came: per list its new fields; a list without fields is new itself."""


def bring_up(document: dict[str, Any], version: int) -> None:
    """Add to a file of ``version`` all lists and fields that came after it."""
    for newer in range(version + 1, VERSIE + 1):
        for naam, added in _ADDED[newer].items():
            rows = document.setdefault(naam, [])
            if isinstance(rows, list):
                for row in rows:
                    _fill(row, added)


def _fill(row: object, added: dict[str, object]) -> None:
    if isinstance(row, dict):
        for name, value in added.items():
            row.setdefault(name, value)
