"""Sealed minutes of eight casussen for twelve organisations, against the full minutes twelve times, as a pair.

Both from the same values to the bytes of the file, without pictures. Every copy holds all casussen: the dearest case.
"""

import gc
import statistics
import time
from collections.abc import Callable

from casus.documents.verslag import verslag_document
from casus.documents.verslag_gegevens import VerslagGegevens
from casus.documents.verzegeld import VerzegeldGegevens, VerzegeldPunt, verzegeld_document
from casus.documents.word import to_docx
from casus.domain.delen import DeelFeiten, ToestemmingFeit, ToestemmingSoort
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.toegang import ALTIJD, CasusFeiten
from casus.domain.verzegeld import Recht
from tests.documents.molenbuurt import NU, many

CASUSSEN, ORGANISATIES = 8, 12


def run(rounds: int) -> list[str]:
    """The lines to print."""
    data = many(CASUSSEN)
    full, sealed = _took(lambda: _full(data), rounds), _took(lambda: _sealed(data), rounds)
    return [
        f"sealed minutes, median of {rounds} rounds (goal: <= 4 x the full minutes times {ORGANISATIES})",
        (
            f"  {ORGANISATIES} copies of {CASUSSEN} casussen: {sealed * 1e3:.1f} ms = {sealed / full:.2f} x"
            f" {ORGANISATIES} full minutes ({full * 1e3:.1f} ms)"
        ),
    ]


def _took(make: Callable[[], None], rounds: int) -> float:
    make()
    found = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        make()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def _full(data: VerslagGegevens) -> None:
    for _ in range(ORGANISATIES):
        to_docx(verslag_document(data))


def _sealed(data: VerslagGegevens) -> None:
    """Every text of every casus asked of the rule, for every organisation, and then written."""
    facts = [_feiten(number) for number in range(1, CASUSSEN + 1)]
    for organisatie in range(1, ORGANISATIES + 1):
        punten = []
        for feiten, punt in zip(facts, data.punten, strict=True):
            recht = Recht(feiten, organisatie, NU)
            kept = [text for place, text in enumerate(punt.notities) if recht.may_have(INHOUD[place % 2], None, NU)]
            if not recht.may_know(NU) or not recht.may_have(None, None, NU) or len(kept) < len(punt.notities):
                raise AssertionError("the bench measures copies that hold everything")
            punten.append(
                VerzegeldPunt(
                    punt.code, "wonen en geld", "", punt.casusregisseur, punt.vraag, punt.eigen_woorden, tuple(kept),
                    punt.besluiten, punt.afspraken, punt.terug_op,
                )
            )  # fmt: skip
        own = tuple((afspraak, punt.code) for punt in data.punten for afspraak in punt.afspraken[:1])
        copy = VerzegeldGegevens(
            f"Organisatie {organisatie}", data.stand, NU, data.datum or NU.date(), afspraken=own, punten=tuple(punten)
        )
        to_docx(verzegeld_document(copy))


def _feiten(casus_id: int) -> CasusFeiten:
    """Two people who said yes to everybody, line by line."""
    lines = tuple(
        ToestemmingFeit(number * 10_000 + organisatie * 100 + place, number, organisatie, part,
                        ToestemmingSoort.GEGEVEN, ALTIJD)
        for number in (1, 2)
        for organisatie in range(1, ORGANISATIES + 1)
        for place, part in enumerate((Onderwerp.WONEN, Onderwerp.GELD))
    )  # fmt: skip
    vraag = frozenset({Onderwerp.WONEN, Onderwerp.GELD})
    return CasusFeiten(casus_id, 1, None, inwoners=(1, 2), vraag=vraag, delen=DeelFeiten(lines))
