"""The Dutch sentences by code, one file per subject; ``services.messages`` fills in what they leave open."""

from casus.services.sentences import (
    acties,
    casus,
    delen,
    documenten,
    dossier,
    geld,
    intake,
    kaart,
    lijsten,
    logboek,
    machine,
    meenemen,
    mensen,
    overleg,
    plan,
    team,
    uitwisseling,
    velden,
)

SUBJECTS: tuple[dict[str, str], ...] = (
    acties.SENTENCES,
    casus.SENTENCES,
    delen.SENTENCES,
    documenten.SENTENCES,
    dossier.SENTENCES,
    geld.SENTENCES,
    intake.SENTENCES,
    kaart.SENTENCES,
    lijsten.SENTENCES,
    logboek.SENTENCES,
    machine.SENTENCES,
    meenemen.SENTENCES,
    mensen.SENTENCES,
    overleg.SENTENCES,
    plan.SENTENCES,
    team.SENTENCES,
    uitwisseling.SENTENCES,
    velden.SENTENCES,
)
ALL: dict[str, str] = {code: text for subject in SUBJECTS for code, text in subject.items()}
