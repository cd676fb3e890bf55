"""The meeting and what comes out of it."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0001.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    _overleg(op)
    _agendapunt(op)
    _deelnemer(op)
    _aanwezigheid(op)
    _actie(op)
    _besluit(op)
    _correctie(op)
    _notitie(op)


def _overleg(op: Operations) -> None:
    op.create_table(
        "overleg",
        number("id"),
        number("nummer"),
        text("datum"),
        text("begin"),
        text("eind"),
        text("plaats"),
        text("status"),
        number("voorzitter_id", required=False),
        number("notulist_id", required=False),
        text("geopend_op", required=False),
        text("begonnen_op", required=False),
        text("gesloten_op", required=False),
        text("vastgesteld_op", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_overleg"),
        UniqueConstraint("nummer", name="uq_overleg_nummer"),
        reference("overleg", "voorzitter_id", "professional"),
        reference("overleg", "notulist_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_overleg_datum_id", "overleg", ["datum", "id"])
    op.create_index("ix_overleg_notulist_id", "overleg", ["notulist_id"])
    op.create_index("ix_overleg_voorzitter_id", "overleg", ["voorzitter_id"])


def _agendapunt(op: Operations) -> None:
    op.create_table(
        "agendapunt",
        number("id"),
        number("overleg_id"),
        text("soort"),
        number("volgorde"),
        text("titel"),
        number("minuten"),
        text("reden"),
        number("casus_id", required=False),
        number("inbrenger_id", required=False),
        text("vraag"),
        text("status"),
        text("begonnen_op", required=False),
        text("klaar_op", required=False),
        text("terug_op", required=False),
        PrimaryKeyConstraint("id", name="pk_agendapunt"),
        reference("agendapunt", "overleg_id", "overleg"),
        reference("agendapunt", "casus_id", "casus"),
        reference("agendapunt", "inbrenger_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_agendapunt_casus_id", "agendapunt", ["casus_id"])
    op.create_index("ix_agendapunt_inbrenger_id", "agendapunt", ["inbrenger_id"])
    op.create_index("ix_agendapunt_overleg_id", "agendapunt", ["overleg_id"])


def _deelnemer(op: Operations) -> None:
    op.create_table(
        "deelnemer",
        number("id"),
        number("overleg_id"),
        number("professional_id"),
        number("organisatie_id", required=False),
        text("functie"),
        flag("gast"),
        flag("afgemeld"),
        UniqueConstraint("overleg_id", "professional_id", name="uq_deelnemer_overleg_id_professional_id"),
        PrimaryKeyConstraint("id", name="pk_deelnemer"),
        reference("deelnemer", "overleg_id", "overleg"),
        reference("deelnemer", "professional_id", "professional"),
        reference("deelnemer", "organisatie_id", "organisatie"),
        sqlite_strict=True,
    )
    op.create_index("ix_deelnemer_organisatie_id", "deelnemer", ["organisatie_id"])
    op.create_index("ix_deelnemer_overleg_id", "deelnemer", ["overleg_id"])
    op.create_index("ix_deelnemer_professional_id", "deelnemer", ["professional_id"])


def _aanwezigheid(op: Operations) -> None:
    op.create_table(
        "aanwezigheid",
        number("id"),
        number("agendapunt_id"),
        number("deelnemer_id"),
        text("in_op"),
        text("uit_op", required=False),
        PrimaryKeyConstraint("id", name="pk_aanwezigheid"),
        reference("aanwezigheid", "agendapunt_id", "agendapunt"),
        reference("aanwezigheid", "deelnemer_id", "deelnemer"),
        sqlite_strict=True,
    )
    op.create_index("ix_aanwezigheid_agendapunt_id", "aanwezigheid", ["agendapunt_id"])
    op.create_index("ix_aanwezigheid_deelnemer_id", "aanwezigheid", ["deelnemer_id"])


def _actie(op: Operations) -> None:
    op.create_table(
        "actie",
        number("id"),
        text("wat"),
        number("casus_id", required=False),
        number("agendapunt_id", required=False),
        text("eigenaar_soort"),
        number("professional_id", required=False),
        number("organisatie_id", required=False),
        number("inwoner_id", required=False),
        text("eigenaar_naam"),
        text("uiterlijk", required=False),
        text("status"),
        text("uitgesteld_tot", required=False),
        text("terugkoppeling"),
        text("gemaakt_op"),
        text("afgerond_op", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_actie"),
        reference("actie", "casus_id", "casus"),
        reference("actie", "agendapunt_id", "agendapunt"),
        reference("actie", "professional_id", "professional"),
        reference("actie", "organisatie_id", "organisatie"),
        reference("actie", "inwoner_id", "inwoner"),
        sqlite_strict=True,
    )
    op.create_index("ix_actie_agendapunt_id", "actie", ["agendapunt_id"])
    op.create_index("ix_actie_casus_id", "actie", ["casus_id"])
    op.create_index("ix_actie_inwoner_id", "actie", ["inwoner_id"])
    op.create_index("ix_actie_organisatie_id", "actie", ["organisatie_id"])
    op.create_index("ix_actie_professional_id", "actie", ["professional_id"])


def _besluit(op: Operations) -> None:
    op.create_table(
        "besluit",
        number("id"),
        number("agendapunt_id"),
        text("code"),
        text("tekst"),
        text("motivering"),
        text("status"),
        number("auteur_id"),
        text("gemaakt_op"),
        PrimaryKeyConstraint("id", name="pk_besluit"),
        reference("besluit", "agendapunt_id", "agendapunt"),
        reference("besluit", "auteur_id", "gebruiker"),
        sqlite_strict=True,
    )
    op.create_index("ix_besluit_agendapunt_id", "besluit", ["agendapunt_id"])
    op.create_index("ix_besluit_auteur_id", "besluit", ["auteur_id"])


def _correctie(op: Operations) -> None:
    op.create_table(
        "correctie",
        number("id"),
        number("overleg_id"),
        number("agendapunt_id", required=False),
        text("onderwerp"),
        number("onderwerp_id"),
        text("oud"),
        text("nieuw"),
        text("reden"),
        number("gebruiker_id"),
        text("gemaakt_op"),
        PrimaryKeyConstraint("id", name="pk_correctie"),
        reference("correctie", "overleg_id", "overleg"),
        reference("correctie", "agendapunt_id", "agendapunt"),
        reference("correctie", "gebruiker_id", "gebruiker"),
        sqlite_strict=True,
    )
    op.create_index("ix_correctie_agendapunt_id", "correctie", ["agendapunt_id"])
    op.create_index("ix_correctie_gebruiker_id", "correctie", ["gebruiker_id"])
    op.create_index("ix_correctie_overleg_id", "correctie", ["overleg_id"])


def _notitie(op: Operations) -> None:
    op.create_table(
        "notitie",
        number("id"),
        number("agendapunt_id"),
        text("soort"),
        text("tekst"),
        text("bron"),
        number("auteur_id"),
        text("gemaakt_op"),
        PrimaryKeyConstraint("id", name="pk_notitie"),
        reference("notitie", "agendapunt_id", "agendapunt"),
        reference("notitie", "auteur_id", "gebruiker"),
        sqlite_strict=True,
    )
    op.create_index("ix_notitie_agendapunt_id", "notitie", ["agendapunt_id"])
    op.create_index("ix_notitie_auteur_id", "notitie", ["auteur_id"])
