"""Who reads which rows of the log book, and what one asks of it.

The rule (NEN 7513: only who has business with it; our table of rights C.1): everybody reads what they did themselves. A
coordinator, a voorzitter and the casusregisseur read besides that every act on a casus that they see whole. Coordinator
and beheerder read the rows that are about no casus: people, rights, meetings, exports. A controller reads no row: every
row is about people at work or about casussen, and rows of money do not exist yet.

So a casus that is hidden from the viewer shows in one case only: an act of one's own, from when one still saw it. The
row stands, because that one acted is no secret to oneself; code and name are gone ("een casus die u niet mag zien").
"""

from dataclasses import dataclass
from datetime import datetime

from casus.domain.bevoegdheid import Actor
from casus.domain.values import Rol


@dataclass(frozen=True)
class LogBereik:
    """Which rows a viewer reads."""

    eigen: bool
    """What I did myself."""
    casussen: bool
    """Acts on every casus that I see whole; without it only on those of which I hold the regie."""
    algemeen: bool
    """Acts that are about no casus."""


def log_bereik(actor: Actor) -> LogBereik:
    """The rule above, for one actor."""
    if Rol.CONTROLLER in actor.rollen:
        return LogBereik(eigen=False, casussen=False, algemeen=False)
    return LogBereik(
        eigen=True,
        casussen=bool(actor.rollen & {Rol.COORDINATOR, Rol.VOORZITTER}),
        algemeen=bool(actor.rollen & {Rol.COORDINATOR, Rol.BEHEERDER}),
    )


@dataclass(frozen=True)
class LogVraag:
    """What somebody looks for; nothing given means everything one may read."""

    casus_id: int | None = None
    gebruiker_id: int | None = None
    acties: tuple[str, ...] = ()
    """Codes of actions."""
    van: datetime | None = None
    tot: datetime | None = None
    """Up to, not including."""
