"""Casussen and what hangs on them, who may see them, drafts."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0001.shapes import number, reference, text


def upgrade(op: Operations) -> None:
    _casus(op)
    _casus_lid(op)
    _concept(op)
    _inwoner(op)
    _zicht(op)


def _casus(op: Operations) -> None:
    op.create_table(
        "casus",
        number("id"),
        text("code"),
        text("naam"),
        text("sorteersleutel"),
        text("vraag"),
        text("status"),
        number("wijk_id", required=False),
        number("inbrenger_id"),
        number("casusregisseur_id", required=False),
        text("aangemaakt_op"),
        text("afgesloten_op", required=False),
        text("afsluitreden"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_casus"),
        UniqueConstraint("code", name="uq_casus_code"),
        reference("casus", "wijk_id", "wijk"),
        reference("casus", "inbrenger_id", "professional"),
        reference("casus", "casusregisseur_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_casus_casusregisseur_id", "casus", ["casusregisseur_id"])
    op.create_index("ix_casus_gewijzigd_op_id", "casus", ["gewijzigd_op", "id"])
    op.create_index("ix_casus_inbrenger_id", "casus", ["inbrenger_id"])
    op.create_index("ix_casus_sorteersleutel_id", "casus", ["sorteersleutel", "id"])
    op.create_index("ix_casus_wijk_id", "casus", ["wijk_id"])


def _casus_lid(op: Operations) -> None:
    op.create_table(
        "casus_lid",
        number("id"),
        number("casus_id"),
        number("professional_id"),
        text("toegevoegd_op"),
        UniqueConstraint("casus_id", "professional_id", name="uq_casus_lid_casus_id_professional_id"),
        PrimaryKeyConstraint("id", name="pk_casus_lid"),
        reference("casus_lid", "casus_id", "casus"),
        reference("casus_lid", "professional_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_casus_lid_casus_id", "casus_lid", ["casus_id"])
    op.create_index("ix_casus_lid_professional_id", "casus_lid", ["professional_id"])


def _concept(op: Operations) -> None:
    op.create_table(
        "concept",
        number("gebruiker_id"),
        text("scherm"),
        number("object_id"),
        text("veld"),
        text("tekst"),
        text("getypt_op"),
        PrimaryKeyConstraint("gebruiker_id", "scherm", "object_id", "veld", name="pk_concept"),
        reference("concept", "gebruiker_id", "gebruiker"),
        sqlite_strict=True,
    )


def _inwoner(op: Operations) -> None:
    op.create_table(
        "inwoner",
        number("id"),
        number("casus_id"),
        number("volgorde"),
        text("naam"),
        text("sorteersleutel"),
        text("leeftijdsklasse"),
        text("eigen_woorden"),
        text("eigen_woorden_op", required=False),
        text("hoi_gebeurd"),
        text("hoi_kwetsbaar_en_weerbaar"),
        text("hoi_waarheen"),
        text("hoi_nodig"),
        text("vertegenwoordiger"),
        text("vertegenwoordiger_telefoon"),
        text("contact_wijze"),
        text("contact_waar"),
        text("contact_zicht"),
        PrimaryKeyConstraint("id", name="pk_inwoner"),
        reference("inwoner", "casus_id", "casus"),
        sqlite_strict=True,
    )
    op.create_index("ix_inwoner_casus_id", "inwoner", ["casus_id"])


def _zicht(op: Operations) -> None:
    op.create_table(
        "zicht",
        number("casus_id"),
        number("professional_id"),
        text("categorie"),
        text("grond"),
        text("van"),
        text("tot", required=False),
        PrimaryKeyConstraint("casus_id", "professional_id", "categorie", name="pk_zicht"),
        reference("zicht", "casus_id", "casus"),
        reference("zicht", "professional_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_zicht_professional_id_casus_id", "zicht", ["professional_id", "casus_id"])
