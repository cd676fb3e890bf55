"""All checks of one stop, in the order in which they may be run: the last ones move the focus."""

from collections import Counter
from collections.abc import Iterator

from tests.ui.walk import geometry, ink, keyboard, spoken
from tests.ui.walk.stops import Stop


def look(stop: Stop, counts: Counter[str]) -> Iterator[str]:
    """What is wrong here, each as one sentence; ``counts`` learns how much was looked at."""
    root, window = stop.root, stop.window
    written = ink.writing(root)
    counts["schermen"] += not stop.is_dialog
    counts["dialogen"] += stop.is_dialog
    counts["widgets"] += sum(1 for _ in geometry.shown(root))
    counts["teksten"] += sum(len(inks) for _, inks in written)
    counts["toetsenbordplekken"] += len(keyboard.reachable(root))
    yield from geometry.squeezed(root)
    yield from geometry.overlapping(root)
    yield from geometry.outside(root)
    yield from geometry.small_targets(root)
    yield from geometry.sideways(root)
    yield from ink.cut_off(written)
    yield from ink.running_together(written)
    yield from ink.shortened(written)
    yield from ink.poor_contrast(written, window, ink.picture(window))
    yield from spoken.nameless(root)
    yield from spoken.stuttering(root)
    yield from spoken.without_heading(root)
    yield from keyboard.traps(root, stop.turn)
    yield from keyboard.hidden_rings(root, stop.turn)
