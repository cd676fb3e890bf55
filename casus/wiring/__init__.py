"""The only place where parts are joined: address and key -> engine -> one Context per person.

``storage`` is imported in here inside functions, on the thread that opens the dossier, so that a window is painted
first.
"""

from casus.wiring.carrying import Carried, bring_here, carry, must_ask_where, other_copies
from casus.wiring.controle import OpenControle, is_controle, open_controle
from casus.wiring.dossier import OpenDossier, Standing
from casus.wiring.opening import (
    OEFEN_FILE,
    NewDossier,
    check_new,
    draw_herstelcode,
    new_dossier,
    new_server_dossier,
    open_dossier,
    open_oefen,
    prepare_server,
    technical_log,
)
from casus.wiring.team import NewTeam, make_team
from casus.wiring.world import World, real_world

__all__ = [
    "OEFEN_FILE",
    "Carried",
    "NewDossier",
    "NewTeam",
    "OpenControle",
    "OpenDossier",
    "Standing",
    "World",
    "bring_here",
    "carry",
    "check_new",
    "draw_herstelcode",
    "is_controle",
    "make_team",
    "must_ask_where",
    "new_dossier",
    "new_server_dossier",
    "open_controle",
    "open_dossier",
    "open_oefen",
    "other_copies",
    "prepare_server",
    "real_world",
    "technical_log",
]
