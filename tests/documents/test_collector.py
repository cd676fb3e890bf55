"""The garbage collector rests while a document is made, and is on again whatever happens."""

import gc

import pytest

from casus.documents.collector import collector_off


def test_the_collector_is_on_again_after_a_document_and_after_an_error() -> None:
    with collector_off():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collector_off():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_of_two_at_once_only_the_first_switches_it_on_again() -> None:
    with collector_off():
        with collector_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
