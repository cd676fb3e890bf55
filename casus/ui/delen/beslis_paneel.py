"""The decision, in sight while one weighs: five equal outcomes, two locks, who tells the person, and why."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.delen import Uitkomst
from casus.services.messages import label
from casus.ui.dates import starting
from casus.ui.delen.afweging_model import AfwegingModel
from casus.ui.delen.beslis_parts import NOBODY, Marked, OntvangerKeuze, OverKeuze, SlotKeuze, choose, fill, id_of, pick
from casus.ui.delen.vertel_block import VertelBlock
from casus.ui.names import Names
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.error_summary import ErrorSummary
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.shown import show_if


class BeslisPaneel(Card):
    """Shows the model and tells it what changes; ``record_pressed`` and ``keep_pressed`` are for the page."""

    record_pressed = Signal()
    keep_pressed = Signal()

    def __init__(self, model: AfwegingModel, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=14, parent=parent)
        self.setObjectName("besluit_paneel")
        self._model, self._names = model, names
        self.errors = ErrorSummary()
        self._outcomes = _Outcomes()
        self._over = OverKeuze(model, names)
        self._to = OntvangerKeuze(model)
        self._make_fields()
        self._vertel = VertelBlock(model, names)
        self._to_share = (
            self._doel, self._bron, self._grond, self._extra, self._opening, self._police, self._past,
            self._geldig, self._vertel,
        )  # fmt: skip
        self.record = Button(self.tr("Leg besluit vast"), "primary")
        self.record.setObjectName("besluit_vastleggen_knop")
        self.keep = Button(self.tr("Bewaar concept"), "ghost")
        self.keep.setObjectName("concept_bewaren_knop")
        self._confirm = Button(self.tr("Voorstellen kloppen"), "ghost", size="small")
        self._confirm.setObjectName("voorstellen_bevestigen_knop")
        self._lay_out()
        self._connect()
        self.show_all()

    def _make_fields(self) -> None:
        model = self._model
        self._doel = Marked(Field(self.tr("Waarvoor?"), TextArea(lines=2)), "doel")
        sources = [(None, self.tr("Kies een organisatie")), *((o.id, o.naam) for o in model.scherm.organisaties)]
        self._bron = Marked(Field(self.tr("Van wie is de informatie?"), ComboInput(sources)), "bron")
        self._grond = SlotKeuze(
            Field(self.tr("Grond in de AVG"), ComboInput()),
            "grond",
            self.tr("Kies een grond"),
            lambda code: model.change(grond=code),
        )
        self._extra = SlotKeuze(
            Field(self.tr("Uitzondering"), ComboInput(), self.tr("Gezondheid en politie vragen er een.")),
            "uitzondering",
            self.tr("Kies een uitzondering"),
            lambda code: model.change(uitzondering=code),
        )
        self._opening = SlotKeuze(
            Field(self.tr("Beroepsgeheim"), ComboInput()),
            "opening",
            self.tr("Kies hoe het opengaat"),
            lambda code: model.change(opening=code),
        )
        self._police = Marked(Field(self.tr("Akkoord van de politie"), TextInput()), "politie_akkoord")
        self._past = _PastRefusal(model, self._names)
        self._geldig = Marked(Field(self.tr("Geldig tot en met"), DateInput(today=model.today)), "geldig_tot")
        self._why = Marked(Field(self.tr("Waarom dit besluit?"), TextArea(lines=3)), "motivering")

    def _lay_out(self) -> None:
        self.body.addWidget(WrapLabel(self.tr("Besluit"), "h2"))
        for part in (self.errors, self._outcomes, self._to, self._over, *self._to_share, self._why, self._confirm):
            self.body.addWidget(part)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.record)
        row.addWidget(self.keep)
        self.body.addWidget(buttons)
        note = WrapLabel(self.tr("De voorzitter of coördinator legt het besluit vast. U bewaart het concept."), "small")
        self.body.addWidget(note)
        decides = self._model.may(Handeling.DELEN_BESLISSEN)
        show_if(self.record, decides)
        show_if(note, not decides)

    def _connect(self) -> None:
        model = self._model
        self._outcomes.chosen.connect(lambda uitkomst: model.change(uitkomst=uitkomst))
        self._to.chosen.connect(lambda ids: model.change(ontvangers=ids))
        self._over.chosen.connect(lambda over: model.change(over=over))
        for marked, name in ((self._doel, "doel"), (self._why, "motivering")):
            editor = marked.field.editor
            assert isinstance(editor, QPlainTextEdit)
            editor.textChanged.connect(lambda n=name, e=editor: model.change(**{n: e.toPlainText()}))
        bron, police, geldig = (m.field.editor for m in (self._bron, self._police, self._geldig))
        assert isinstance(bron, ComboInput)
        assert isinstance(police, TextInput)
        assert isinstance(geldig, DateInput)
        bron.activated.connect(lambda _: model.change(bron_id=id_of(bron.value())))
        police.textChanged.connect(lambda text: model.change(politie_akkoord=text))
        geldig.textChanged.connect(lambda _: model.change(geldig_tot=geldig.value()))
        self._confirm.clicked.connect(model.confirm_all)
        self.record.clicked.connect(self.record_pressed)
        self.keep.clicked.connect(self.keep_pressed)

    def choose(self, number: int) -> None:
        """One of the five, by its key."""
        self._model.change(uitkomst=tuple(Uitkomst)[number])

    def targets(self) -> dict[str, Any]:
        """What an error or a missing thing belongs to, by the name that the dossier gives it."""
        return {
            "uitkomst": self._outcomes,
            "ontvangers": self._to,
            "over": self._over,
            "doel": self._doel,
            "bron": self._bron,
            "grond": self._grond,
            "uitzondering": self._extra,
            "opening": self._opening,
            "politie_akkoord": self._police,
            "weigeringen": self._past.named,
            "tweede_lezer": self._past.reader,
            "geldig_tot": self._geldig,
            "motivering": self._why,
            **self._vertel.targets(),
        }

    def show_all(self) -> None:
        """What is filled in now, and only what belongs to the chosen outcome."""
        model, v, code = self._model, self._model.velden, self._model.scherm.casus_code

        def is_proposed(name: str) -> bool:
            return name in model.voorgesteld

        self._outcomes.show_chosen(v.uitkomst)
        self._to.show_chosen(v.ontvangers, v.bron_id, is_proposed=is_proposed("ontvangers"))
        self._over.show_chosen(v.over, is_proposed=is_proposed("over"))
        for marked, text, name in ((self._doel, v.doel, "doel"), (self._why, v.motivering, "motivering")):
            fill(marked, text, is_proposed=is_proposed(name), names=self._names, code=code)
        fill(self._police, v.politie_akkoord, is_proposed=False, names=self._names, code=code)
        choose(self._bron, v.bron_id, is_proposed=is_proposed("bron_id"))
        pick(self._geldig, v.geldig_tot, is_proposed=is_proposed("geldig_tot"))
        left_out = self._left_out()
        self._grond.show_slots(model.gronden(), v.grond, is_proposed=is_proposed("grond"), left_out=left_out)
        self._extra.show_slots(model.uitzonderingen(), v.uitzondering, is_proposed=is_proposed("uitzondering"))
        self._opening.show_slots(model.openingen(), v.opening, is_proposed=is_proposed("opening"))
        self._past.show_all()
        self._vertel.show_all()
        for part in self._to_share:
            show_if(part, model.opens)
        show_if(self._to, v.uitkomst is not None)
        show_if(self._over, v.uitkomst is not None)
        if model.opens:
            show_if(self._extra, bool(model.uitzonderingen()))
            show_if(self._opening, bool(model.openingen()))
            show_if(self._police, model.is_about_police)
            show_if(self._past, bool(model.weigeringen()))
        show_if(self._confirm, bool(model.voorgesteld) and v.uitkomst is not None)

    def _left_out(self) -> str:
        """Why an organisation of this kind cannot rest on consent."""
        bron = self._model.bron
        if bron is None:
            return ""
        slots = (each for each in self._model.scherm.inhoud.gronden if bron.soort in each.niet_voor)
        return " ".join(f"{each.naam}: {each.wanneer_niet}" for each in slots if each.wanneer_niet)


class _Outcomes(QWidget):
    """Five rows of equal worth; none is chosen beforehand."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._error = WrapLabel("", "small_strong", color="danger")
        self._group = QButtonGroup(self)
        self._rows: dict[Uitkomst, Radio] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._error)
        show_if(self._error, False)
        helps = {
            Uitkomst.DELEN: self.tr("Alles wat bij deze vraag hoort"),
            Uitkomst.DEELS: self.tr("Alleen de onderwerpen hieronder"),
            Uitkomst.NIET_DELEN: self.tr("Ook dit is een volwaardig besluit"),
            Uitkomst.EERST_GESPREK: self.tr("Met de persoon, voor u iets deelt"),
            Uitkomst.ZONDER_NAAM: self.tr("De tafel hoort niet om wie het gaat"),
        }
        for number, (uitkomst, help_text) in enumerate(helps.items()):
            row = Radio(starting(label(uitkomst)), help_text, as_row=True)
            row.setObjectName(f"uitkomst_{uitkomst.value}")
            row.setAccessibleName(self.tr("Besluit: {0}").format(label(uitkomst)))
            self._group.addButton(row, number)
            self._rows[uitkomst] = row
            column.addWidget(row)
            row.toggled.connect(lambda on, u=uitkomst: self.chosen.emit(u) if on else None)
        self.setFocusProxy(self._rows[Uitkomst.DELEN])

    def show_chosen(self, uitkomst: Uitkomst | None) -> None:
        if uitkomst is not None:
            self._rows[uitkomst].setChecked(True)
            self.setFocusProxy(self._rows[uitkomst])

    def set_error(self, sentence: str | None) -> None:
        self._error.setText(sentence or "")
        show_if(self._error, bool(sentence))


