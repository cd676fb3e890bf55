"""Decision tables written by hand: rows with wildcards, checked to be complete and free of overlaps."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Case = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One rule: the values it is about for each column, and what follows."""

    text: str
    allowed: tuple[frozenset[str], ...]
    outcome: tuple[str, ...]


class Table:
    """Columns with their values, and the rows. Which rows know a value is kept as bits, so that a case is one AND."""

    def __init__(self, columns: Mapping[str, tuple[str, ...]], rows: tuple[Row, ...]) -> None:
        self.columns, self.rows = columns, rows
        self._knows = [
            {value: sum(1 << n for n, row in enumerate(rows) if value in row.allowed[place]) for value in values}
            for place, values in enumerate(columns.values())
        ]

    def cases(self) -> Iterator[Case]:
        """Every combination of values."""
        return itertools.product(*self.columns.values())

    def fitting(self, case: Case) -> list[Row]:
        """The rules for this combination: one, or the table is at fault."""
        bits = (1 << len(self.rows)) - 1
        for value, knows in zip(case, self._knows, strict=True):
            bits &= knows[value]
        found = []
        while bits:
            found.append(self.rows[bits.bit_length() - 1])
            bits ^= 1 << (bits.bit_length() - 1)
        return found

    def expected(self, case: Case) -> tuple[str, ...]:
        """What the one row that fits says; none or two is a fault in the table."""
        found = self.fitting(case)
        if len(found) != 1:
            raise AssertionError(f"{len(found)} rows for {case}: {[row.text for row in found]}")
        return found[0].outcome


def read_table(columns: Mapping[str, tuple[str, ...]], groups: Mapping[str, str], text: str) -> Table:
    """A line is a rule: one cell per column, ``=``, the outcome. ``*`` is any, ``a|b`` one of these, ``!a`` any but
    this; a name in capitals is a group of values.
    """
    rows = []
    for line in filter(None, (line.split("#")[0].strip() for line in text.splitlines())):
        left, right = line.split("=")
        cells = left.split()
        if len(cells) != len(columns):
            raise AssertionError(f"{len(cells)} cells in {line!r}")
        allowed = tuple(_values(cell, known, groups) for cell, known in zip(cells, columns.values(), strict=True))
        rows.append(Row(line, allowed, tuple(right.split())))
    return Table(columns, tuple(rows))


def _values(cell: str, known: tuple[str, ...], groups: Mapping[str, str]) -> frozenset[str]:
    if cell == "*":
        return frozenset(known)
    named = [part for name in cell.lstrip("!").split("|") for part in groups.get(name, name).split()]
    if not set(named) <= set(known):
        raise AssertionError(f"{cell!r} is not among {known}")
    return frozenset(known) - frozenset(named) if cell.startswith("!") else frozenset(named)


def faults(table: Table) -> Iterator[str]:
    """Combinations without a rule or with two, and rules that are never used."""
    used: set[str] = set()
    for case in table.cases():
        found = [row.text for row in table.fitting(case)]
        used.update(found)
        if len(found) != 1:
            yield f"{len(found)} rules for {dict(zip(table.columns, case, strict=True))}: {found}"
    yield from (f"never used: {row.text}" for row in table.rows if row.text not in used)
