"""One printed page as data: its words in order, and what its pictures are drawn from."""

from dataclasses import dataclass

from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.staafbeeld import Staafbeeld


@dataclass(frozen=True)
class Paginabeeld:
    """The page: above the text left and right, below it a line of words, and between them ``tekst``.

    ``tekst`` is plain HTML; a picture in it is an ``img`` whose name is its place in ``beelden``.
    """

    titel: str
    links: str
    rechts: str
    voet: str
    tekst: str
    beelden: tuple[Lijnbeeld | Staafbeeld, ...]