class _PastRefusal(Card):
    """A known no stands here by name; who goes past it says so, with a second reader."""

    def __init__(self, model: AfwegingModel, names: Names) -> None:
        super().__init__("warn", padding=14, spacing=10)
        self._model, self._names = model, names
        self._words = WrapLabel("", "body")
        self._check = Check(self.tr("Ik noem deze weigering en ga er toch aan voorbij"))
        self._check.setObjectName("weigering_noemen")
        self.named = _Named(self._check)
        people = [(NOBODY, self.tr("Kies een tweede lezer")), *model.scherm.professionals]
        combo = ComboInput(people)
        self.reader = Marked(Field(self.tr("Tweede lezer"), combo), "tweede_lezer")
        for part in (self._words, self.named, self.reader):
            self.body.addWidget(part)
        self._check.toggled.connect(self._on_named)
        combo.activated.connect(lambda _: model.change(tweede_lezer_id=id_of(combo.value())))

    def show_all(self) -> None:
        refusals = self._model.weigeringen()
        code = self._model.scherm.casus_code
        people = dict.fromkeys(self._names.of(each.inwoner, code) for each in refusals)
        said = self.tr("Hoewel {0} dit niet wil: dit besluit gaat tegen een weigering in.").format(
            self.tr(" en ").join(people)
        )
        days = self._model.scherm.inhoud.nabije_dag
        until = self.tr("Het geldt hoogstens {0} dagen, en de persoon hoort het.").format(days)
        self._words.setText(f"{said} {until}")
        asked = {each.toestemming_id for each in refusals}
        self._check.setChecked(bool(asked) and asked <= set(self._model.velden.weigeringen))
        choose(self.reader, self._model.velden.tweede_lezer_id or NOBODY, is_proposed=False)

    def _on_named(self, on: bool) -> None:
        ids = tuple(each.toestemming_id for each in self._model.weigeringen()) if on else ()
        self._model.change(weigeringen=ids)


class _Named(QWidget):
    """The tick with its error."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._error = WrapLabel("", "small_strong", color="danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._error)
        column.addWidget(check)
        show_if(self._error, False)
        self.setFocusProxy(check)

    def set_error(self, sentence: str | None) -> None:
        self._error.setText(sentence or "")
        show_if(self._error, bool(sentence))
