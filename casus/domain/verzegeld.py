"""What of a casus may leave the room in minutes for one recipient.

It follows the same word as sight does (``toegang.may_hear``). Sending is telling anew: what was said, decided or agreed
leaves when it could be told at its own moment and still may be told at the moment of sending. So a consent that was
taken back since closes it, and one that was given later does not open what was said before.

Suspicion of unsafety at home has the route of the meldcode: nothing about it stands in minutes of any kind.
"""

from collections.abc import Iterable
from datetime import datetime

from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.toegang import DEELNEMER, EIGEN_ORGANISATIE, CasusFeiten, Relatie, may_hear

NIET_IN_VERSLAG = Onderwerp.VEILIGHEID_THUIS
TE_NOEMEN = tuple(onderwerp for onderwerp in INHOUD if onderwerp is not NIET_IN_VERSLAG)
"""The parts of life that minutes may name."""


class Recht:
    """What one organisation may have of one casus; every answer is worked out once."""

    def __init__(self, feiten: CasusFeiten, organisatie_id: int, verzonden_op: datetime) -> None:
        self._feiten = feiten
        self._organisatie_id = organisatie_id
        self._sent = verzonden_op
        self._known: dict[tuple[int, Onderwerp, datetime], bool] = {}
        self._grounds: dict[datetime, str] = {}

    def may_know(self, *moments: datetime) -> bool:
        """That this casus was discussed: its code, and so everybody in it."""
        return self._all(self._feiten.inwoners, (Onderwerp.DAT,), moments)

    def may_have(self, onderwerp: Onderwerp | None, inwoner_id: int | None, *moments: datetime) -> bool:
        """This part of life, of this person or of everybody; without a part it belongs to the question."""
        if onderwerp is NIET_IN_VERSLAG:
            return False
        parts = (onderwerp,) if onderwerp is not None else tuple(self._feiten.vraag) or INHOUD
        return self._all(self._feiten.inwoners if inwoner_id is None else (inwoner_id,), parts, moments)

    def may_pass_on(
        self, bron_id: int | None, onderwerp: Onderwerp | None, inwoner_id: int | None, at: datetime
    ) -> bool:
        """The same for what a known organisation brought: what the police brought only with what is the police's."""
        from_police = bron_id is not None and bron_id in self._feiten.delen.politie
        parts = (onderwerp, Onderwerp.POLITIE) if from_police else (onderwerp,)
        return all(self.may_have(part, inwoner_id, at) for part in parts)

    def ground(self, at: datetime) -> str:
        """The organisation that brought the casus in hears its own casus; every other one hears what it may be told."""
        if at not in self._grounds:
            own = self._feiten.organisatie_of(self._feiten.inbrenger_id, at)
            self._grounds[at] = EIGEN_ORGANISATIE if own == self._organisatie_id else DEELNEMER
        return self._grounds[at]

    def _all(self, people: Iterable[int], parts: Iterable[Onderwerp], moments: Iterable[datetime]) -> bool:
        asked = [(who, part, at) for who in people for part in parts for at in {*moments, self._sent}]
        return bool(asked) and all(map(self._may, asked))

    def _may(self, asked: tuple[int, Onderwerp, datetime]) -> bool:
        if asked not in self._known:
            inwoner_id, onderwerp, at = asked
            relatie = Relatie(0, self.ground(at), self._organisatie_id)
            self._known[asked] = may_hear(self._feiten, relatie, inwoner_id, onderwerp, at)
        return self._known[asked]
