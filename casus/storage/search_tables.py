"""What is searched: beside each source its text in the form in which it is compared (``domain.zoektekst``).

One table per kind of source, because each is asked for on its own and has its own rule of who sees it: of a hundred
thousand casussen none may wait for a million notes. They follow from the content, so no file carries them, and they
have no foreign keys: a trigger takes a row along with its source (``search_ddl.py``, with the index of each engine).
"""

from enum import StrEnum

from sqlalchemy import Column, MetaData, Table

from casus.storage.columns import Id, Tekst


class Bron(StrEnum):
    """What can be found, by the name of its table."""

    CASUS = "casus"
    INWONER = "inwoner"
    NOTITIE = "notitie"
    BESLUIT = "besluit"
    ACTIE = "actie"

    @property
    def table(self) -> str:
        """The table with its text."""
        return f"zoek_{self.value}"

    @property
    def fts(self) -> str:
        """The full-text table of SQLite over it."""
        return f"zoek_{self.value}_fts"


def define(metadata: MetaData) -> dict[Bron, Table]:
    """Add the tables to the others."""
    return {bron: _table(metadata, bron) for bron in Bron}


def _table(metadata: MetaData, bron: Bron) -> Table:
    return Table(
        bron.table,
        metadata,
        Column("id", Id(), primary_key=True, autoincrement=False, comment="Nummer van de bron"),
        Column("casus_id", Id(), nullable=True, index=True, comment="Over welke casus"),
        Column("overleg_id", Id(), nullable=True, comment="Bij welk overleg gezegd"),
        Column("tekst", Tekst(), nullable=False, comment="De woorden, zoals ze vergeleken worden"),
        comment="Waar op gezocht wordt; volgt uit de inhoud",
        sqlite_strict=True,
    )
