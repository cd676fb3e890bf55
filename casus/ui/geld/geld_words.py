"""What screens of small money say: amounts exact to the cent, states as words. No widgets."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from casus.domain.bestedingsregels import Regels
from casus.domain.errors import RuleViolation
from casus.domain.geld import show_euros
from casus.domain.verzoek import BestedingVorm, VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.services.budgetten import BudgetRow
from casus.services.messages import sentence
from casus.services.ruimte import Ruimte
from casus.services.verzoeken import VerzoekRow
from casus.ui.dates import day_in_list, day_month, moment_day, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.tag import Tag

_ICONS: Final = {
    Beurt.MIJN_WOORD: Icon.TALK,
    Beurt.OPEN: Icon.TIME,
    Beurt.BETALEN: Icon.NEXT,
    Beurt.AFREKENEN: Icon.CHECK,
    Beurt.TERUGBLIK: Icon.COME_BACK,
    Beurt.KLAAR: None,
}
FEW_WIJKEN: Final = 3


def tr(text: str) -> str:
    return QCoreApplication.translate("geld_words", text)


def verzoek_row(row: VerzoekRow, beurt: Beurt, names: Names, today: date) -> TwoLineRow:
    """One verzoek in a list: its code, what, why it stands there, and the amount."""
    asked = tr("gevraagd door {0}").format(row.aanvrager)
    day = day_in_list(moment_day(row.gevraagd_op), today)
    where = row.casus_code or tr("zonder casus")
    reason = facts(turn_words(row, beurt), where, asked, day)
    wat = names.text(row.inhoud.wat, row.casus_code)
    amount = show_euros(row.inhoud.bedrag)
    return TwoLineRow(
        row.id,
        wat,
        code=row.code,
        reason=reason,
        reason_icon=_ICONS[beurt],
        fact=amount,
        fact_kind="quiet" if beurt is Beurt.KLAAR else "strong",
    )


def turn_words(row: VerzoekRow, beurt: Beurt) -> str:
    """Why it stands there."""
    if beurt is Beurt.MIJN_WOORD:
        return tr("wacht op uw akkoord")
    if beurt is Beurt.OPEN:
        return waits_for(row)
    if beurt is Beurt.BETALEN:
        return tr("{0}, nog te betalen").format(state_words(row))
    if beurt is Beurt.AFREKENEN:
        return tr("betaald, nog {0} gereserveerd").format(show_euros(row.stand.gereserveerd))
    if beurt is Beurt.TERUGBLIK:
        return tr("tijd om terug te kijken")
    return state_words(row)


def waits_for(row: VerzoekRow) -> str:
    """How many still have to agree, and of how many other organisations; first of all a budget of this year."""
    if row.ander_jaar:
        return tr("wacht op een budget van dit jaar")
    if not row.nog_akkoorden and not row.nog_organisaties:
        return tr("genoeg collega's zeiden ja, bevestig het nog")
    more = max(row.nog_akkoorden, row.nog_organisaties)
    if more == 1 and row.nog_organisaties and any(not each.vervallen for each in row.akkoorden):
        return tr("nog 1 collega, van een andere organisatie")
    return tr("nog 1 collega") if more == 1 else tr("nog {0} collega's").format(more)


def needs_words(row: VerzoekRow) -> str:
    """The same as a sentence, for who is asked to say yes. Where no more are needed the rules came to ask fewer."""
    more = max(row.nog_akkoorden, row.nog_organisaties)
    if not more:
        return tr("Er zeiden al genoeg collega's ja. U bevestigt het.")
    if more > 1:
        return tr("Er is nog {0} keer ja nodig.").format(more)
    if row.nog_organisaties and any(not each.vervallen for each in row.akkoorden):
        return tr("Er is nog 1 ja nodig, van een andere organisatie.")
    return tr("Er is nog 1 ja nodig.")


def state_words(row: VerzoekRow) -> str:
    """``ja gezegd`` or ``toegekend``, ``anders opgelost``."""
    return row.woorden.stand(row.status)


def state_tag(row: VerzoekRow) -> Tag:
    """Where it stands; solved in another way looks as good as a yes."""
    words = starting(state_words(row))
    return {
        VerzoekUitkomst.OPEN: lambda: Tag(words, "neutral", Icon.TIME),
        VerzoekUitkomst.JA: lambda: Tag(words, "accent", Icon.CHECK),
        VerzoekUitkomst.ANDERS_OPGELOST: lambda: Tag(words, "accent", Icon.CARE),
        VerzoekUitkomst.NEE: lambda: Tag(words, "neutral", Icon.REFUSED),
        VerzoekUitkomst.INGETROKKEN: lambda: Tag(words, "neutral", Icon.UNDO),
    }[row.status]()


def room_line(budgetten: Sequence[BudgetRow]) -> str:
    """What is left this year, in one line."""
    if not budgetten:
        return tr("Er is nog geen budget voor dit jaar.")
    left = tr("Nog {0} over in {1}").format(show_euros(sum(row.stand.over for row in budgetten)), budgetten[0].jaar)
    by_wijk: dict[str, int] = {}
    for row in budgetten:
        by_wijk[row.wijk] = by_wijk.get(row.wijk, 0) + row.stand.over
    if 1 < len(by_wijk) <= FEW_WIJKEN:
        parts = ", ".join(f"{wijk} {show_euros(over)}" for wijk, over in by_wijk.items())
        return f"{left}: {parts}"
    return tr("{0}, in {1} wijken").format(left, len(by_wijk)) if len(by_wijk) > 1 else f"{left}, {budgetten[0].wijk}"


def budget_words(row: BudgetRow) -> str:
    """A budget to choose, with what is left."""
    return tr("{0}, {1} (nog {2})").format(row.wijk, row.bron, show_euros(row.stand.over))


def other_year(row: VerzoekRow, *, can_choose: bool) -> str:
    """Why nobody can agree now, and what to do; there may be no budget yet to choose."""
    told = tr("{0} hangt aan een budget van {1}.").format(starting(row.woorden.dit), row.jaar)
    if can_choose:
        return tr("{0} Kies een budget van dit jaar.").format(told)
    return tr("{0} De voorzitter of coördinator maakt eerst een budget voor dit jaar.").format(told)


def ceilings(ruimte: Ruimte) -> list[str]:
    """What may be promised by peers, one line per ceiling that there is."""
    lines = []
    if ruimte.keer is not None:
        lines.append(tr("Per keer hooguit {0}").format(show_euros(ruimte.keer)))
    if ruimte.casus is not None:
        lines.append(tr("Voor deze casus dit jaar nog {0}").format(show_euros(ruimte.casus)))
    if ruimte.jaar is not None:
        lines.append(tr("Voor het team dit jaar nog {0}").format(show_euros(ruimte.jaar)))
    return lines


def binding(ruimte: Ruimte, bedrag: int) -> str:
    """Which ceiling stands in the way and who decides above it; empty when none does."""
    try:
        ruimte.check(bedrag)
    except RuleViolation as error:
        return sentence(error)
    return ""


def stands_in_the_way(row: VerzoekRow, ruimte: Ruimte) -> str:
    """Why nobody in the team can say yes now to what is open, and who can; empty when nothing does."""
    told = binding(ruimte, row.inhoud.bedrag)
    return told if ruimte.is_below(row.inhoud.bedrag) else not_above(row, ruimte) or told


def not_above(row: VerzoekRow, ruimte: Ruimte) -> str:
    """Why who decides above a ceiling cannot say yes to it either; empty when they can."""
    try:
        ruimte.check_above(row.inhoud.bedrag, row.gevraagd)
    except RuleViolation as error:
        return sentence(error)
    return ""


def consent_words(regels: Regels) -> str:
    """How many people of how many organisations."""
    people = (
        tr("1 collega zegt ja")
        if regels.aantal_akkoorden == 1
        else tr("{0} collega's zeggen ja").format(regels.aantal_akkoorden)
    )
    if regels.aantal_organisaties > 1:
        return tr("{0}, uit {1} organisaties.").format(people, regels.aantal_organisaties)
    return f"{people}."


def mandate_words(regels: Regels) -> str:
    """Which document, of which day, up to what, by whom; empty when nothing was written down."""
    if not regels.mandaat_document:
        return ""
    day = (
        ""
        if regels.mandaat_datum is None
        else tr("van {0} {1}").format(day_month(regels.mandaat_datum), regels.mandaat_datum.year)
    )
    upto = "" if regels.mandaat_grens is None else tr("tot {0}").format(show_euros(regels.mandaat_grens))
    given = tr("gegeven door {0}").format(regels.mandaat_van) if regels.mandaat_van else ""
    return facts(" ".join(filter(None, (regels.mandaat_document, day))), upto, given)


def given_words(row: VerzoekRow, names: Names) -> str:
    """How it is given and to whom."""
    if row.inhoud.vorm is BestedingVorm.IN_NATURA:
        return facts(tr("in natura"), names.text(row.inhoud.ontvanger, row.casus_code))
    to_whom = names.text(row.inhoud.ontvanger, row.casus_code)
    if row.is_open or row.stand.gereserveerd > 0:
        return tr("te betalen aan {0}").format(to_whom)
    return (tr("betaald aan {0}") if row.stand.uitgegeven > 0 else tr("bedoeld voor {0}")).format(to_whom)
