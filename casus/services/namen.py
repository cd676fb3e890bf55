"""The names that F9 takes out of what people typed: those of everybody whose casus one may see."""

from casus.domain.naamloos import NameHider
from casus.services.context import Context


def hider_of_names(ctx: Context) -> NameHider:
    """Made once and asked for every text on the screen; holds no name that the viewer may not see."""
    with ctx.read() as queries:
        people = [(row[0], row[1]) for row in queries.names_seen()]
        keep = [row.naam for row in queries.professionals(ctx.today())]
    return NameHider(people, keep)
