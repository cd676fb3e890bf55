"""From domain objects to the rows of the exchange format, so that the oefendossier goes in like any other file."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, Protocol

Row = dict[str, object]
_CHILDREN = {
    "dienstverbanden": ("dienstverband", "professional_id"),
    "vervangingen": ("vervanging", "professional_id"),
    "rollen": ("gebruiker_rol", "gebruiker_id"),
    "inwoners": ("inwoner", "casus_id"),
    "leden": ("casus_lid", "casus_id"),
    "deelnemers": ("deelnemer", "overleg_id"),
    "punten": ("agendapunt", "overleg_id"),
    "correcties": ("correctie", "overleg_id"),
    "aanwezigheid": ("aanwezigheid", "agendapunt_id"),
    "notities": ("notitie", "agendapunt_id"),
    "besluiten": ("besluit", "agendapunt_id"),
    "onderwerpen": ("casus_onderwerp", "casus_id"),
    "stops": ("verwerkingsstop", "casus_id"),
    "petten": ("pet", "agendapunt_id"),
    "regels": ("toestemming_regel", "toestemming_id"),
    "ontvangers": ("deel_ontvanger", "deelbesluit_id"),
    "over": ("deel_over", "deelbesluit_id"),
    "antwoorden": ("deel_antwoord", "deelbesluit_id"),
    "weigeringen": ("deel_weigering", "deelbesluit_id"),
    "intake.delen": ("intake_deel", "intake_id"),
    "intake.onderwerpen": ("intake_onderwerp", "intake_id"),
    "intake.antwoorden": ("intake_antwoord", "intake_id"),
    "intake.cijfers": ("intake_cijfer", "intake_id"),
    "intake.verbanden": ("intake_verband", "intake_id"),
    "levensdomeinen": ("aanbod_levensdomein", "aanbod_id"),
    "wijken": ("aanbod_wijk", "aanbod_id"),
    "leeftijden": ("aanbod_leeftijd", "aanbod_id"),
    "bouwstenen": ("aanbod_bouwsteen", "aanbod_id"),
    "banden": ("netwerk_band", "netwerk_id"),
    "doelen": ("plan_doel", "plan_id"),
    "raming.regels": ("kostenregel", "raming_id"),
    "stappen": ("plan_stap", "plan_doel_id"),
    "akkoorden": ("akkoord", "verzoek_id"),
}
"""By field; where two aggregates have a field of one name, with the list before it."""
_NAMED = {"instrumentuitgave": "instrument", "kaartaanbod": "aanbod"}
"""Entities whose list is called otherwise."""
LIJSTEN = (
    "dossier bewaartermijn wijk organisatie professional dienstverband vervanging gebruiker gebruiker_rol casus "
    "casus_lid inwoner overleg deelnemer agendapunt aanwezigheid notitie besluit correctie actie "
    "casus_onderwerp verwerkingsstop pet noodtoegang toegangsverzoek toestemming toestemming_regel toestemming_scan "
    "deelbesluit deel_ontvanger deel_over deel_antwoord deel_weigering meldcoderegel "
    "instrument intake intake_deel intake_onderwerp intake_antwoord intake_cijfer intake_verband "
    "aanbod aanbod_levensdomein aanbod_wijk aanbod_leeftijd aanbod_bouwsteen verwijzing gemis "
    "plan plan_doel plan_stap netwerk netwerk_band tarief raming kostenregel "
    "budget bestedingsregels verzoek akkoord boeking betaalbewijs steekproef terugblik "
    "verteld verzoek_eerder"
).split()


class HasId(Protocol):
    """Any entity."""

    id: int


def rows_of(things: Iterable[HasId]) -> dict[str, list[Row]]:
    """Every list of the format, sorted by id."""
    rows: dict[str, list[Row]] = {naam: [] for naam in LIJSTEN}
    for thing in things:
        naam = type(thing).__name__.lower()
        _add(rows, _NAMED.get(naam, naam), thing, {})
    for found in rows.values():
        found.sort(key=lambda row: int(str(row["id"])))
    return rows


def _add(rows: dict[str, list[Row]], naam: str, thing: Any, parent: Row) -> None:
    row: Row = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        inside = _CHILDREN.get(f"{naam}.{field.name}") or _CHILDREN.get(field.name)
        if inside is not None:
            child, key = inside
            for one in value:
                _add(rows, child, one, {key: str(thing.id)})
        else:
            row[field.name] = 1 if field.name == "versie" else _plain(field.name, value)
    rows[naam].append(row | parent)


def _plain(name: str, value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, int) and (name == "id" or name.endswith("_id")):
        return str(value)
    return value
