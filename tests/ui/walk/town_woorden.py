"""What everybody and everything in the town of long names is called, and what they say. Invented."""

from casus.domain.values import OrganisatieSoort

TEAM = "Wijkteam Wilgenhof-Zuiderkwartier en Oost"
WIJKEN = ("Wilgenhof-Zuiderkwartier-Binnenstadsrand", "Rijnsweerd-Achterdijkshoek-Molenvlietzoom")
ORGANISATIES = (
    ("Welzijnsorganisatie Wilgenhof-Zuiderzicht", OrganisatieSoort.WELZIJN, False),
    ("Woningbouwvereniging De Gezamenlijkheid XL", OrganisatieSoort.CORPORATIE, False),
    ("Politie basisteam Wilgenhof-Zuiderkwartier", OrganisatieSoort.POLITIE, True),
    ("Schuldhulpverleningscentrum Drielandenpunt", OrganisatieSoort.SCHULDHULP, True),
    ("Geestelijke Gezondheidszorg Groot-Rivieren", OrganisatieSoort.GGZ, True),
)
FUNCTIES = (
    "ambulant schuldhulpverleningsbegeleidster",
    "wijkcoach en procesregisseur opvoedingshulp",
    "ervaringsdeskundig herstelondersteunster",
)
PROFESSIONALS = (
    "Marie-Antoinette van Vondelingen-Bakkers",
    "Lodewijk-Alexander Verhoevenbosch-Zwanen",
    "Fatima-Zohra El Bouzidi van Amerongenlaan",
    "Josephine Hendrikxsen-Vandenbroekevelden",
    "Samir-Abdelkader Haddadi Oosterwijkstraat",
    "Anneke-Wilhelmina de Wit van Scherpenzeel",
    "Pieter-Christiaan Kampenhout-Middelkoopen",
)
PEOPLE = (
    "Robbert-Jan Terpstra van Nieuwenhuijzens",
    "Dennis-Emmanuel van Loon tot Bergambacht",
    "Mevrouw De Graaf-Oudenaarden-Zwartewater",
    "Mevrouw A. Sluiter van 's-Gravenmoerland",
    "Familie Demirtepe-Yavuzarslan Küçükoğlu-K",
    "Jolien-Margaretha Bakker van Rijnsoeverd",
    "De heer Smit-Nieuwenhuizen Waardenburgen",
    "Mevrouw W. van den Broek-\N{LATIN CAPITAL LETTER Z WITH DOT ABOVE}urawska-Zonneveld",
)
GONE = (
    "Mevrouw Cornelia-Jacoba Wassenaar-Duinhof",
    "De heer Hendrikus-Johannes van Oosterbeken",
)
"""One whose casus is closed, and one whose casus lies in the trash."""
AANBOD = (
    "Samenredzaamheidsochtenden De Wilgenroos-Z",
    "Administratievrijwilligersondersteuning-O",
    "Ervaringsdeskundigheidsinloop Binnenstads",
    "Levensloopbegeleidingsspreekuur Rijnsweer",
)
PLAATS = "Buurtcentrum De Wilgenroos, grote zaal 12"
WOORD = "schuldhulpverleningstrajectbegeleidingsoverleg"
VRAAG = f"Wie gaat er mee naar het {WOORD} en wie belt er daarna met de woningbouwvereniging?"
WOORDEN = "Ik wil gewoon weer eens een nacht slapen zonder dat ik aan de brieven op de trap lig te denken."
LANG = (
    f"Na het {WOORD} van vorige week is er rust, maar de post blijft liggen en de deur blijft dicht; "
    "de buurvrouw haalt de brieven uit de brievenbus en legt ze op de trap."
)
