"""The steps from one form of the dossier to the next; ``casus.storage.migrate`` runs them.

A step is a package or module ``mNNNN`` with ``upgrade(op)``, frozen at its release: it imports no table or
column type of the program. Whoever rebuilds a table on SQLite (``op.batch_alter_table``) passes
``table_kwargs={"sqlite_strict": True}``, since reflection does not see that a table is STRICT.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


def all_steps() -> "list[Callable[[Operations], None]]":
    """Every step, in order. They are imported here and not above: a dossier that is up to date loads none."""
    from casus.storage.migrations import m0001, m0002, m0003, m0004, m0005, m0006, m0007

    return [m0001.upgrade, m0002.upgrade, m0003.upgrade, m0004.upgrade, m0005.upgrade, m0006.upgrade, m0007.upgrade]
