"""Money."""

SENTENCES: dict[str, str] = {
    "bedrag_onleesbaar": "Schrijf het bedrag als 480 of 1.234,50. Een punt scheidt duizenden, een komma de centen.",
    "bedrag_te_groot": "Dit bedrag is te groot. Kijk of er een cijfer te veel staat.",
}
