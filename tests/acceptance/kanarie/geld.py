"""Verzoeken of the neighbourhood, with a word for everybody, for each person and in every part of life; half of them
agreed by who decides above the ceiling, paid and due to be looked back at.
"""

from datetime import date

from casus.domain.bestedingsregels import Regels, edition_of
from casus.domain.budget import Boeking, BoekingSoort, Budget, Jaarwisseling
from casus.domain.changes import LogEntry
from casus.domain.dossier import Wijk
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import INHOUD
from casus.domain.terugblik import Terugblik
from casus.domain.verzoek import Gever, Route, Verzoek, VerzoekInhoud, verzoek_of
from casus.services.context import Context
from tests.acceptance.kanarie.woorden import Woord

DAG, BEDRAG = date(2026, 11, 25), 100


def budget_for(system: Context) -> int:
    """One budget with enough in it, and a ceiling below everything that is asked from it."""
    wijk = Wijk(system.new_id(), "Molenbuurt", system.now())
    budget = Budget(system.new_id(), wijk.id, DAG.year, "Wijkbudget", Jaarwisseling.MEE, system.now())
    put_in = Boeking(system.new_id(), budget.id, BoekingSoort.INLEG, 10**7, system.now(), DAG)
    regels = Regels(plafond_keer=BEDRAG - 1, wie_beslist_boven="de gemeente")
    day = system.today()
    edition = edition_of(system.new_id(), regels, day, now=system.now(), today=day, door_id=None)
    for thing in (wijk, budget, put_in, edition):
        _save(system, thing)
    return budget.id


def ask_for(
    system: Context, asker: Gever, budget_id: int, casus_id: int, casus: str, who: tuple[str, int | None]
) -> None:
    """In every part of life, about this person or about everybody (``("", None)``)."""
    domein = {each.onderwerp: each for each in Levensdomein}
    for place, part in enumerate(INHOUD):
        woord = Woord("aanvraag", casus, who[0], part.value)
        code = f"{casus}{who[0]}{place}".upper()
        verzoek = _asked(system, asker, budget_id, (casus_id, who[1]), code, str(woord), domein[part])
        if place % 2 == 0:
            _pay(system, verzoek, str(woord))


def _asked(
    system: Context,
    asker: Gever,
    budget_id: int,
    about: tuple[int, int | None],
    code: str,
    woord: str,
    domein: Levensdomein,
) -> Verzoek:
    inhoud = VerzoekInhoud(
        f"{woord} kopen", BEDRAG, BestedingSoort.ANDERS, domein, budget_id, Route(geen_tijd_want=f"{woord} wacht"),
        *about, ontvanger=f"{woord} winkel", verwachting=f"{woord} helpt", legitimiteit=f"{woord} mag",
        betrokkenheid=f"{woord} wil", rendement=f"{woord} loont",
    )  # fmt: skip
    verzoek = verzoek_of(system.new_id(), code, inhoud, asker, now=system.now(), today=system.today())
    _save(system, verzoek)
    return verzoek


def _pay(system: Context, verzoek: Verzoek, woord: str) -> None:
    with system.unit_of_work() as uow:
        found = uow.get(Verzoek, verzoek.id)
        found.agree_above("de gemeente", system.now())
        for soort in (BoekingSoort.RESERVERING, BoekingSoort.BETALING):
            uow.add(
                Boeking(
                    system.new_id(), found.budget_id, soort, BEDRAG, system.now(), DAG, verzoek_id=found.id,
                    kenmerk=f"{woord} factuur", omschrijving=f"{woord} bon",
                )
            )  # fmt: skip
        uow.add(Terugblik(system.new_id(), found.id, DAG, system.now()))
        uow.commit(LogEntry("verzoek_ja", (("verzoek", found.id),), found.casus_id))


def _save(system: Context, thing: object) -> None:
    with system.unit_of_work() as uow:
        uow.add(thing)
        uow.commit(LogEntry("budget_gemaakt", (("budget", 1),)))
