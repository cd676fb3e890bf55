"""What a plan says in the words of the screen."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from casus.domain.values import ActieStatus, EigenaarSoort
from casus.services.messages import label
from casus.services.planbladen import DoelRow, PlanBlad, PlanRow, StapRow
from casus.ui.dates import day_full, day_in_list, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.widgets.label import facts
from casus.ui.widgets.tag import TagKind


def shape_words(row: PlanRow) -> str:
    """Which kind of plan, and in which phase."""
    return starting(label(row.vorm)) + (f", {label(row.fase)}" if row.fase is not None else "")


def plan_facts(row: PlanRow, names: Names) -> str:
    """Whose it is, of which kind, since when, when one looks back."""
    back = (
        QCoreApplication.translate("plan", "terugkijken op {0}").format(day_full(row.terug_op))
        if row.terug_op is not None
        else ""
    )
    begun = QCoreApplication.translate("plan", "begonnen op {0}").format(day_full(row.begonnen))
    return facts(
        names.beside_code(row.inwoner),
        shape_words(row),
        begun,
        back or QCoreApplication.translate("plan", "nog geen dag om terug te kijken"),
    )


def goal_words(doel: DoelRow, names: Names, code: str) -> str:
    """In own words, or that they still have to be found."""
    return names.text(doel.doel, code) or QCoreApplication.translate("plan", "Nog in eigen woorden te zeggen")


def goal_caption(doel: DoelRow, number: int) -> str:
    """Which goal, about what, and where the person chose it."""
    about = QCoreApplication.translate("plan", "Doel {0}: {1}").format(number, label(doel.levensdomein))
    return facts(
        about, QCoreApplication.translate("plan", "gekozen bij {0}").format(doel.gekozen) if doel.gekozen else ""
    )


def owner_words(stap: StapRow, names: Names) -> str:
    """Who does it; the person and a naaste only by name when names are on."""
    if stap.eigenaar.soort is EigenaarSoort.PERSOON:
        return QCoreApplication.translate("plan", "de persoon zelf")
    if stap.eigenaar.soort is EigenaarSoort.NAASTE:
        return names.beside_code(stap.wie) or QCoreApplication.translate("plan", "een naaste")
    return stap.wie


def step_facts(stap: StapRow, names: Names, code: str, today: date) -> str:
    """By when, how one will notice, and who pays."""
    day = stap.afspraak.termijn if stap.afspraak is not None else stap.uiterlijk
    seen = (
        QCoreApplication.translate("plan", "merken aan: {0}").format(names.text(stap.merken_aan, code))
        if stap.merken_aan
        else ""
    )
    other = (
        QCoreApplication.translate("plan", "niet regulier: {0}").format(names.text(stap.waarom_anders, code))
        if stap.waarom_anders
        else ""
    )
    until = (
        QCoreApplication.translate("plan", "uiterlijk {0}").format(day_in_list(day, today))
        if day is not None
        else QCoreApplication.translate("plan", "nog geen dag")
    )
    return starting(facts(until, seen, label(stap.wet) if stap.wet is not None else "", other))


def step_stand(stap: StapRow) -> tuple[str, TagKind, Icon | None]:
    """How it goes, as a word with its icon."""
    if stap.afspraak is None:
        words = (
            QCoreApplication.translate("plan", "Op de actielijst")
            if stap.op_actielijst
            else QCoreApplication.translate("plan", "Nog niet afgesproken")
        )
        return words, "neutral" if stap.op_actielijst else "outline", None
    words = starting(label(stap.afspraak.status))
    if stap.afspraak.status is ActieStatus.GEDAAN:
        return words, "ok", Icon.CHECK
    if stap.afspraak.status is ActieStatus.NIET_GEDAAN:
        return words, "neutral", Icon.REFUSED
    return (
        QCoreApplication.translate("plan", "Afgesproken") if stap.afspraak.status is ActieStatus.OPEN else words,
        "accent",
        Icon.ACTION,
    )


def promise_words(blad: PlanBlad) -> str:
    """What the button says."""
    return QCoreApplication.translate("plan", "Naar de actielijst ({0})").format(blad.te_beloven)


def goals_summary(blad: PlanBlad) -> str:
    """How many goals are open."""
    count = blad.row.open_doelen
    return (
        QCoreApplication.translate("plan", "1 doel open")
        if count == 1
        else QCoreApplication.translate("plan", "{0} doelen open").format(count)
    )
