"""Decisions whether something is told, with their weighing."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0003.shapes import flag, number, reference, text


def upgrade(op: Operations) -> None:
    _deelbesluit(op)
    _deel_ontvanger(op)
    _deel_over(op)
    _deel_antwoord(op)
    _deel_weigering(op)


def _deelbesluit(op: Operations) -> None:
    op.create_table(
        "deelbesluit",
        number("id"),
        text("code"),
        number("casus_id"),
        text("vraag"),
        number("auteur_id"),
        text("gemaakt_op"),
        number("agendapunt_id", required=False),
        number("bron_id", required=False),
        text("status"),
        text("uitkomst", required=False),
        text("motivering"),
        text("doel"),
        text("grond"),
        text("uitzondering"),
        text("opening"),
        text("geldig_tot", required=False),
        number("verteller_id", required=False),
        text("vertellen_voor", required=False),
        text("niet_vertellen"),
        text("opnieuw_bekijken_op", required=False),
        number("tweede_lezer_id", required=False),
        text("politie_akkoord"),
        text("inhoud_versie"),
        text("vastgelegd_op", required=False),
        number("vastgelegd_door_id", required=False),
        text("beeindigd_op", required=False),
        text("beeindigd_reden"),
        number("volgt_op_id", required=False),
        text("verteld_op", required=False),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_deelbesluit"),
        reference("deelbesluit", "agendapunt_id", "agendapunt"),
        reference("deelbesluit", "auteur_id", "professional"),
        reference("deelbesluit", "bron_id", "organisatie"),
        reference("deelbesluit", "casus_id", "casus"),
        reference("deelbesluit", "tweede_lezer_id", "professional"),
        reference("deelbesluit", "vastgelegd_door_id", "professional"),
        reference("deelbesluit", "verteller_id", "professional"),
        reference("deelbesluit", "volgt_op_id", "deelbesluit"),
        UniqueConstraint("code", name="uq_deelbesluit_code"),
        sqlite_strict=True,
    )
    op.create_index("ix_deelbesluit_agendapunt_id", "deelbesluit", ["agendapunt_id"])
    op.create_index("ix_deelbesluit_auteur_id", "deelbesluit", ["auteur_id"])
    op.create_index("ix_deelbesluit_bron_id", "deelbesluit", ["bron_id"])
    op.create_index("ix_deelbesluit_casus_id", "deelbesluit", ["casus_id"])
    op.create_index("ix_deelbesluit_status_geldig_tot", "deelbesluit", ["status", "geldig_tot"])
    op.create_index("ix_deelbesluit_tweede_lezer_id", "deelbesluit", ["tweede_lezer_id"])
    op.create_index("ix_deelbesluit_vastgelegd_door_id", "deelbesluit", ["vastgelegd_door_id"])
    op.create_index("ix_deelbesluit_verteller_id", "deelbesluit", ["verteller_id"])
    op.create_index("ix_deelbesluit_volgt_op_id", "deelbesluit", ["volgt_op_id"])


def _deel_ontvanger(op: Operations) -> None:
    op.create_table(
        "deel_ontvanger",
        number("id"),
        number("deelbesluit_id"),
        number("organisatie_id"),
        text("gedeeld_op", required=False),
        text("ontvangen_op", required=False),
        PrimaryKeyConstraint("id", name="pk_deel_ontvanger"),
        reference("deel_ontvanger", "deelbesluit_id", "deelbesluit"),
        reference("deel_ontvanger", "organisatie_id", "organisatie"),
        UniqueConstraint(
            "deelbesluit_id",
            "organisatie_id",
            name="uq_deel_ontvanger_deelbesluit_id_organisatie_id",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_deel_ontvanger_deelbesluit_id", "deel_ontvanger", ["deelbesluit_id"])
    op.create_index("ix_deel_ontvanger_organisatie_id", "deel_ontvanger", ["organisatie_id"])


def _deel_over(op: Operations) -> None:
    op.create_table(
        "deel_over",
        number("id"),
        number("deelbesluit_id"),
        number("inwoner_id"),
        text("onderwerp"),
        PrimaryKeyConstraint("id", name="pk_deel_over"),
        reference("deel_over", "deelbesluit_id", "deelbesluit"),
        reference("deel_over", "inwoner_id", "inwoner"),
        UniqueConstraint(
            "deelbesluit_id",
            "inwoner_id",
            "onderwerp",
            name="uq_deel_over_deelbesluit_id_inwoner_id_onderwerp",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_deel_over_deelbesluit_id", "deel_over", ["deelbesluit_id"])
    op.create_index("ix_deel_over_inwoner_id", "deel_over", ["inwoner_id"])


def _deel_antwoord(op: Operations) -> None:
    op.create_table(
        "deel_antwoord",
        number("id"),
        number("deelbesluit_id"),
        text("vraag"),
        text("tekst"),
        flag("na_te_gaan"),
        PrimaryKeyConstraint("id", name="pk_deel_antwoord"),
        reference("deel_antwoord", "deelbesluit_id", "deelbesluit"),
        UniqueConstraint("deelbesluit_id", "vraag", name="uq_deel_antwoord_deelbesluit_id_vraag"),
        sqlite_strict=True,
    )
    op.create_index("ix_deel_antwoord_deelbesluit_id", "deel_antwoord", ["deelbesluit_id"])


def _deel_weigering(op: Operations) -> None:
    op.create_table(
        "deel_weigering",
        number("id"),
        number("deelbesluit_id"),
        number("toestemming_id"),
        PrimaryKeyConstraint("id", name="pk_deel_weigering"),
        reference("deel_weigering", "deelbesluit_id", "deelbesluit"),
        reference("deel_weigering", "toestemming_id", "toestemming"),
        UniqueConstraint(
            "deelbesluit_id",
            "toestemming_id",
            name="uq_deel_weigering_deelbesluit_id_toestemming_id",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_deel_weigering_deelbesluit_id", "deel_weigering", ["deelbesluit_id"])
    op.create_index("ix_deel_weigering_toestemming_id", "deel_weigering", ["toestemming_id"])
