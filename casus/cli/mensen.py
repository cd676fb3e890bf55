"""``casus mensen``, ``organisaties`` and ``gebruikers``: who there is, with the number to call."""

from casus.cli.lists import show_list
from casus.cli.main import Shell
from casus.domain.values import Rol
from casus.services.context import Context
from casus.services.mensen import ProfessionalRow, list_gebruikers, list_organisaties, list_professionals
from casus.services.messages import label
from casus.services.vervangen import VervangingRow, list_vervangingen


def mensen(shell: Shell) -> int:
    """List professionals, who left last."""
    return show_list(shell, "professional", _people)


def organisaties(shell: Shell) -> int:
    """List organisations with their kind."""
    return show_list(shell, "organisatie", _partners)


def gebruikers(shell: Shell) -> int:
    """List who can work with this dossier."""
    return show_list(shell, "gebruiker", _users)


def _people(ctx: Context) -> list[str]:
    today, standing = ctx.today(), list_vervangingen(ctx)
    rows = sorted(list_professionals(ctx), key=lambda row: row.has_left(today))
    return [_person(ctx, row, [v for v in standing if v.vervanger_id == row.id and v.covers(today)]) for row in rows]


def _person(ctx: Context, row: ProfessionalRow, standing: list[VervangingRow]) -> str:
    if row.has_left(ctx.today()):
        return f"{row.telefoon:<14}{row.naam}, niet meer werkzaam sinds {row.laatste_dag:%d-%m-%Y}"
    job = ", ".join(filter(None, (row.naam, row.functie, row.organisatie, row.email)))
    words = "".join(f", vervangt {v.naam} tot en met {v.tot:%d-%m-%Y}" for v in standing)
    return f"{row.telefoon:<14}{job}{words}"


def _partners(ctx: Context) -> list[str]:
    people = list_professionals(ctx)
    return [
        f"{sum(p.organisatie_id == row.id for p in people):>3} mensen  {row.naam}, {label(row.soort)}"
        + (", beroepsgeheim" if row.beroepsgeheim else "")
        for row in list_organisaties(ctx)
    ]


def _users(ctx: Context) -> list[str]:
    return [
        f"{row.code:<6}{'actief' if row.works_on(ctx.today()) else 'niet actief':<13}{row.naam}, "
        + ", ".join(label(rol) for rol in Rol if rol in row.rollen)
        for row in list_gebruikers(ctx)
    ]
