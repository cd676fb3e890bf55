"""Intakes of the oefendossier, by the domain's own rules: of every kind, some a year apart."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from casus.domain.casus import Casus
from casus.domain.instrument import Instrument, InstrumentUitgave
from casus.domain.intake import Intake
from casus.domain.intake_inhoud import GEHEEL_DEEL, DeelInhoud, DeelStand, IntakeInhoud, Verband, Zitting
from casus.services.instrumenten import list_instrumenten, shipped_text
from casus.services.oefenen.overleg import Verloop


@dataclass
class Gesprekken:
    """Adds them to a year that was lived."""

    verloop: Verloop
    today: date
    uitgaven: dict[str, InstrumentUitgave] = field(default_factory=dict)
    intakes: list[Intake] = field(default_factory=list)

    def hold(self) -> list[InstrumentUitgave | Intake]:
        """All of them, and the editions they were filled with."""
        wereld = self.verloop.wereld
        casussen = {wereld.inhoud.casussen[place]["naam"]: casus for place, casus in self.verloop.casussen.items()}
        known = {each.code: each for each in list_instrumenten()}
        for spec in wereld.inhoud.intakes:
            if spec["casus"] in casussen:
                self._talk(casussen[spec["casus"]], known[spec["instrument"]], spec)
        return [*self.uitgaven.values(), *self.intakes]

    def _talk(self, casus: Casus, instrument: Instrument, spec: dict[str, Any]) -> None:
        new_id, day = self.verloop.wereld.new_id, self.today - timedelta(weeks=spec["weken"])
        now = self.verloop.wereld.at(day, time(11, 0))
        uitgave = self.uitgaven.get(instrument.code)
        if uitgave is None:
            text = shipped_text(instrument.code)
            uitgave = InstrumentUitgave.of(instrument, text, new_id(), now, eigen=False)
            self.uitgaven[instrument.code] = uitgave
        asked_by = casus.casusregisseur_id or casus.inbrenger_id
        intake = Intake(new_id(), casus.id, casus.inwoners[0].id, uitgave.id, day, now, asked_by)
        words = {name: spec.get(name, "") for name in ("plek", "naaste", "ervaringsdeskundige", "anderen")}
        intake.sit(Zitting(day, **words), self.today)
        intake.fill(instrument, _inhoud(spec), new_id, now)
        if spec.get("afgerond"):
            intake.finish(now)
        if spec.get("web_tonen"):
            intake.show_web(wil=True, now=now)
        self.intakes.append(intake)


def _inhoud(spec: dict[str, Any]) -> IntakeInhoud:
    return IntakeInhoud(
        delen=tuple(_deel(each) for each in spec["deel"]),
        verbanden=tuple(Verband(**each) for each in spec.get("verband", ())),
        mee_aan_de_slag=tuple(spec.get("kiest", ())),
    )


def _deel(spec: dict[str, Any]) -> DeelInhoud:
    whole = {GEHEEL_DEEL: spec["cijfer"]} if "cijfer" in spec else {}
    return DeelInhoud(
        code=spec["code"],
        stand=DeelStand(spec.get("stand", DeelStand.OPEN)),
        antwoorden=spec.get("antwoorden", {}),
        cijfers=whole | spec.get("aspecten", {}),
        wil_praten=spec.get("wil_praten", False),
        wil_veranderen=spec.get("wil_veranderen", False),
    )
