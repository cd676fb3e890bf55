"""The ramingen of the oefendossier: lower, higher, either, and one that is not done; made by the domain's own rules."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from casus.domain.casus import Casus
from casus.domain.geld import Betaler
from casus.domain.kostenraming import Raming, snel_geld_regel, uren_regel
from casus.domain.kostenregel import (
    EIGEN_INSCHATTING,
    UURPRIJS,
    HoeVaak,
    Inzet,
    RegelInhoud,
    Scenario,
    read_aantal,
    read_kans,
    take_prijs,
)
from casus.domain.levensdomein import Levensdomein
from casus.domain.prijslijst import Prijs, Prijslijst, Tarief, Zekerheid
from casus.services.oefenen.mensen import Wereld
from casus.services.oefenen.overleg import Verloop
from casus.services.prijslijsten import shipped_prijslijst

AFTER_BEGIN = timedelta(hours=3)
"""A casus is a while old before somebody reckons."""


@dataclass
class Geraamd:
    """Ramingen, what the team itself pays, and on which day which of them is closed."""

    tarieven: list[Tarief] = field(default_factory=list)
    ramingen: list[Raming] = field(default_factory=list)
    sluiten: list[tuple[Raming, date]] = field(default_factory=list)

    def close(self, wereld: Wereld) -> None:
        """Once it is known what small money the approach took: of one that is closed nothing changes any more."""
        for raming, day in self.sluiten:
            raming.close(day, wereld.at(day, time(16, 0)))


class Ramingen:
    """Adds them to a year that was lived."""

    def __init__(self, verloop: Verloop, today: date) -> None:
        self.wereld: Wereld = verloop.wereld
        self.today = today
        content = self.wereld.inhoud.casussen
        self.casussen = {content[place]["naam"]: casus for place, casus in verloop.casussen.items()}

    def make(self) -> Geraamd:
        """All of them."""
        found = Geraamd([self._tarief(spec) for spec in self.wereld.inhoud.ramingen["tarief"]])
        lijst = shipped_prijslijst().with_own(found.tarieven, self.today)
        for spec in self.wereld.inhoud.ramingen["raming"]:
            raming = self._raming(self.casussen[spec["casus"]], spec, lijst)
            found.ramingen.append(raming)
            if "afgesloten" in spec:
                day = max(self.today - timedelta(days=spec["afgesloten"]), raming.gemaakt)
                found.sluiten.append((raming, day))
        return found

    def _tarief(self, spec: dict[str, Any]) -> Tarief:
        begun = self.today - timedelta(days=200)
        cents = {name: spec[name] * 100 for name in ("laag", "midden", "hoog")}
        return Tarief(
            id=self.wereld.new_id(),
            sleutel=spec["sleutel"],
            post=spec["post"],
            eenheid=spec["eenheid"],
            jaar=begun.year,
            betaler=Betaler(spec["betaler"]),
            bron=spec["bron"],
            geldig_vanaf=begun,
            gewijzigd_op=self.wereld.at(begun, time(9, 0)),
            **cents,
        )

    def _raming(self, casus: Casus, spec: dict[str, Any], lijst: Prijslijst) -> Raming:
        wereld = self.wereld
        begun = max(
            wereld.at(self.today - timedelta(days=spec["dagen"]), time(11, 0)), casus.aangemaakt_op + AFTER_BEGIN
        )
        wereld.clock.set(begun)
        raming = Raming(
            id=wereld.new_id(),
            casus_id=casus.id,
            levensdomein=Levensdomein(spec["domein"]),
            aanpak=spec["aanpak"],
            gemaakt=begun.date(),
            prijslijst_versie=lijst.versie,
            gewijzigd_op=begun,
            inwoner_id=casus.inwoners[0].id,
            betekenis=spec.get("betekenis", ""),
            door_id=casus.casusregisseur_id or casus.inbrenger_id,
        )
        for line in spec["regel"]:
            regel = raming.add_regel(wereld.new_id(), self._line(line, lijst), wereld.later(1))
            if "gezien" in line:
                raming.see(regel.id, line["gezien"] * 100, wereld.later(1))
        raming.put_inzet(self._inzet(spec, lijst, begun.year), wereld.new_id, wereld.later(1))
        return raming

    def _line(self, line: dict[str, Any], lijst: Prijslijst) -> RegelInhoud:
        scenario, aantal = Scenario(line["staaf"]), read_aantal(line["aantal"])
        per = HoeVaak(line["per"]) if "per" in line else None
        if "prijs" in line:
            taken = take_prijs(_price(lijst, line["prijs"]), scenario, aantal, per)
            return replace(taken, kans=read_kans(line.get("kans", "")))
        laag, midden, hoog = (line[name] * 100 for name in ("laag", "midden", "hoog"))
        return RegelInhoud(
            scenario, line["post"], aantal, line["eenheid"], per or HoeVaak.EENMALIG, laag, midden, hoog,
            Betaler(line["betaler"]), EIGEN_INSCHATTING, self.today.year, Zekerheid.SCHATTING,
        )  # fmt: skip

    def _inzet(self, spec: dict[str, Any], lijst: Prijslijst, jaar: int) -> list[RegelInhoud]:
        found = [snel_geld_regel("snel geld", spec["snel_geld"] * 100, jaar, "Verzoek")] if "snel_geld" in spec else []
        hours = (("overleguren", Inzet.OVERLEG, "uren in overleg"), ("loopuren", Inzet.LOPEN, "uren in de wijk"))
        for name, inzet, post in hours:
            uren = read_aantal(spec[name]) if name in spec else 0
            if uren:
                found.append(uren_regel(inzet, post, uren, _price(lijst, UURPRIJS)))
        return found


def _price(lijst: Prijslijst, sleutel: str) -> Prijs:
    found = lijst.prijs(sleutel)
    if found is None:
        raise KeyError(sleutel)
    return found
