"""The recovery code: 160 random bits that a person can write down and type back.

Eight groups of five signs, joined by ``-``: four signs of data and one check sign, in the alphabet of
Crockford's base32 (no I, L, O, U), so that what is easily confused on paper has one reading only. The check
sign finds every wrong sign, every two signs swapped within a group, and every group in the wrong place. It
tells typing errors only; whether the code is the right one is up to the encryption.
"""

from casus.domain.errors import RuleViolation

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
DATA_SIGNS = 4
BYTES = 20
_CONFUSED = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", " -\t\r\n\u00a0\u2010\u2011\u2012\u2013\u2014\u2212")


def new_herstelcode(random: bytes) -> str:
    """The code for these 20 random bytes (ValueError for any other number)."""
    if len(random) != BYTES:
        raise ValueError("a recovery code is 160 bits")
    number = int.from_bytes(random, "big")
    values = [number >> 5 * place & 31 for place in reversed(range(GROUPS * DATA_SIGNS))]
    groups = [values[start : start + DATA_SIGNS] for start in range(0, len(values), DATA_SIGNS)]
    return "-".join(
        "".join(ALPHABET[value] for value in (*group, _check(index, group))) for index, group in enumerate(groups)
    )


def check_herstelcode(text: str) -> str:
    """The code as it should be written, from what somebody typed: case, spaces, dashes, 0/O and 1/I/L are
    forgiven.

    RuleViolation ``herstelcode_lengte`` (verwacht, gekregen) or ``herstelcode_typefout`` (groep: 1 to 8).
    """
    signs = text.translate(_BETWEEN).upper().translate(_CONFUSED)
    size = DATA_SIGNS + 1
    if len(signs) != GROUPS * size:
        raise RuleViolation("herstelcode_lengte", verwacht=GROUPS * size, gekregen=len(signs))
    groups = [signs[start : start + size] for start in range(0, len(signs), size)]
    for index, group in enumerate(groups):
        values = [ALPHABET.find(sign) for sign in group]
        if min(values) < 0 or _check(index, values[:DATA_SIGNS]) != values[DATA_SIGNS]:
            raise RuleViolation("herstelcode_typefout", groep=index + 1)
    return "-".join(groups)


def herstelcode_bytes(code: str) -> bytes:
    """The 20 bytes behind a code that was checked."""
    signs = "".join(group[:DATA_SIGNS] for group in check_herstelcode(code).split("-"))
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    return number.to_bytes(BYTES, "big")


def _check(index: int, values: list[int]) -> int:
    """Weighted sum over the field of 32 elements; weights differ per place, and each group has its own
    offset.
    """
    total = index
    for place, value in enumerate(values, start=1):
        total ^= _times(value, 1 << place)
    return total


def _times(left: int, right: int) -> int:
    """Multiply in GF(32), modulo x^5 + x^2 + 1."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left = left << 1 ^ (37 if left & 16 else 0)
        right >>= 1
    return product
