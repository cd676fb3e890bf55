"""One intake as its screen holds it: read once, changed part by part, saved as a whole. No widgets, no rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.instrument import Deel, Vorm
from casus.domain.intake_inhoud import As, DeelInhoud, DeelStand, IntakeInhoud, Verband, Zitting, assen
from casus.services.intakes import BewaarIntake, IntakeBlad, ToonWeb, open_intake, save_intake, show_web
from casus.ui.desk import Desk
from casus.ui.intake.intake_draft import from_text, to_text

SCHERM = "intake"


class IntakeModel(QObject):
    """``changed(part)``: something was filled in there, or in another place when it is empty."""

    loaded = Signal()
    changed = Signal(str)
    failed = Signal(object)
    """CasusError."""
    saved = Signal(bool)
    """True: and the intake is done."""

    def __init__(self, desk: Desk, intake_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.intake_id = desk, intake_id
        self._blad: IntakeBlad | None = None
        self.zitting: Zitting
        self.inhoud = IntakeInhoud()
        self._is_saving = False
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read it anew."""
        self._desk.runner.read(
            self, open_intake, self.intake_id, done=self._on_loaded, failed=self.failed.emit, latest=SCHERM
        )

    @property
    def blad(self) -> IntakeBlad:
        """As it was read; screens are made after that."""
        assert self._blad is not None
        return self._blad

    @property
    def is_loaded(self) -> bool:
        return self._blad is not None

    @property
    def may_fill(self) -> bool:
        return self.blad.mag_invullen

    @property
    def is_promise(self) -> bool:
        """It holds promises of organisations against a plan; the person marks and chooses nothing there."""
        return self.blad.instrument.vorm is Vorm.TOETS

    @property
    def is_dirty(self) -> bool:
        """Something stands here that the dossier does not have."""
        return self.is_loaded and (self.zitting, self.inhoud) != (self.blad.zitting, self.blad.inhoud)

    def today(self) -> date:
        """Today."""
        return self._desk.runner.context.today()

    def deel(self, code: str) -> Deel:
        return self.blad.instrument.deel(code)

    def part(self, code: str) -> DeelInhoud | None:
        """What was said in it; None when it was not opened."""
        return next((part for part in self.inhoud.delen if part.code == code), None)

    def opened(self) -> tuple[Deel, ...]:
        """The parts one talks about, in the order of the instrument."""
        codes = {part.code for part in self.inhoud.delen}
        return tuple(deel for deel in self.blad.instrument.delen if deel.code in codes)

    def assen(self) -> tuple[As, ...]:
        """The sides of the web as they stand now, beside the time before."""
        return assen(self.blad.instrument, self.inhoud, self.blad.toen)

    # What is filled in

    def open_part(self, code: str) -> None:
        """Talk about this part too."""
        if self.part(code) is None:
            self._put(code, delen=(*self.inhoud.delen, DeelInhoud(code)))

    def close_part(self, code: str) -> bool:
        """It was opened by mistake; False when something was said in it, for that does not vanish like this."""
        part = self.part(code)
        if part is None or not part.is_leeg or any(code in (link.van, link.naar) for link in self.inhoud.verbanden):
            return False
        self._put(
            code,
            delen=tuple(each for each in self.inhoud.delen if each.code != code),
            mee_aan_de_slag=tuple(each for each in self.inhoud.mee_aan_de_slag if each != code),
        )
        return True

    def answer(self, code: str, vraag: str, tekst: str) -> None:
        part = self._opened(code)
        answers = {key: value for key, value in part.antwoorden.items() if key != vraag}
        self._change(code, antwoorden=answers | ({vraag: tekst} if tekst.strip() else {}), stand=DeelStand.OPEN)

    def give(self, code: str, cijfer: int | None, aspect: str = "") -> None:
        figures = {key: value for key, value in self._opened(code).cijfers.items() if key != aspect}
        more = {} if cijfer is None else {aspect: cijfer}
        self._change(code, cijfers=figures | more, stand=DeelStand.OPEN)

    def mark(self, code: str, **marks: bool) -> None:
        self._change(code, **marks)

    def set_stand(self, code: str, stand: DeelStand) -> None:
        if self._opened(code).is_leeg:
            self._change(code, stand=stand)

    def choose(self, code: str, *, wil: bool) -> None:
        """*Hier wil ik mee aan de slag*: last in the order, or out of it."""
        chosen = self.inhoud.mee_aan_de_slag
        if wil and code not in chosen:
            self._put(code, mee_aan_de_slag=(*chosen, code))
        elif not wil:
            self._put(code, mee_aan_de_slag=tuple(each for each in chosen if each != code))

    def move(self, code: str, step: int) -> None:
        """Earlier or later in the order of the person."""
        order = list(self.inhoud.mee_aan_de_slag)
        place = order.index(code)
        if 0 <= place + step < len(order):
            order.insert(place + step, order.pop(place))
            self._put("", mee_aan_de_slag=tuple(order))

    def link(self, van: str, naar: str, woorden: str) -> None:
        """What has to do with what; the same pair gets other words."""
        self._put("", verbanden=(*self._others(van, naar), Verband(van, naar, woorden)))

    def unlink(self, van: str, naar: str) -> None:
        self._put("", verbanden=self._others(van, naar))

    def sit(self, **values: Any) -> None:
        """Where, when and with whom."""
        new = replace(self.zitting, **values)
        if new != self.zitting:
            self.zitting = new
            self.changed.emit("")

    # Keeping

    def save(self, *, afronden: bool = False) -> None:
        self._is_saving = True
        command = BewaarIntake(self.intake_id, self.blad.row.versie, self.zitting, self.inhoud, afronden)
        self._desk.runner.run(
            self, save_intake, command, done=lambda _: self.saved.emit(afronden), failed=self._on_not_saved
        )

    def show_web(self, *, wil: bool) -> None:
        command = ToonWeb(self.intake_id, self.blad.row.versie, wil)
        self._desk.runner.run(self, show_web, command, done=lambda _: None, failed=self.failed.emit)

    def draft(self) -> str:
        return to_text(self.zitting, self.inhoud) if self.is_dirty else ""

    def restore(self, text: str) -> None:
        """What was typed before the program stopped; parts that the instrument does not know are left out."""
        found = from_text(text)
        if found is not None:
            known = {deel.code for deel in self.blad.instrument.delen}
            zitting, inhoud = found
            self.zitting = zitting
            self.inhoud = replace(inhoud, delen=tuple(part for part in inhoud.delen if part.code in known))

    def _on_not_saved(self, error: CasusError) -> None:
        self._is_saving = False
        self.failed.emit(error)

    def _opened(self, code: str) -> DeelInhoud:
        return self.part(code) or DeelInhoud(code)

    def _others(self, van: str, naar: str) -> tuple[Verband, ...]:
        return tuple(link for link in self.inhoud.verbanden if (link.van, link.naar) != (van, naar))

    def _change(self, code: str, **values: Any) -> None:
        changed = tuple(replace(part, **values) if part.code == code else part for part in self.inhoud.delen)
        self._put(code, delen=changed)

    def _put(self, code: str, **values: Any) -> None:
        new = replace(self.inhoud, **values)
        if new != self.inhoud:
            self.inhoud = new
            self.changed.emit(code)

    def _on_loaded(self, blad: IntakeBlad) -> None:
        """A colleague who saved meanwhile does not wipe what stands here; saving then says so."""
        if not self.is_loaded or self._is_saving or not self.is_dirty:
            self.zitting, self.inhoud, self._blad = blad.zitting, blad.inhoud, blad
        self._is_saving = False
        self.loaded.emit()

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if self.is_loaded and Changed("intake", self.intake_id) in changes:
            self.load()
