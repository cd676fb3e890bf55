"""How this room says things: who somebody is, what a role may do, what professional secrecy asks. No widgets."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from casus.domain.bevoegdheid import BEVOEGD, Handeling
from casus.domain.values import Rol
from casus.services.mensen import GebruikerRow, OrganisatieRow, ProfessionalRow
from casus.services.messages import label
from casus.services.vervangen import VervangingRow
from casus.ui.dates import day_month, starting
from casus.ui.icons import Icon
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import TwoLineRow


def tr(text: str) -> str:
    """Text of this module."""
    return QCoreApplication.translate("mensen_words", text)


def day_words(day: date, today: date) -> str:
    """``12 december``; with the year when it is another one."""
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def stands_in_words(row: VervangingRow, today: date) -> str:
    """``vervangt Sanne Dijkema tot en met 12 december``, beside who stands in."""
    if row.covers(today):
        return tr("vervangt {0} tot en met {1}").format(row.naam, day_words(row.tot, today))
    return tr("vervangt {0} van {1} tot en met {2}").format(
        row.naam, day_words(row.van, today), day_words(row.tot, today)
    )


def replaced_words(row: VervangingRow, today: date) -> str:
    """``vervangen door Fatima el Haddad tot en met 12 december``, beside who is replaced."""
    if row.covers(today):
        return tr("vervangen door {0} tot en met {1}").format(row.vervanger, day_words(row.tot, today))
    return tr("vervangen door {0} van {1} tot en met {2}").format(
        row.vervanger, day_words(row.van, today), day_words(row.tot, today)
    )


def professional_row(row: ProfessionalRow, vervangingen: Sequence[VervangingRow], today: date) -> TwoLineRow:
    """Name, job and e-mail, on the right the telephone number; who stands in says so."""
    if row.has_left(today):
        last = "" if row.laatste_dag is None else day_words(row.laatste_dag, today)
        words = tr("tot en met {0}").format(last)
        return TwoLineRow(row.id, row.naam, reason=words, fact=row.telefoon)
    standing = [stands_in_words(v, today) for v in vervangingen if v.vervanger_id == row.id and v.covers(today)]
    standing += [replaced_words(v, today) for v in vervangingen if v.professional_id == row.id and v.covers(today)]
    job = facts(row.functie or "", row.organisatie or tr("zonder organisatie"), *standing, row.email)
    number = row.telefoon or tr("nog geen nummer")
    return TwoLineRow(
        row.id,
        row.naam,
        reason=job,
        reason_icon=Icon.COME_BACK if standing else None,
        fact=number,
        fact_kind="strong" if row.telefoon else "quiet",
    )


def organisatie_row(row: OrganisatieRow, people: int) -> TwoLineRow:
    """Name, kind and secrecy; on the right how many people."""
    secrecy = tr("beroepsgeheim") if row.beroepsgeheim else ""
    return TwoLineRow(
        row.id,
        row.naam,
        reason=facts(label(row.soort), secrecy),
        reason_icon=Icon.SAFE if row.beroepsgeheim else None,
        fact=people_words(people),
    )


def people_words(count: int) -> str:
    """``1 mens``, ``4 mensen``, ``nog niemand``."""
    if count == 0:
        return tr("nog niemand")
    return tr("1 persoon") if count == 1 else tr("{0} mensen").format(count)


def gebruiker_row(row: GebruikerRow, today: date) -> TwoLineRow:
    """Code before name, roles below it; on the right whether they can work now."""
    roles = ", ".join(label(rol) for rol in Rol if rol in row.rollen)
    if row.works_on(today):
        last = "" if row.laatste_dag is None else tr("tot en met {0}").format(day_words(row.laatste_dag, today))
        return TwoLineRow(row.id, row.naam, code=row.code, reason=roles, fact=last or tr("actief"), fact_kind="done")
    return TwoLineRow(row.id, row.naam, code=row.code, reason=roles, fact=tr("niet actief"))


def role_words(rol: Rol) -> str:
    """In one line what a role may do, from the rules themselves."""
    if rol is Rol.CONTROLLER:
        return tr("Ziet geen inhoud van casussen. Kan niet samen met een andere rol.")
    verbs = {
        Handeling.BEHEER: tr("gebruikers beheren"),
        Handeling.CASUS_AANMAKEN: tr("casussen maken en wijzigen"),
        Handeling.OVERLEG_VOORBEREIDEN: tr("overleg voorbereiden"),
        Handeling.OVERLEG_VOEREN: tr("overleg voeren"),
        Handeling.OVERLEG_VASTSTELLEN: tr("overleg vaststellen"),
        Handeling.VERSLAG_MAKEN: tr("verslag maken"),
        Handeling.UITVOEREN: tr("het dossier uitvoeren"),
    }
    may = [words for handeling, words in verbs.items() if rol in BEVOEGD[handeling]]
    sight = tr(" Ziet alle casussen van het team.") if rol is Rol.COORDINATOR else ""
    return tr("Mag {0}.{1}").format(", ".join(may), sight)


def secrecy_words(beroepsgeheim: bool) -> str:
    """What professional secrecy means for the table."""
    if beroepsgeheim:
        return tr(
            "Wie hier werkt, heeft beroepsgeheim. Deze mensen delen alleen met toestemming, "
            "of als er een zwaarwegende reden is die zij zelf afwegen. Vraag aan tafel eerst of zij iets mogen zeggen."
        )
    return tr(
        "Wie hier werkt, heeft geen wettelijk beroepsgeheim. De regels over privacy gelden wel: "
        "deel alleen wat nodig is voor de vraag."
    )


def job_row(functie: str, organisatie: str, van: date, tot: date | None, today: date) -> str:
    """``wijkcoach · Wijkteam · sinds 1 maart``."""
    name = facts(starting(functie) if functie else tr("functie onbekend"), organisatie)
    if tot is None:
        words = tr("sinds {0}") if van <= today else tr("vanaf {0}")
        return facts(name, words.format(day_words(van, today)))
    return facts(name, tr("{0} tot en met {1}").format(day_words(van, today), day_words(tot, today)))
