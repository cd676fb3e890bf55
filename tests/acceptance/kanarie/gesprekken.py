"""Intakes with a word in every part of life."""

from pathlib import Path
from tempfile import TemporaryDirectory

from casus.domain.intake_inhoud import DeelInhoud, IntakeInhoud, Zitting
from casus.domain.onderwerp import INHOUD
from casus.services import instrumenten, intakes
from tests.acceptance.kanarie.woorden import BESPROKEN, MENSEN, Woord
from tests.services.conftest import Town

_DOMEIN = dict(
    zip(INHOUD, ("wonen", "geld", "geest", "veiligheid", "justitie", "gezin", "meedoen", "netwerk"), strict=True)
)
INSTRUMENT = "\n".join(
    [
        'code = "kanarie"\nversie = 1\nnaam = "Alles"\nkern = "Alles."\nvorm = "vragen"\nbron = "Eigen."',
        *(
            f'[[deel]]\ncode = "{part.value}"\nnaam = "{part.value}"\nlevensdomeinen = ["{domein}"]\n'
            '[[deel.vraag]]\ncode = "verhaal"\nvraag = "Vertel eens?"'
            for part, domein in _DOMEIN.items()
        ),
    ]
)
"""A part for every part of life."""


def hold_intakes(town: Town, casus: dict[str, int], inwoner: dict[str, int]) -> dict[str, list[int]]:
    """An intake of everybody in a casus that was discussed, with something in every part of life. By casus."""
    made: dict[str, list[int]] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kanarie.toml"
        path.write_text(INSTRUMENT, encoding="utf-8")
        instrumenten.add_instrument(town.as_("IB"), instrumenten.VoegInstrumentToe(path))
    today = town.clock.today()
    for key in BESPROKEN:
        for who in MENSEN[key]:
            begun = intakes.BeginIntake(casus[key], inwoner[who], "kanarie", Zitting(today))
            number = intakes.begin_intake(town.as_("IB"), begun)[0].id
            parts = tuple(
                DeelInhoud(part.value, antwoorden={"verhaal": f"{Woord('intake', key, who, part.value)} telt"})
                for part in INHOUD
            )
            said = intakes.BewaarIntake(number, 1, Zitting(today), IntakeInhoud(parts))
            intakes.save_intake(town.as_("IB"), said)
            made.setdefault(key, []).append(number)
    return made
