"""One person of a casus: made, changed, and how they are reached kept from who has no business with it."""

from typing import TYPE_CHECKING, Any

from casus.domain.casus import Casus
from casus.domain.inwoner import Inwoner
from casus.domain.leeftijd import check_grens
from casus.domain.values import ContactZicht
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.services.casussen import InwonerFields


def write_inwoner(ctx: Context, casus: Casus, inwoner_id: int | None, fields: "InwonerFields") -> Inwoner:
    """Add or change one person. Who may not see how they are reached, does not change it either: what such a form
    holds is empty, and saving that would wipe the address that keeps somebody safe.
    """
    if inwoner_id is None:
        inwoner = new_inwoner(ctx, fields, len(casus.inwoners) + 1)
        casus.add_inwoner(inwoner, ctx.now())
        return inwoner
    inwoner = casus.edit_inwoner(inwoner_id, ctx.now())
    values = _checked(ctx, fields)
    if hides_contact(ctx, casus, inwoner):
        values = {name: value for name, value in values.items() if not name.startswith("contact_")}
    inwoner.fill(**values)
    return inwoner


def new_inwoner(ctx: Context, fields: "InwonerFields", place: int) -> Inwoner:
    """Somebody new in a casus, at this place of the household."""
    inwoner = Inwoner(ctx.new_id(), fields.naam, place)
    inwoner.fill(**_checked(ctx, fields))
    return inwoner


def _checked(ctx: Context, fields: "InwonerFields") -> dict[str, Any]:
    return vars(fields) | {"grens_op": check_grens(fields.leeftijdsklasse, fields.grens_op, ctx.today())}


def hides_contact(ctx: Context, casus: Any, inwoner: Any) -> bool:
    """The field *wie mag dit zien* keeps the viewer out."""
    allowed = {
        ContactZicht.INBRENGER: {casus.inbrenger_id},
        ContactZicht.CASUSREGISSEUR: {casus.inbrenger_id, casus.casusregisseur_id},
    }.get(inwoner.contact_zicht)
    return allowed is not None and ctx.actor.professional_id not in allowed
