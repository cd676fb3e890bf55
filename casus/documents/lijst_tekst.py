"""Rows from text: pasted, or a .csv in the encodings and with the separators that programs here write."""

import csv
import re
from collections.abc import Iterator, Sequence

from casus.documents.gate import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from casus.documents.lijst_cellen import clean
from casus.domain.errors import RuleViolation
from casus.domain.lijst import LijstFout, LijstRij, LijstTabel

DELIMITERS = "\t;,"
_LOOK_AT = 50
_TWO_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xed[\xa0-\xbf][\x80-\xbf]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes) -> str:
    """UTF-8, with or without a mark in front, UTF-16 with one (Excel calls it Unicode text), or the Windows-1252 of
    older programs; nothing else, and no mixture.

    RuleViolation ``lijst_tekens_onleesbaar``, with the row (regel) where it goes wrong.
    """
    if data.startswith(_UTF_16) and data[2:4] != b"\0\0":
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise RuleViolation("lijst_andere_codering") from None
    if data.startswith(_UTF_16) or b"\0" in data[:4]:
        raise RuleViolation("lijst_andere_codering")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        wrong = _NOT_IN_1252.search(data)
        place = problem.start if _TWO_BYTES.search(data) else wrong.start() if wrong else None
    if place is not None:
        raise RuleViolation("lijst_tekens_onleesbaar", rij=data.count(b"\n", 0, place) + 1)
    return data.decode("cp1252")


def read_text(text: str) -> LijstTabel:
    """The rows of a text; what is wrong in a row is kept beside it and the rest is read on."""
    delimiter = find_delimiter(text)
    rows: list[LijstRij] = []
    faults: list[LijstFout] = []
    for number, cells in _records(text, delimiter, faults):
        if number > MAX_ROWS:
            raise RuleViolation("lijst_te_veel_rijen", hoogstens=MAX_ROWS)
        cleaned = clean(number, cells, faults)
        if any(cleaned):
            rows.append(LijstRij(number, cleaned))
    return LijstTabel(tuple(rows), tuple(faults))


def find_delimiter(text: str) -> str:
    """Tab, semicolon or comma: the one with which most of the first rows have equally many cells, tab first."""
    lines = [line for line in text.splitlines()[:_LOOK_AT] if line.strip()]
    return max(DELIMITERS, key=lambda mark: _evenness(lines, mark)) if lines else ","


def _evenness(lines: Sequence[str], mark: str) -> tuple[float, int]:
    """How many lines share the commonest number of cells above one, and that number."""
    counts = [len(_outside_quotes(line).split(mark)) for line in lines]
    several = [count for count in counts if count > 1]
    if not several:
        return 0, 0
    commonest = max(set(several), key=several.count)
    return several.count(commonest) / len(lines), commonest


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _records(text: str, delimiter: str, faults: list[LijstFout]) -> Iterator[tuple[int, list[str]]]:
    """Record by record with its number. An unclosed quote swallows the rest: it is named by the row it begins in."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            too_long = "field larger" in str(problem)
            fault = RuleViolation("lijst_cel_te_lang") if too_long else RuleViolation("lijst_aanhaling_open")
            faults.append(LijstFout(number, fault))
            return
        if len(cells) > MAX_COLUMNS:
            faults.append(LijstFout(number, RuleViolation("lijst_te_veel_cellen", hoogstens=MAX_COLUMNS)))
            continue
        if any(len(cell) > MAX_CELL for cell in cells):
            faults.append(LijstFout(number, RuleViolation("lijst_cel_te_lang")))
            continue
        yield number, cells
