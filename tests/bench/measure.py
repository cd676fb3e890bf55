"""Pairs measured in one run: variants take turns, medians are compared, and a line says ratio and goal."""

import gc
import os
import statistics
import time
from collections.abc import Callable, Mapping

Variants = Mapping[str, Callable[[], object]]


def interleaved(variants: Variants, rounds: int) -> dict[str, float]:
    """Median seconds of each variant; one warm-up round, and each round begins with another one."""
    took: dict[str, list[float]] = {name: [] for name in variants}
    names = list(variants)
    for turn in range(rounds + 1):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            gc.collect()
            began = time.perf_counter()
            variants[name]()
            seconds = time.perf_counter() - began
            if turn:
                took[name].append(seconds)
    return {name: statistics.median(each) for name, each in took.items()}


def pair(what: str, ours: float, floor: float, *, goal: str, of: str) -> str:
    """One line: the ratio first, then both figures. A figure never fails a run."""
    return f"  {what}: {ours / floor:5.2f} x {of} (goal {goal}): {shown(ours)} against {shown(floor)}"


def shown(seconds: float) -> str:
    """In the unit that reads best."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.1f} us"


def sync(handle: int) -> None:
    """What makes written bytes safe; fdatasync where the system has it."""
    getattr(os, "fdatasync", os.fsync)(handle)
