"""The cards of one verzoek: what it is for, who agreed and who still must, and when one looks back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.bestedingsregels import Regels
from casus.domain.geld import show_euros
from casus.domain.verzoek import Raakt, Route, VerzoekUitkomst
from casus.services.messages import label, sentence_of
from casus.services.terugblikken import TerugblikRow
from casus.services.verzoeken import AkkoordRow, VerzoekRow
from casus.ui.dates import day_full, day_in_list, moment_day, starting
from casus.ui.geld.geld_words import given_words, tr, waits_for
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import IconLabel, Label, WrapLabel, facts
from casus.ui.widgets.page import SectionHead


def said_line(words: str, value: str) -> QWidget:
    """A quiet heading with what is known under it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(WrapLabel(words, "small", color="text2"))
    column.addWidget(WrapLabel(value, "body"))
    return box


def what_card(row: VerzoekRow, names: Names) -> Card:
    """The amount first, then why and what for; what is empty takes no room."""
    card = Card(padding=24, spacing=12)
    said = row.inhoud
    amount = Label(show_euros(said.bedrag), "figure2", tabular=True)
    amount.setObjectName("verzoek_bedrag")
    card.body.addWidget(amount)
    card.body.addWidget(WrapLabel(starting(given_words(row, names)), "body", color="text2"))
    touches = [
        words
        for words, answer in (
            (tr("een uitkering"), said.raakt_uitkering),
            (tr("het bewind"), said.raakt_bewind),
        )
        if answer is Raakt.JA
    ]
    unknown = Raakt.ONBEKEND in (said.raakt_uitkering, said.raakt_bewind)
    touch = tr(" en ").join(touches) or (tr("Nog niet bekend") if unknown else tr("Geen uitkering en geen bewind"))
    lines = (
        (tr("Gewone route"), route_words(said.route)),
        (tr("Waarom dat nu niet werkt"), said.route.waarom_niet_nu),
        (tr("Wat we verwachten"), said.verwachting),
        (tr("Het raakt"), starting(touch)),
        (tr("Mag het?"), said.legitimiteit),
        (tr("Wil en draagt de persoon het zelf?"), said.betrokkenheid),
        (tr("Levert het meer op dan het kost?"), said.rendement),
        (tr("Levensdomein"), starting(label(said.levensdomein))),
        (tr("Soort besteding"), starting(label(said.categorie))),
        (tr("Bouwsteen"), "" if said.bouwsteen is None else starting(label(said.bouwsteen))),
        (tr("Budget"), facts(row.wijk, row.bron, str(row.jaar))),
    )
    for words, value in lines:
        if value:
            card.body.addWidget(said_line(words, names.text(value, row.casus_code)))
    return card


def route_words(route: Route) -> str:
    """What was tried, with whom and when; or why there was no time."""
    if route.geen_tijd_want:
        return tr("Geen tijd, want {0}").format(route.geen_tijd_want)
    day = "" if route.wanneer is None else day_full(route.wanneer)
    return facts(route.route, route.met_wie, day)


def end_card(row: VerzoekRow, names: Names) -> Card | None:
    """How it ended, when it did in another way than a yes of peers; and what one may do against a decision."""
    if row.status is VerzoekUitkomst.OPEN or row.status is VerzoekUitkomst.INGETROKKEN:
        return None
    objection = row.woorden.bezwaar_tegen(row.status)
    lines: list[tuple[str, str]] = []
    if row.status is VerzoekUitkomst.ANDERS_OPGELOST:
        lines = [(tr("Anders opgelost door"), row.opgelost_door), (tr("Hoe"), row.uitkomst)]
    elif row.status is VerzoekUitkomst.NEE:
        lines = [(tr("Waarom niet"), row.uitkomst)]
    elif row.boven_door:
        lines = [(tr("Ja van wie boven het plafond beslist"), row.boven_door)]
    if not lines and not objection:
        return None
    card = Card("soft" if row.status is VerzoekUitkomst.ANDERS_OPGELOST else "sunken", padding=24, spacing=10)
    card.setObjectName("verzoek_einde")
    for words, value in lines:
        if value:
            card.body.addWidget(said_line(words, names.text(value, row.casus_code)))
    if objection:
        line = WrapLabel(objection, "small")
        line.setObjectName("verzoek_bezwaar")
        card.body.addWidget(line)
    return card


