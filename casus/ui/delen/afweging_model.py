"""One weighing as its screen holds it: what is filled in, what is a proposal, and what is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from casus.domain.afweging import Slot, Vraag
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.deelbesluit import DeelbesluitStatus
from casus.domain.delen import OPENT, Uitkomst
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.services.afwegingen import AfwegingScherm, OrganisatieKeuze, Weigering, show_afweging
from casus.services.deelbesluiten import BewaarDeelbesluit, record_afweging, save_deelbesluit
from casus.services.deelregister import AntwoordVeld, DeelVelden
from casus.services.messages import sentence_of
from casus.ui.delen.afweging_draft import from_text, to_text
from casus.ui.desk import Desk

SCHERM = "afweging"
TELLABLE = tuple(each for each in Onderwerp if each is not Onderwerp.VEILIGHEID_THUIS)
"""Parts of life that a weighing may be about; suspicion of unsafety at home goes by the own meldcode."""


class AfwegingModel(QObject):
    """Reads once, keeps everything that is changed, and records it. No rule is decided here: ``missing`` only says
    beforehand what the dossier would say one by one.
    """

    loaded = Signal()
    changed = Signal()
    """Something was filled in; what is shown may depend on it."""
    failed = Signal(object)
    """CasusError."""
    kept = Signal()
    """The draft lies in the dossier, for colleagues too."""
    recorded = Signal()

    def __init__(
        self,
        desk: Desk,
        casus_id: int,
        deelbesluit_id: int | None = None,
        *,
        agendapunt_id: int | None = None,
        volgt_op_id: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.casus_id, self.deelbesluit_id = casus_id, deelbesluit_id
        self._punt_id, self._volgt_op_id = agendapunt_id, volgt_op_id
        self._scherm: AfwegingScherm | None = None
        self.velden = DeelVelden()
        self.voorgesteld: frozenset[str] = frozenset()
        self._marks: frozenset[str] = frozenset()

    def load(self) -> None:
        """Read what is there, or a new one with proposals."""
        self._desk.runner.read(
            self,
            show_afweging,
            self.casus_id,
            self.deelbesluit_id,
            self._punt_id,
            self._volgt_op_id,
            done=self._on_loaded,
            failed=self.failed.emit,
            latest=SCHERM,
        )

    @property
    def scherm(self) -> AfwegingScherm:
        """As it was read; screens are made after that."""
        assert self._scherm is not None
        return self._scherm

    @property
    def object_id(self) -> int:
        """What the draft is kept under."""
        return self.deelbesluit_id or self.casus_id

    @property
    def is_draft(self) -> bool:
        return self.scherm.pagina.status is DeelbesluitStatus.CONCEPT

    def may(self, handeling: Handeling) -> bool:
        return self._desk.runner.context.actor.may(handeling)

    # What is filled in

    def change(self, **values: Any) -> None:
        """These fields have another content now; what somebody touched is no proposal any more."""
        new = {name: value for name, value in values.items() if getattr(self.velden, name) != value}
        if not new:
            return
        self.velden = replace(self.velden, **new)
        self.voorgesteld -= set(new)
        if "uitkomst" in new:
            self._propose_for_no()
        self.changed.emit()

    def answer(self, vraag: str, tekst: str, *, na_te_gaan: bool) -> None:
        """The answer to one question; an empty one goes."""
        old = self.antwoord(vraag)
        if old == AntwoordVeld(vraag, tekst, na_te_gaan):
            return
        others = tuple(each for each in self.velden.antwoorden if each.vraag != vraag)
        added = (AntwoordVeld(vraag, tekst, na_te_gaan),) if tekst or na_te_gaan else ()
        self.voorgesteld -= {vraag}
        self.velden = replace(self.velden, antwoorden=others + added)
        self.changed.emit()

    def antwoord(self, vraag: str) -> AntwoordVeld:
        """What was answered so far."""
        found = (each for each in self.velden.antwoorden if each.vraag == vraag)
        return next(found, AntwoordVeld(vraag, ""))

    def confirm_all(self) -> None:
        """Everything that Casus proposed is right."""
        self.voorgesteld = frozenset()
        self.changed.emit()

    def draft(self) -> str:
        return to_text(self.velden, self.voorgesteld)

    def restore(self, text: str) -> None:
        """What was typed before; of a person who is in the casus no longer nothing comes back."""
        found = from_text(text)
        if found is None:
            return
        here = {id_ for id_, _ in self.scherm.personen}
        velden, self.voorgesteld = found
        self.velden = replace(velden, over=tuple(each for each in velden.over if each[0] in here))

    # What there is to choose from

    @property
    def opens(self) -> bool:
        """The chosen outcome lets somebody hear something."""
        return self.velden.uitkomst in OPENT

    @property
    def bron(self) -> OrganisatieKeuze | None:
        return next((each for each in self.scherm.organisaties if each.id == self.velden.bron_id), None)

    def gronden(self) -> tuple[Slot, ...]:
        """The grounds in the AVG that an organisation of this kind can rest on."""
        return () if self.bron is None else self.scherm.inhoud.gronden_for(self.bron.soort)

    def uitzonderingen(self) -> tuple[Slot, ...]:
        """What health and police need besides; empty when this needs nothing more."""
        return self.scherm.inhoud.uitzonderingen_for([onderwerp for _, onderwerp in self.velden.over])

    def openingen(self) -> tuple[Slot, ...]:
        """How professional secrecy opens; empty where the source has none."""
        return self.scherm.inhoud.openingen if self.bron is not None and self.bron.beroepsgeheim else ()

    def weigeringen(self) -> tuple[Weigering, ...]:
        """Refusals that cover what would be told now, one per consent."""
        over, to = set(self.velden.over), set(self.velden.ontvangers)
        found = {
            each.toestemming_id: each
            for each in self.scherm.weigeringen
            if (each.inwoner_id, each.onderwerp) in over and each.organisatie_id in to
        }
        return tuple(found.values()) if self.opens else ()

    @property
    def asks_criteria(self) -> bool:
        """All six must be answered: a secret is broken, or a known no is passed."""
        slot = next((each for each in self.openingen() if each.code == self.velden.opening), None)
        return self.opens and (bool(self.weigeringen()) or (slot is not None and slot.met_criteria))

    @property
    def is_about_police(self) -> bool:
        return any(onderwerp is Onderwerp.POLITIE for _, onderwerp in self.velden.over)

    def vragen(self) -> tuple[Vraag, ...]:
        return tuple(vraag for kaart in self.scherm.inhoud.kaarten for vraag in kaart.vragen)

    # What is missing

    def missing(self) -> tuple[tuple[str, str], ...]:
        """(field, sentence) of all that still has to be filled in for this outcome, in the order of the screen."""
        return tuple((name, sentence_of(code)) for name, code in self._missing())

    def _missing(self) -> Iterator[tuple[str, str]]:
        v = self.velden
        if v.uitkomst is None or self.opens:
            for vraag in self.vragen():
                if vraag.is_verplicht and not self.antwoord(vraag.code).tekst.strip():
                    yield vraag.code, "vraag_open"
        if v.uitkomst is None:
            yield "uitkomst", "uitkomst_ontbreekt"
        if not v.ontvangers:
            yield "ontvangers", "deelbesluit_waarover"
        if not v.over:
            yield "over", "deelbesluit_waarover"
        if self.opens:
            yield from self._missing_to_share()
        if not v.motivering.strip():
            yield "motivering", "motivering_ontbreekt"

    def _missing_to_share(self) -> Iterator[tuple[str, str]]:
        v = self.velden
        if not v.doel.strip():
            yield "doel", "veld_leeg"
        if v.bron_id is None:
            yield "bron", "bron_ontbreekt"
        yield from self._missing_locks()
        if self.weigeringen():
            if not {each.toestemming_id for each in self.weigeringen()} <= set(v.weigeringen):
                yield "weigeringen", "weigering_niet_genoemd"
            if v.tweede_lezer_id is None:
                yield "tweede_lezer", "tweede_lezer_ontbreekt"
        if v.geldig_tot is None:
            yield "geldig_tot", "deelbesluit_zonder_einde"
        if v.niet_vertellen.strip():
            if v.opnieuw_bekijken_op is None:
                yield "opnieuw_bekijken_op", "opnieuw_bekijken_ontbreekt"
        elif v.verteller_id is None or v.vertellen_voor is None:
            yield "verteller", "verteller_ontbreekt"

    def _missing_locks(self) -> Iterator[tuple[str, str]]:
        v = self.velden
        for name, code, offered in (
            ("grond", "grond_ontbreekt", self.gronden()),
            ("uitzondering", "uitzondering_ontbreekt", self.uitzonderingen()),
            ("opening", "opening_ontbreekt", self.openingen()),
        ):
            if offered and getattr(v, name) not in {each.code for each in offered}:
                yield name, code
        if self.is_about_police and not v.politie_akkoord.strip():
            yield "politie_akkoord", "politie_akkoord_ontbreekt"
        if self.asks_criteria:
            for criterium in self.scherm.inhoud.criteria:
                if not self.antwoord(criterium.code).tekst.strip():
                    yield criterium.code, "criterium_open"

    def answered(self, vragen: Sequence[Vraag]) -> int:
        """How many of these that must be answered are."""
        return sum(1 for v in vragen if v.is_verplicht and self.antwoord(v.code).tekst.strip())

    # Keeping and recording

    def keep(self) -> None:
        """Keep the draft in the dossier."""
        self._desk.runner.run(self, save_deelbesluit, self._command(), done=self._on_kept, failed=self.failed.emit)

    def record(self) -> None:
        """What stands here becomes the decision."""
        self.voorgesteld = frozenset()
        self._desk.runner.run(self, record_afweging, self._command(), done=self._on_recorded, failed=self.failed.emit)

    def _command(self) -> BewaarDeelbesluit:
        pagina = self.scherm.pagina
        return BewaarDeelbesluit(
            self.casus_id,
            self._said(),
            self.deelbesluit_id,
            pagina.versie if self.deelbesluit_id is not None else None,
            self._punt_id,
            self._volgt_op_id,
        )

    def _said(self) -> DeelVelden:
        """Only what belongs to the outcome: what is not shown is not recorded."""
        v = self.velden
        if v.uitkomst is not None and not self.opens:
            plain = DeelVelden(vraag=v.vraag, uitkomst=v.uitkomst, motivering=v.motivering, bron_id=v.bron_id)
            return replace(plain, ontvangers=v.ontvangers, over=v.over, antwoorden=v.antwoorden)
        named = {each.toestemming_id for each in self.weigeringen()}
        return replace(
            v,
            grond=_offered(v.grond, self.gronden()),
            uitzondering=_offered(v.uitzondering, self.uitzonderingen()),
            opening=_offered(v.opening, self.openingen()),
            weigeringen=tuple(id_ for id_ in v.weigeringen if id_ in named),
            tweede_lezer_id=v.tweede_lezer_id if named else None,
            opnieuw_bekijken_op=v.opnieuw_bekijken_op if v.niet_vertellen.strip() else None,
        )

    def _on_loaded(self, found: AfwegingScherm) -> None:
        self._scherm = found
        self.deelbesluit_id = found.pagina.id
        self.velden = found.pagina.velden
        self.voorgesteld = self._marks or frozenset(found.pagina.voorgesteld)
        self._marks = frozenset()
        self.loaded.emit()

    def _on_kept(self, changes: list[Changed]) -> None:
        self.deelbesluit_id = changes[0].id
        self._marks = self.voorgesteld
        self.kept.emit()
        self.load()

    def _on_recorded(self, changes: list[Changed]) -> None:
        self.deelbesluit_id = changes[0].id
        self.recorded.emit()

    def _propose_for_no(self) -> None:
        """Who refuses, asks first or speaks without a name need not say to whom: then it holds for everybody."""
        if self.velden.uitkomst is None or self.opens:
            return
        if not self.velden.ontvangers:
            others = self.scherm.aan_tafel or tuple(each.id for each in self.scherm.organisaties)
            to = tuple(id_ for id_ in others if id_ != self.velden.bron_id)
            self.velden = replace(self.velden, ontvangers=to)
            self.voorgesteld |= {"ontvangers"}
        if not self.velden.over:
            parts = [each for each in self.scherm.vraag or INHOUD if each in TELLABLE]
            over = tuple((id_, part) for id_, _ in self.scherm.personen for part in parts)
            self.velden = replace(self.velden, over=over)
            self.voorgesteld |= {"over"}

    @property
    def today(self) -> date:
        return self.scherm.vandaag

    @property
    def uitkomsten(self) -> tuple[Uitkomst, ...]:
        return tuple(Uitkomst)


def _offered(code: str, slots: Sequence[Slot]) -> str:
    return code if code in {slot.code for slot in slots} else ""
