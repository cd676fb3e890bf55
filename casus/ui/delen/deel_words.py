"""How decisions about telling stand on the screen and on paper: state, what asks for attention, what and to whom."""

from PySide6.QtCore import QCoreApplication

from casus.domain.deelbesluit import DeelStand
from casus.services.deelregister import DeelbesluitRow, GehoordRow
from casus.services.messages import label
from casus.ui.dates import day_full, day_month, moment_clock, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.widgets.tag import TagKind


def tr(text: str) -> str:
    return QCoreApplication.translate("DeelWords", text)


def stand_words(row: DeelbesluitRow) -> str:
    """Where it stands, in words."""
    until = "" if row.geldig_tot is None else tr("tot en met {0}").format(day_month(row.geldig_tot))
    words = {
        DeelStand.CONCEPT: tr("concept, nog geen besluit"),
        DeelStand.VOORGENOMEN: tr("mag worden gedeeld {0}").format(until),
        DeelStand.GEDEELD: tr("gedeeld, {0}").format(until),
        DeelStand.ONTVANGEN: tr("gedeeld en ontvangen, {0}").format(until),
        DeelStand.INGETROKKEN: tr("ingetrokken"),
        DeelStand.OPGEVOLGD: tr("opgevolgd door een nieuw besluit"),
        DeelStand.VERLOPEN: tr("verlopen"),
        DeelStand.NIET_GEDEELD: tr("geldt, er wordt niets gedeeld"),
    }
    return words[row.stand].strip().rstrip(",")


STAND_ICONS: dict[DeelStand, tuple[TagKind, Icon]] = {
    DeelStand.CONCEPT: ("outline", Icon.DRAFT),
    DeelStand.VOORGENOMEN: ("accent", Icon.ESTIMATE),
    DeelStand.GEDEELD: ("accent", Icon.TALK),
    DeelStand.ONTVANGEN: ("accent", Icon.CHECKED),
    DeelStand.INGETROKKEN: ("neutral", Icon.UNDO),
    DeelStand.OPGEVOLGD: ("neutral", Icon.NEXT),
    DeelStand.VERLOPEN: ("neutral", Icon.TIME),
    DeelStand.NIET_GEDEELD: ("neutral", Icon.STOP),
}


def attention_words(row: DeelbesluitRow) -> str:
    """What has to be done about it now; empty when nothing has."""
    words = {
        "vertellen": tr("nog vertellen aan de persoon"),
        "opnieuw_bekijken": tr("opnieuw bekijken of de persoon het kan horen"),
        "verloopt": tr("verloopt binnenkort"),
    }
    return starting(", ".join(words[code] for code in row.let_op))


def outcome_words(row: DeelbesluitRow) -> str:
    """``Deels delen: geld, wonen``; without an outcome it is still being weighed."""
    if row.uitkomst is None:
        return tr("Nog niet besloten")
    parts = ", ".join(label(each) for each in row.onderwerpen)
    return starting(label(row.uitkomst)) + (f": {parts}" if parts and row.uitkomst.value in ("delen", "deels") else "")


def receivers_words(row: DeelbesluitRow) -> str:
    """To whom; many are counted."""
    names = [each.organisatie for each in row.ontvangers]
    if len(names) > 3:
        return tr("{0} organisaties").format(len(names))
    return ", ".join(names)


def although(row: DeelbesluitRow, names: Names) -> str:
    """``Hoewel ... dit niet wil``: it stands wherever the decision stands."""
    if not row.gaat_voorbij:
        return ""
    if names.visible and len(row.personen) == 1:
        return tr("Hoewel {0} dit niet wil").format(row.personen[0])
    return although_nameless(row)


def although_nameless(row: DeelbesluitRow) -> str:
    """The same without a name, for paper."""
    return tr("Hoewel de persoon dit niet wil") if row.gaat_voorbij else ""


def heard_when(row: GehoordRow) -> str:
    """``dinsdag 17 november 2026, 13.02-13.20``."""
    until = "" if row.tot is None else f"\N{EN DASH}{moment_clock(row.tot)}"
    return f"{day_full(row.datum)}, {moment_clock(row.van)}{until}"
