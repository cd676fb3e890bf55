"""Drafts: what was typed and not yet saved comes back, to who typed it only."""

from datetime import timedelta

from casus.services import concepten
from casus.wiring import open_dossier
from tests.services.conftest import Town


def test_a_draft_comes_back_to_who_typed_it_newest_first_and_leaves_no_log_row(each_town: Town) -> None:
    iris, ruud = each_town.as_("IB"), each_town.as_("RG")

    def type_text() -> None:
        for veld, tekst in (("naam", "Rob"), ("vraag", "Hoe?"), ("naam", "Rob T")):
            concepten.keep_concept(iris, "casus", 7, veld, tekst)
            each_town.clock.advance(timedelta(seconds=1))

    assert each_town.logged_by(type_text) == []
    assert [(c.veld, c.tekst) for c in concepten.list_concepten(iris)] == [("naam", "Rob T"), ("vraag", "Hoe?")]
    assert concepten.concept_of(iris, "casus", 7) == {"naam": "Rob T", "vraag": "Hoe?"}
    assert concepten.concept_of(iris, "casus", 8) == concepten.concept_of(iris, "overleg", 7) == {}
    assert concepten.list_concepten(ruud) == []


def test_an_emptied_field_and_a_saved_record_are_forgotten(each_town: Town) -> None:
    iris = each_town.as_("IB")
    for veld in ("naam", "vraag"):
        concepten.keep_concept(iris, "casus", 7, veld, "x")
    concepten.keep_concept(iris, "casus", 8, "naam", "blijft")
    concepten.keep_concept(iris, "casus", 7, "naam", "")
    assert concepten.concept_of(iris, "casus", 7) == {"vraag": "x"}
    assert each_town.logged_by(lambda: concepten.forget_concept(iris, "casus", 7)) == []
    assert [c.object_id for c in concepten.list_concepten(iris)] == [8]


def test_a_draft_survives_the_program(town: Town) -> None:
    concepten.keep_concept(town.as_("IB"), "casus", 7, "naam", "Rob T")
    again = open_dossier(town.address, town.world)
    ctx = again.context(again.actor("IB"))
    assert concepten.concept_of(ctx, "casus", 7) == {"naam": "Rob T"}
    again.close()
