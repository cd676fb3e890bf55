"""Who works in the neighbourhood beside the people of De Schakel."""

from casus.domain.values import OrganisatieSoort

ORGANISATIES: dict[str, tuple[str, OrganisatieSoort]] = {
    "Duin": ("Wijkteam Duin", OrganisatieSoort.WIJKTEAM),
    "Haven": ("GGZ Haven", OrganisatieSoort.GGZ),
    "Linde": ("Schuldhulp Linde", OrganisatieSoort.SCHULDHULP),
    "Politie": ("Politie Oost", OrganisatieSoort.POLITIE),
}
ERBIJ: dict[str, tuple[str, str]] = {
    "DU": ("Dora Uithof", "Duin"),
    "PT": ("Petra Tolk", "Duin"),
    "HA": ("Henk Aarts", "Haven"),
    "GL": ("Gerda Lans", "Haven"),
    "LN": ("Lies Noord", "Linde"),
    "PO": ("Pim Oever", "Politie"),
    "PM": ("Paula Maas", "Politie"),
    "VV": ("Victor Veen", "Schakel"),
}
"""Beside the people of De Schakel: code, name, organisation. All of them wijkprofessional."""
