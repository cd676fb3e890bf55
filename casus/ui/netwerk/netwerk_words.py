"""What a network says in the words of the screen; people only by name when names are on."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from casus.domain.netwerk import BandSoort
from casus.domain.netwerk_beeld import BandBeeld
from casus.services.netwerkbladen import NetwerkBlad, NetwerkRow
from casus.services.netwerkwoorden import (
    HUISHOUDEN,
    call_words,
    count_words,
    joined,
    midden_of,
    phone_words,
    tie_words,
    when_words,
    who_words,
)
from casus.ui.dates import starting
from casus.ui.names import Names
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import TwoLineRow


def shown_banden(blad: NetwerkBlad, names: Names) -> tuple[BandBeeld, ...]:
    """The ties as they may be called now; with names off a naaste has a number."""
    found = []
    for number, band in enumerate(blad.banden, start=1):
        soort = band.inhoud.wie.soort
        naam = band.naam
        if soort is BandSoort.NAASTE:
            naam = names.beside_code(naam) or QCoreApplication.translate("netwerk", "Naaste {0}").format(number)
        elif soort is BandSoort.BEWONER:
            naam = names.person(naam, number)
        elif soort is BandSoort.BUITEN:
            naam = names.text(naam, blad.row.code)
        inhoud = replace(band.inhoud, waarvoor=names.text(band.inhoud.waarvoor, blad.row.code))
        found.append(replace(band, naam=naam, inhoud=inhoud))
    return tuple(found)


def middle(row: NetwerkRow, names: Names) -> str:
    """How the person is called in the picture."""
    return midden_of(row.inwoner) if names.visible or row.inwoner_id is None else row.code


def around_whom(row: NetwerkRow, names: Names) -> str:
    """Around whom it is."""
    if row.inwoner_id is None:
        return HUISHOUDEN
    return names.beside_code(row.inwoner) or QCoreApplication.translate("netwerk", "een persoon")


def netwerk_facts(blad: NetwerkBlad, names: Names) -> str:
    """Around whom, and how many helpers."""
    return facts(starting(around_whom(blad.row, names)), count_words(blad.banden))


def first_calls(banden: Sequence[BandBeeld]) -> str:
    """``Bel eerst zus Anneke, dan Lieke Iding.``; empty when nobody is called."""
    called = [band.naam for band in sorted(banden, key=lambda band: band.bel) if band.bel]
    if not called:
        return ""
    if not called[1:]:
        return QCoreApplication.translate("netwerk", "Bel eerst {0}.").format(called[0])
    return QCoreApplication.translate("netwerk", "Bel eerst {0}, dan {1}.").format(called[0], joined(called[1:]))


def band_row(band: BandBeeld, number: int | None) -> TwoLineRow:
    """One tie in the list: who, how it is, and when one calls; ``number``: of the picture without names."""
    phone = phone_words(band)
    spoken = facts(band.naam, who_words(band), tie_words(band), phone, when_words(band))
    reason = facts(who_words(band), tie_words(band), phone)
    shown = "" if number is None else str(number)
    return TwoLineRow(
        band.id,
        band.naam,
        reason=reason,
        fact=starting(call_words(band)),
        number=shown,
        spoken=spoken,
    )
