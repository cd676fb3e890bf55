"""The recovery code as a person writes it down and types it back."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.system.herstelcode import ALPHABET, check_herstelcode, herstelcode_bytes, new_herstelcode

codes = st.binary(min_size=20, max_size=20).map(new_herstelcode)
CODE = new_herstelcode(bytes(range(20)))


def code_of(text: str) -> str:
    with pytest.raises(RuleViolation) as caught:
        check_herstelcode(text)
    return caught.value.code


@given(st.binary(min_size=20, max_size=20))
def test_every_code_gives_back_its_bits(data: bytes) -> None:
    code = new_herstelcode(data)
    assert herstelcode_bytes(code) == data
    assert check_herstelcode(code) == code


def test_a_code_is_eight_groups_of_five_signs_without_look_alikes() -> None:
    groups = CODE.split("-")
    assert [len(group) for group in groups] == [5] * 8
    assert not set("ILOU") & set(ALPHABET)
    assert set(CODE) <= {*ALPHABET, "-"}


@given(codes, st.randoms())
def test_case_spaces_dashes_and_look_alikes_are_forgiven(code: str, random: Random) -> None:
    alike = {"0": "0Oo", "1": "1IiLl", "-": ["-", " ", "", " - ", "\u2013", "\n"]}
    typed = "".join(random.choice(alike.get(sign, [sign, sign.lower()])) for sign in code)
    assert check_herstelcode(f"  {typed}\n") == code


@given(codes, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_found_and_its_group_named(code: str, place: int, sign: str) -> None:
    signs = list(code.replace("-", ""))
    if signs[place] == sign:
        return
    signs[place] = sign
    with pytest.raises(RuleViolation) as caught:
        check_herstelcode("".join(signs))
    assert (caught.value.code, caught.value.params) == ("herstelcode_typefout", {"groep": place // 5 + 1})


@given(codes, st.integers(0, 7), st.permutations(range(5)))
def test_two_signs_swapped_within_a_group_are_always_found(code: str, group: int, order: list[int]) -> None:
    first, second = order[:2]
    groups = [list(part) for part in code.split("-")]
    signs = groups[group]
    if signs[first] == signs[second]:
        return
    signs[first], signs[second] = signs[second], signs[first]
    assert code_of("-".join("".join(part) for part in groups)) == "herstelcode_typefout"


@given(codes, st.permutations(range(8)))
def test_two_groups_swapped_are_always_found(code: str, order: list[int]) -> None:
    groups = code.split("-")
    first, second = order[:2]
    groups[first], groups[second] = groups[second], groups[first]
    assert code_of("-".join(groups)) == "herstelcode_typefout"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "herstelcode_lengte"),
        (CODE[:-1], "herstelcode_lengte"),
        (CODE + "0", "herstelcode_lengte"),
        ("U" + CODE[1:], "herstelcode_typefout"),
        ("é" + CODE[1:], "herstelcode_typefout"),
        ("*" * 40, "herstelcode_typefout"),
        ("ß" * 20, "herstelcode_typefout"),
    ],
)
def test_what_cannot_be_a_code(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize("size", [0, 19, 21])
def test_a_code_of_fewer_or_more_bits_is_a_bug(size: int) -> None:
    with pytest.raises(ValueError, match="160"):
        new_herstelcode(bytes(size))