def consent_card(
    row: VerzoekRow,
    regels: Regels,
    me: int | None,
    today: date,
    *,
    decides: bool,
    write_down: Callable[[], None] | None,
) -> Card | None:
    """Who agreed, n of m, who is still needed, and why I am not asked, who otherwise ``decides``."""
    if not row.is_open and not row.akkoorden:
        return None
    card = Card(padding=20, spacing=10)
    card.setObjectName("akkoorden_blok")
    valid = [each for each in row.akkoorden if not each.vervallen]
    card.body.addWidget(SectionHead(tr("Wie gaat akkoord"), small=True, icon=Icon.PEOPLE))
    if row.is_open:
        count = tr("{0} van {1} akkoord").format(len(valid), regels.aantal_akkoorden)
        card.body.addWidget(Label(count, "strong"))
        card.body.addWidget(WrapLabel(starting(waits_for(row)), "small"))
    for each in row.akkoorden:
        card.body.addWidget(_agreed(each, today))
    if row.is_open and me == row.aanvrager_id:
        card.body.addWidget(WrapLabel(tr("U vraagt dit zelf. Collega's zeggen of ze akkoord gaan."), "small"))
    elif (
        row.is_open
        and not row.ander_jaar
        and decides
        and not row.mag_akkoord
        and me not in {each.professional_id for each in valid}
    ):
        card.body.addWidget(WrapLabel(sentence_of("akkoord_van_aanvrager"), "small"))
    if write_down is not None:
        button = Button(tr("Leg vast wie ja zegt"), icon=Icon.OVERLEG, size="small")
        button.setObjectName("tafel_akkoord_knop")
        button.clicked.connect(write_down)
        card.body.addWidget(button)
    return card


def _agreed(each: AkkoordRow, today: date) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    color = "text2" if each.vervallen else "text"
    icon = Icon.UNDO if each.vervallen else Icon.CHECK
    column.addWidget(
        IconLabel(icon, each.naam, "small_strong", color=color, icon_color="text2" if each.vervallen else "accent")
    )
    lapsed = tr("vervallen, was voor {0}").format(show_euros(each.bedrag)) if each.vervallen else ""
    wrote = tr("aan tafel opgeschreven door {0}").format(each.opgeschreven_door) if each.opgeschreven_door else ""
    day = day_in_list(moment_day(each.op), today)
    column.addWidget(WrapLabel(facts(each.organisatie, day, wrote, lapsed), "small", color="text2"))
    return box


def look_back_card(
    rows: tuple[TerugblikRow, ...],
    row: VerzoekRow,
    names: Names,
    today: date,
    ask: Callable[[TerugblikRow], None] | None,
    fill_in: Callable[[], None] | None,
) -> Card | None:
    """When one looks back and what was seen; not answered is not known. ``fill_in``: to the raming of which nobody said
    yet what its lines came to.
    """
    if not rows:
        return None
    card = Card(padding=20, spacing=10)
    card.body.addWidget(SectionHead(tr("Terugblik"), small=True, icon=Icon.COME_BACK))
    for each in rows:
        if each.uitkomst is not None and each.gedaan_op is not None:
            words = tr("Is gebeurd wat we verwachtten? {0}").format(starting(label(each.uitkomst)))
            card.body.addWidget(WrapLabel(words, "small_strong"))
            seen = names.text(each.wat_gezien, row.casus_code)
            card.body.addWidget(WrapLabel(facts(seen, day_in_list(each.gedaan_op, today), each.door), "small"))
            continue
        due = each.gepland_op <= today
        words = tr("Terugkijken kan sinds {0}") if due else tr("Terugkijken kan vanaf {0}")
        told = words.format(day_full(each.gepland_op))
        card.body.addWidget(WrapLabel(told, "small", color="warn" if due else None))
        if ask is not None and due:
            button = Button(tr("Kijk terug"), icon=Icon.COME_BACK, size="small")
            button.setObjectName(f"geld_terugblik_{each.id}")
            button.clicked.connect(_asker(ask, each))
            card.body.addWidget(button)
    if fill_in is not None and any(each.gepland_op <= today for each in rows):
        card.body.addWidget(WrapLabel(tr("Van de raming is nog niet alles ingevuld."), "small"))
        button = Button(tr("Vul in wat het werd"), icon=Icon.EDIT, size="small")
        button.setObjectName("verzoek_gezien_knop")
        button.clicked.connect(fill_in)
        card.body.addWidget(button)
    return card


def _asker(ask: Callable[[TerugblikRow], None], row: TerugblikRow) -> Callable[[], None]:
    return lambda: ask(row)
