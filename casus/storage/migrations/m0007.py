"""Step 7: what a controller was told is remembered, and how an open verzoek stood before it changed; what ramingen come
to is kept with how long it stood and in which year it counts.
"""

from alembic.operations import Operations
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

_ENDS = ("laag", "midden", "hoog")
_BETALERS = (
    "wmo", "zvw", "wlz", "jeugdwet", "participatiewet", "gemeente", "corporatie", "politie_justitie", "organisatie",
    "persoon", "meerdere",
)  # fmt: skip
_KEPT = (
    "raming_id", "dag", *(f"{bar}_{end}" for bar in ("nu", "oplossing", "niets_doen") for end in _ENDS), "gezien",
    *(f"{when}_{betaler}" for betaler in _BETALERS for when in ("betaalt_nu", "betaalt_na")),
)  # fmt: skip
_FILL_RAMINGSOM = """
    INSERT INTO ramingsom ({kept}, tot, kent, jaar, budget_id, ja_op)
    SELECT {old}, lead(o.dag, 1, '9999-12-31') OVER (PARTITION BY o.raming_id ORDER BY o.dag),
        CASE WHEN o.nu_midden IS NULL THEN 0
            ELSE 1 + CASE WHEN o.gezien IS NULL THEN 0 ELSE 1 END
                + CASE WHEN o.niets_doen_midden IS NULL THEN 0 ELSE 2 END END,
        coalesce(u.jaar, 0), v.budget_id, v.besloten_op
    FROM oude_som o
    LEFT JOIN (SELECT raming_id, budget_id, besloten_op,
            row_number() OVER (PARTITION BY raming_id ORDER BY besloten_op, id) AS nr
        FROM verzoek WHERE status = 'ja' AND raming_id IS NOT NULL) v ON v.raming_id = o.raming_id AND v.nr = 1
    LEFT JOIN budget u ON u.id = v.budget_id
"""
"""An older dossier kept no more of what hung on what than how it is now: that counts for its past days as well."""


def upgrade(op: Operations) -> None:
    """Each part by itself."""
    _verteld(op)
    _verzoek_eerder(op)
    _ramingsom(op)


def _verteld(op: Operations) -> None:
    op.create_table(
        "verteld",
        _number("id"),
        _number("jaar"),
        _text("kolom"),
        _text("dag"),
        _text("tabel"),
        _number("blok"),
        _text("klasse"),
        _text("op"),
        PrimaryKeyConstraint("id", name="pk_verteld"),
        UniqueConstraint("jaar", "kolom", "dag", "tabel", "klasse", name="uq_verteld_jaar_kolom_dag_tabel_klasse"),
        sqlite_strict=True,
    )


def _verzoek_eerder(op: Operations) -> None:
    """Of what was changed before this step nothing is known: it counts as if it had always been so."""
    name = "verzoek_eerder"
    op.create_table(
        name,
        _number("id"),
        _number("verzoek_id"),
        _text("tot"),
        _number("budget_id"),
        _text("categorie"),
        _text("levensdomein"),
        Column("bouwsteen", Text(), nullable=True),
        PrimaryKeyConstraint("id", name="pk_verzoek_eerder"),
        ForeignKeyConstraint(["verzoek_id"], ["verzoek.id"], name="fk_verzoek_eerder_verzoek_id"),
        ForeignKeyConstraint(["budget_id"], ["budget.id"], name="fk_verzoek_eerder_budget_id"),
        UniqueConstraint("verzoek_id", "tot", name="uq_verzoek_eerder_verzoek_id_tot"),
        sqlite_strict=True,
    )
    op.create_index("ix_verzoek_eerder_budget_id", name, ["budget_id"])
    op.create_index("ix_verzoek_eerder_tot", name, ["tot"])


def _ramingsom(op: Operations) -> None:
    """Made anew with its rows: SQLite gives no table another key."""
    op.execute("CREATE TEMPORARY TABLE oude_som AS SELECT * FROM ramingsom")
    op.drop_table("ramingsom")
    op.create_table(
        "ramingsom",
        _number("raming_id"),
        _text("dag"),
        *(_number(name, required=False) for name in _KEPT[2:]),
        _text("tot"),
        _number("kent"),
        _number("jaar"),
        _number("budget_id", required=False),
        Column("ja_op", Text(), nullable=True),
        PrimaryKeyConstraint("jaar", "kent", "tot", "raming_id", name="pk_ramingsom"),
        UniqueConstraint("raming_id", "dag", name="uq_ramingsom_raming_id_dag"),
        ForeignKeyConstraint(["raming_id"], ["raming.id"], name="fk_ramingsom_raming_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    old = ", ".join(f"o.{name}" for name in _KEPT)
    op.execute(_FILL_RAMINGSOM.format(kept=", ".join(_KEPT), old=old))
    op.execute("DROP TABLE oude_som")


def _text(name: str) -> Column[str]:
    return Column(name, Text(), nullable=False)


def _number(name: str, *, required: bool = True) -> Column[int]:
    """A whole number of 64 bits; never numbered by the database."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column(name, kind, nullable=not required, autoincrement=False)
