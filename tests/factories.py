"""Valid objects in one line; every name is invented. Ids come from a counter, moments stand still."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from casus.domain.actie import Actie
from casus.domain.agendapunt import Agendapunt, Besluit, Notitie
from casus.domain.bevoegdheid import Actor
from casus.domain.casus import Casus
from casus.domain.deelbesluit import Deelbesluit, DeelbesluitStatus, DeelOntvanger, DeelOver
from casus.domain.delen import Uitkomst
from casus.domain.errors import CasusError
from casus.domain.inwoner import Inwoner
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import Dienstverband, Gebruiker, GebruikerRol, Organisatie, Professional
from casus.domain.overleg import Correctie, Deelnemer, Overleg
from casus.domain.toestemming import Toestemming, ToestemmingRegel, ToestemmingStatus, ToestemmingWijze
from casus.domain.values import (
    AgendapuntSoort,
    AgendaReden,
    EigenaarSoort,
    NotitieSoort,
    OrganisatieSoort,
    OverlegStatus,
    Rol,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
MEETING = date(2026, 11, 24)


def later(minutes: int = 1) -> datetime:
    """So many minutes after ``NOW``."""
    return NOW + timedelta(minutes=minutes)


class Ids:
    """1, 2, 3: what ``new_id`` is in a test."""

    def __init__(self, start: int = 1) -> None:
        self._ids: Iterator[int] = count(start)

    def __call__(self) -> int:
        return next(self._ids)


def refused(error: CasusError) -> tuple[str, dict[str, object]]:
    """Code and parameters, to compare in one line."""
    return error.code, error.params


def make_organisatie(**given: Any) -> Organisatie:
    values: dict[str, Any] = {
        "id": 1,
        "naam": "Stichting Voorbeeld",
        "soort": OrganisatieSoort.WELZIJN,
        "beroepsgeheim": False,
    }
    return Organisatie(**(values | {"gewijzigd_op": NOW} | given))


def make_job(**given: Any) -> Dienstverband:
    values: dict[str, Any] = {"id": 1, "organisatie_id": 1, "functie": "consulent", "van": date(2026, 1, 1)}
    return Dienstverband(**(values | given))


def make_professional(**given: Any) -> Professional:
    values: dict[str, Any] = {"id": 1, "naam": "Lotte van der Berg", "gewijzigd_op": NOW}
    return Professional(**(values | given))


def make_gebruiker(*rollen: Rol, **given: Any) -> Gebruiker:
    roles = [GebruikerRol(nr, rol) for nr, rol in enumerate(rollen, start=1)]
    values: dict[str, Any] = {"id": 1, "professional_id": 1, "code": "LB", "gewijzigd_op": NOW, "rollen": roles}
    return Gebruiker(**(values | given))


def make_inwoner(**given: Any) -> Inwoner:
    values: dict[str, Any] = {"id": 1, "naam": "Rob Terpstra", "volgorde": 1}
    return Inwoner(**(values | given))


def make_casus(**given: Any) -> Casus:
    values: dict[str, Any] = {"id": 1, "code": "K7P", "naam": "Rob Terpstra", "vraag": "Hoe verder?", "inbrenger_id": 1}
    return Casus(**(values | {"aangemaakt_op": NOW, "gewijzigd_op": NOW} | given))


def make_deelnemer(number: int = 1, **given: Any) -> Deelnemer:
    values: dict[str, Any] = {"id": number, "professional_id": number, "organisatie_id": 1, "functie": "consulent"}
    return Deelnemer(**(values | given))


def make_punt(number: int = 1, *, casus_id: int | None = 1, **given: Any) -> Agendapunt:
    about = casus_id is not None
    values: dict[str, Any] = {
        "id": number,
        "soort": AgendapuntSoort.CASUS if about else AgendapuntSoort.VAST,
        "volgorde": number,
        "titel": "" if about else f"Rondje {number}",
        "minuten": 15,
        "reden": AgendaReden.OP_VERZOEK,
        "casus_id": casus_id,
    }
    return Agendapunt(**(values | given))


def make_overleg(**given: Any) -> Overleg:
    """A concept with a chair, two people and two casussen: nothing is missing."""
    values: dict[str, Any] = {
        "id": 1,
        "nummer": 1,
        "datum": MEETING,
        "begin": time(13),
        "eind": time(15),
        "plaats": "Buurthuis",
        "gewijzigd_op": NOW,
        "voorzitter_id": 1,
        "deelnemers": [make_deelnemer(1), make_deelnemer(2)],
        "punten": [make_punt(1, casus_id=11), make_punt(2, casus_id=12)],
    }
    return Overleg(**(values | given))


def overleg_in(status: OverlegStatus, **given: Any) -> Overleg:
    """A meeting that was brought to this state by its own rules."""
    overleg = make_overleg(**given)
    steps = [overleg.open, overleg.start, overleg.close, overleg.establish]
    for step in steps[: list(OverlegStatus).index(status)]:
        step(NOW)
    return overleg


def make_notitie(**given: Any) -> Notitie:
    values: dict[str, Any] = {"id": 1, "tekst": "Rob opent de post niet", "soort": NotitieSoort.FEIT, "auteur_id": 1}
    return Notitie(**(values | {"gemaakt_op": NOW} | given))


def make_besluit(**given: Any) -> Besluit:
    values: dict[str, Any] = {
        "id": 1,
        "code": "B7K",
        "tekst": "De ontruiming stopt",
        "motivering": "Rob werkt mee",
        "auteur_id": 1,
    }
    return Besluit(**(values | {"gemaakt_op": NOW} | given))


def make_correctie(**given: Any) -> Correctie:
    values: dict[str, Any] = {
        "id": 1,
        "onderwerp": "overleg",
        "onderwerp_id": 1,
        "oud": "",
        "nieuw": "Zo was het",
        "reden": "Typfout",
    }
    return Correctie(**(values | {"gebruiker_id": 1, "gemaakt_op": NOW} | given))


def make_toestemming(*, onderwerpen: tuple[Onderwerp, ...] = (Onderwerp.WONEN,), **given: Any) -> Toestemming:
    """A consent that was given, about organisation 1; its lines number on from a hundred times its own number."""
    number = given.get("id", 1)
    values: dict[str, Any] = {
        "id": 1,
        "casus_id": 1,
        "inwoner_id": 1,
        "doel": "Samen helpen met de post",
        "status": ToestemmingStatus.GEGEVEN,
        "gevraagd_op": NOW.date(),
        "gevraagd_door_id": 1,
        "uitgelegd_door_id": 1,
        "wijze": ToestemmingWijze.SCHRIFTELIJK,
        "geldig_tot": NOW.date() + timedelta(days=90),
        "persoon_akkoord": True,
        "antwoord_op": NOW,
        "regels": [ToestemmingRegel(100 * number + nr, 1, each, True) for nr, each in enumerate(onderwerpen)],
    }
    return Toestemming(**(values | {"gewijzigd_op": NOW} | given))


def make_deelbesluit(**given: Any) -> Deelbesluit:
    """A decision not to tell organisation 1 about the housing of inwoner 1, as it was recorded."""
    values: dict[str, Any] = {
        "id": 1,
        "code": "D7KQ",
        "casus_id": 1,
        "vraag": "Mag de corporatie van de schuld weten?",
        "auteur_id": 1,
        "gemaakt_op": NOW,
        "status": DeelbesluitStatus.VASTGELEGD,
        "uitkomst": Uitkomst.NIET_DELEN,
        "motivering": "Het helpt nu niet.",
        "inhoud_versie": "1",
        "vastgelegd_op": NOW,
        "vastgelegd_door_id": 1,
        "ontvangers": [DeelOntvanger(1, 1)],
        "over": [DeelOver(1, 1, Onderwerp.WONEN)],
    }
    return Deelbesluit(**(values | {"gewijzigd_op": NOW} | given))


def make_actie(**given: Any) -> Actie:
    values: dict[str, Any] = {
        "id": 1,
        "wat": "belt de corporatie",
        "eigenaar_soort": EigenaarSoort.PROFESSIONAL,
        "professional_id": 1,
    }
    return Actie(**(values | {"gemaakt_op": NOW, "gewijzigd_op": NOW} | given))


def make_actor(*rollen: Rol, **given: Any) -> Actor:
    values: dict[str, Any] = {"gebruiker_id": 1, "professional_id": 1, "code": "LB", "naam": "Lotte van der Berg"}
    return Actor(**(values | {"rollen": frozenset(rollen)} | given))
