"""The text of a row, the chain, and the check: without any database."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.changes import LogEntry
from casus.domain.logboek import (
    EMPTY_HASH,
    EMPTY_HEAD,
    LOG_SYSTEEM,
    Fault,
    Head,
    LogActor,
    RowTuple,
    Verdict,
    append_rows,
    bodies,
    chain,
    moment_text,
    object_key,
    verify_rows,
)

NOW = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
ACTOR = LogActor(2**62, "notulist+voorzitter", 7)
Rows = list[RowTuple]


def log_of(count: int) -> tuple[Rows, Head]:
    entries = [LogEntry("casus_geopend", (("casus", nr),), nr) for nr in range(count)]
    return append_rows(EMPTY_HEAD, ACTOR, entries, NOW, "0.1.0")


def body_of(actor: LogActor, entry: LogEntry) -> str:
    return next(bodies(actor, [entry], NOW, "0.1.0"))


def check(rows: Rows, head: Head | None, outside: Head | None = None) -> Verdict:
    def rows_from(nr: int) -> Iterator[RowTuple]:
        return (row for row in rows if row[0] >= nr)

    return verify_rows(rows_from, head, outside)


def test_a_row_is_compact_json_with_sorted_keys_and_the_version_first() -> None:
    entry = LogEntry("deelbesluit_vastgelegd", (("casus", 2**62), ("besluit", 3)), 2**62, "wams_art_2", "gedaan")
    body = body_of(ACTOR, entry)
    assert body.startswith('{"_formaat":1,"actie":"deelbesluit_vastgelegd",')
    row = json.loads(body)
    assert list(row) == sorted(row)
    assert body == json.dumps(row, separators=(",", ":"))
    assert row == {
        "_formaat": 1,
        "actie": "deelbesluit_vastgelegd",
        "actor": "4611686018427387904",
        "casus": "4611686018427387904",
        "grond": "wams_art_2",
        "moment": "2026-11-22T12:00:00.123Z",
        "objecten": [["casus", "4611686018427387904"], ["besluit", "3"]],
        "organisatie": "7",
        "rol": "notulist+voorzitter",
        "uitkomst": "gedaan",
        "versie": "0.1.0",
    }


CODES = st.text("abcz09_+", max_size=12)
IDS = st.integers(0, 2**63 - 1)


@given(CODES, st.lists(st.tuples(CODES, IDS), max_size=3), st.none() | IDS, CODES, CODES, CODES, st.none() | IDS)
def test_a_row_is_what_an_encoder_would_write(
    action: str,
    objects: list[tuple[str, int]],
    casus_id: int | None,
    ground: str,
    outcome: str,
    rol: str,
    organisatie_id: int | None,
) -> None:
    entry = LogEntry(action, tuple(objects), casus_id, ground, outcome)
    body = body_of(LogActor(4, rol, organisatie_id), entry)
    assert body == json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"))
    assert json.loads(body) == {
        "_formaat": 1,
        "actie": action,
        "actor": "4",
        "casus": None if casus_id is None else str(casus_id),
        "grond": ground,
        "moment": "2026-11-22T12:00:00.123Z",
        "objecten": [[kind, str(number)] for kind, number in objects],
        "organisatie": None if organisatie_id is None else str(organisatie_id),
        "rol": rol,
        "uitkomst": outcome,
        "versie": "0.1.0",
    }


def test_the_program_itself_is_an_actor_without_a_user() -> None:
    row = json.loads(body_of(LOG_SYSTEEM, LogEntry("dossier_gemaakt")))
    assert (row["actor"], row["rol"], row["organisatie"], row["casus"]) == ("systeem", "systeem", None, None)


@pytest.mark.parametrize(
    "entry",
    [
        LogEntry("Casus geopend"),
        LogEntry("x", ground="omdat de buurvrouw belde"),
        LogEntry("x", outcome="Kanarie-Quirijn"),
        LogEntry("x", ((("Jan", 1)),)),
        LogEntry("x" * 121),
    ],
)
def test_a_row_never_holds_text(entry: LogEntry) -> None:
    with pytest.raises(ValueError, match="codes only"):
        body_of(ACTOR, entry)


def test_a_text_is_found_behind_any_number_of_codes() -> None:
    good = [LogEntry("casus_geopend", (("casus", nr),), nr) for nr in range(3)]
    assert list(bodies(ACTOR, good, NOW, "0.1.0")) == [body_of(ACTOR, entry) for entry in good]
    with pytest.raises(ValueError, match="codes only"):
        append_rows(EMPTY_HEAD, ACTOR, [*good, LogEntry("casus_geopend", (("Jan", 1),))], NOW, "0.1.0")
    with pytest.raises(ValueError, match="codes only"):
        append_rows(EMPTY_HEAD, LogActor(4, "de voorzitter", 7), good, NOW, "0.1.0")


def test_moments_are_utc_of_fixed_width_and_never_naive() -> None:
    amsterdam = timezone(timedelta(hours=1))
    assert moment_text(datetime(2026, 11, 22, 13, tzinfo=amsterdam)) == "2026-11-22T12:00:00.000Z"
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2026, 11, 22, 12))  # noqa: DTZ001 - naive on purpose


def test_the_chain_is_what_it_was_at_the_first_release() -> None:
    """Stored log books depend on this value."""
    assert chain(EMPTY_HASH, 1, '{"_formaat":1}') == CHAIN_OF_THE_FIRST_RELEASE
    assert object_key("casus", 12) == "casus:12"


CHAIN_OF_THE_FIRST_RELEASE = "2b3e5a0b3b85e53d34442e343e94006a40731adaa89b84a13853e56e9f21f1ee"


@given(st.text(), st.text(), st.integers(1, 2**62), st.integers(1, 2**62))
def test_another_text_or_number_gives_another_hash(left: str, right: str, first: int, second: int) -> None:
    assert (chain(EMPTY_HASH, first, left) == chain(EMPTY_HASH, second, right)) is ((first, left) == (second, right))


@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_a_log_book_that_nobody_touched_is_good(count: int) -> None:
    rows, head = log_of(count)
    assert check(rows, head) == Verdict(count)
    assert check(rows, head, head).is_good
    assert check(rows, head, EMPTY_HEAD).is_good


@given(st.integers(2, 12), st.randoms(use_true_random=False))
def test_the_first_bad_row_is_named_for_every_single_change(count: int, random: Random) -> None:
    rows, head = log_of(count)
    place = random.randrange(count)
    nr, body, stored = rows[place]
    changed = [*rows]
    changed[place] = (nr, body.replace("casus_geopend", "casus_gesloten"), stored)
    assert check(changed, head) == Verdict(place, Fault.GEWIJZIGD, nr)
    removed = rows[:place] + rows[place + 1 :]
    assert check(removed, head) == Verdict(place, Fault.VERWIJDERD, nr)
    closed_up = rows[:place] + [(n - 1, b, h) for n, b, h in rows[place + 1 :]]
    verdict = check(closed_up, head)
    assert verdict.nr == nr
    assert verdict.fault in ({Fault.VERWIJDERD} if place < count - 2 else {Fault.VERWIJDERD, Fault.GEWIJZIGD})


@given(st.integers(2, 12), st.randoms(use_true_random=False))
def test_two_rows_swapped_are_named_by_the_first(count: int, random: Random) -> None:
    rows, head = log_of(count)
    first, second = sorted(random.sample(range(count), 2))
    swapped = [*rows]
    swapped[first] = (first + 1, *rows[second][1:])
    swapped[second] = (second + 1, *rows[first][1:])
    assert check(swapped, head) == Verdict(first, Fault.VERWISSELD, first + 1)


@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_a_row_put_in_is_named(count: int, random: Random) -> None:
    rows, head = log_of(count)
    place = random.randrange(count)
    pushed = [(nr + 1, body, stored) for nr, body, stored in rows[place:]]
    inserted = [*rows[:place], (place + 1, rows[0][1], "f" * 64), *pushed]
    assert check(inserted, head) == Verdict(place, Fault.INGEVOEGD, place + 1)


def test_rows_before_the_first_and_behind_the_last() -> None:
    rows, head = log_of(3)
    assert check([(0, *rows[0][1:]), *rows], head) == Verdict(0, Fault.INGEVOEGD, 0)
    behind = (4, rows[0][1], chain(head.hash, 4, rows[0][1]))
    assert check([*rows, behind], head) == Verdict(4, Fault.INGEVOEGD, 4)
    assert check(rows[:-1], head) == Verdict(2, Fault.VERWIJDERD, 3)


def test_a_head_that_is_gone_or_of_another_chain() -> None:
    rows, _ = log_of(3)
    assert check(rows, None).fault is Fault.KOP_ONTBREEKT
    assert check(rows, Head(3, "0" * 64)) == Verdict(3, Fault.KOP_WIJKT_AF, 3)


def test_only_the_outside_copy_sees_a_rewritten_whole_and_an_older_file() -> None:
    rows, head = log_of(5)
    entries = [LogEntry("casus_bekeken", (("casus", nr),), nr) for nr in range(5)]
    rewritten, other_head = append_rows(EMPTY_HEAD, ACTOR, entries, NOW, "0.1.0")
    older_head = Head(3, rows[2][2])
    assert check(rewritten, other_head).is_good
    assert check(rewritten, other_head, head) == Verdict(5, Fault.HERSCHREVEN, 5)
    assert check(rewritten, other_head, older_head) == Verdict(5, Fault.HERSCHREVEN, 3)
    assert check(rows[:3], older_head).is_good
    assert check(rows[:3], older_head, head) == Verdict(3, Fault.OUDER_DAN_BUITEN, 4)


def test_a_hash_that_is_no_hash_is_a_changed_row() -> None:
    rows, head = log_of(3)
    for broken in ("", "zz", "\ud800", "0" * 65):
        spoilt = [rows[0], (2, rows[1][1], broken), rows[2]]
        assert check(spoilt, head) == Verdict(1, Fault.GEWIJZIGD, 2)


def test_progress_is_told_now_and_then_and_at_the_end() -> None:
    rows, head = log_of(10_001)
    seen: list[int] = []
    verify_rows(lambda nr: (row for row in rows if row[0] >= nr), head, progress=seen.append)
    assert seen == [10_000, 10_001]
