"""The networks of the oefendossier: one with many helpers, one with nobody, made by the domain's own rules."""

from datetime import date, time, timedelta
from typing import Any

from casus.domain.casus import Casus
from casus.domain.netwerk import BandInhoud, BandKracht, BandKwaliteit, BandSoort, BandWie, Netwerk, NogNuttig
from casus.services.oefenen.mensen import Wereld
from casus.services.oefenen.overleg import Verloop

AFTER_BEGIN = timedelta(hours=3)
"""A casus is a while old before somebody draws who stands around it."""


class Netwerken:
    """Adds them to a year that was lived."""

    def __init__(self, verloop: Verloop, today: date) -> None:
        self.wereld: Wereld = verloop.wereld
        self.today = today
        content = self.wereld.inhoud.casussen
        self.casussen = {content[place]["naam"]: casus for place, casus in verloop.casussen.items()}

    def make(self) -> list[Netwerk]:
        """All of them."""
        return [self._netwerk(self.casussen[spec["casus"]], spec) for spec in self.wereld.inhoud.netwerken]

    def _netwerk(self, casus: Casus, spec: dict[str, Any]) -> Netwerk:
        wereld = self.wereld
        day = wereld.at(self.today - timedelta(days=spec["dagen"]), time(11, 0))
        wereld.clock.set(max(day, casus.aangemaakt_op + AFTER_BEGIN))
        people = {person.naam: person.id for person in casus.inwoners}
        around = people[spec["om"]] if "om" in spec else None
        writer = casus.casusregisseur_id or casus.inbrenger_id
        netwerk = Netwerk(wereld.new_id(), casus.id, wereld.later(1), around, writer)
        for band in spec.get("band", ()):
            netwerk.add_band(wereld.new_id(), self._band(band, people), wereld.later(1))
        return netwerk

    def _band(self, band: dict[str, Any], people: dict[str, int]) -> BandInhoud:
        return BandInhoud(
            wie=self._wie(band, people),
            kracht=BandKracht(band["kracht"]) if "kracht" in band else None,
            kwaliteit=BandKwaliteit(band["kwaliteit"]) if "kwaliteit" in band else None,
            nog_nuttig=NogNuttig(band["nuttig"]) if "nuttig" in band else None,
            persoon_heeft_nummer=band.get("nummer", False),
            heeft_nummer_van_persoon=band.get("mijn_nummer", False),
            bellen=band.get("bel", False),
            ook_nachts=band.get("nachts", False),
            waarvoor=band.get("waarvoor", ""),
        )

    def _wie(self, band: dict[str, Any], people: dict[str, int]) -> BandWie:
        wereld = self.wereld
        if "bewoner" in band:
            return BandWie(BandSoort.BEWONER, inwoner_id=people[band["bewoner"]])
        if "professional" in band:
            return BandWie(BandSoort.PROFESSIONAL, professional_id=wereld.professionals[band["professional"]].id)
        if "organisatie" in band:
            return BandWie(BandSoort.ORGANISATIE, organisatie_id=wereld.organisaties[band["organisatie"]].id)
        if "buiten" in band:
            return BandWie(BandSoort.BUITEN, band["buiten"], werkt_bij=band.get("werkt", ""))
        return BandWie(BandSoort.NAASTE, band["wie"])
