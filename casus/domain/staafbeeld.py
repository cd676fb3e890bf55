"""The figure of a raming as data: three bars with their names, and nothing that a picture would have to reckon."""

from dataclasses import dataclass

from casus.domain.kostenregel import Bedragen, Scenario

NIET_GERAAMD = "geen raming"


@dataclass(frozen=True)
class Staaf:
    """One bar; ``bedragen`` None: nobody reckoned it, or it is not told, which is not nought; ``anders`` says which."""

    scenario: Scenario
    naam: str
    toelichting: str
    bedragen: Bedragen | None
    anders: str = NIET_GERAAMD


@dataclass(frozen=True)
class Staafbeeld:
    """Three bars, in order; ``alt`` says all of it in words."""

    staven: tuple[Staaf, ...]
    alt: str

    def bedragen(self, scenario: Scenario) -> Bedragen | None:
        """Of one bar."""
        return next((staaf.bedragen for staaf in self.staven if staaf.scenario is scenario), None)
