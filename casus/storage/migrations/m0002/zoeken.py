"""What is searched, and what makes a long list of casussen quick: indexes that hold all that is asked.

``zicht`` is made anew, because one professional may see a casus on several grounds and in several periods; it is filled
from the facts afterwards, as what is searched is (``casus.storage.migrate``).
"""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint

from casus.storage.migrations.m0002.shapes import number, reference, text

_SEARCHED = ("casus", "inwoner", "notitie", "besluit", "actie")


def upgrade(op: Operations) -> None:
    for name in _SEARCHED:
        _searched(op, f"zoek_{name}")
    _zicht(op)
    op.drop_index("ix_casus_sorteersleutel_id", "casus")
    order = ["prullenbak_op", "sorteersleutel", "id"]
    op.create_index("ix_casus_prullenbak_op_sorteersleutel_id", "casus", order)
    op.create_index("ix_casus_status_prullenbak_op_sorteersleutel_id", "casus", ["status", *order])


def _searched(op: Operations, name: str) -> None:
    op.create_table(
        name,
        number("id"),
        number("casus_id", required=False),
        number("overleg_id", required=False),
        text("tekst"),
        PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_casus_id", name, ["casus_id"])


def _zicht(op: Operations) -> None:
    op.drop_table("zicht")
    op.create_table(
        "zicht",
        number("casus_id"),
        number("professional_id"),
        text("categorie"),
        text("grond"),
        text("van"),
        text("tot", required=False),
        PrimaryKeyConstraint("casus_id", "professional_id", "categorie", "grond", "van", name="pk_zicht"),
        reference("zicht", "casus_id", "casus"),
        reference("zicht", "professional_id", "professional"),
        sqlite_strict=True,
    )
    seen = ["professional_id", "casus_id", "categorie", "van", "tot"]
    op.create_index("ix_zicht_professional_id_casus_id_categorie_van_tot", "zicht", seen)
