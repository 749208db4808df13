"""Sites: the set of places a record is about, in the order it was written, stored as one text."""

from collections.abc import Iterable
from typing import Self

from tracker.domain.levels import Segment, Side, Site, SiteUse, Vertebra


class Sites(tuple[SiteUse, ...]):
    """An ordered set of :class:`SiteUse`; empty means "not recorded". Its text is ``L5 full, L4 partial``."""

    __slots__ = ()

    @classmethod
    def of(cls, *sites: Site | SiteUse, side: Side | None = None) -> Self:
        """Sites from plain sites; ``side`` goes to each plain site."""
        return cls.joined(s if isinstance(s, SiteUse) else SiteUse(s, side) for s in sites)

    @classmethod
    def joined(cls, uses: Iterable[SiteUse]) -> Self:
        """Sites from uses, each kept once, in the order of their first mention."""
        return cls(dict.fromkeys(uses))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text that ``str`` gives; raises LevelError for anything else."""
        return cls(SiteUse.parse(part) for part in text.split(", ")) if text else cls()

    def __str__(self) -> str:
        return ", ".join(map(str, self))

    @property
    def places(self) -> tuple[Site, ...]:
        """The places alone, without side and extent."""
        return tuple(dict.fromkeys(use.site for use in self))

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments among the places."""
        return tuple(site for site in self.places if isinstance(site, Segment))

    @property
    def vertebrae(self) -> tuple[Vertebra, ...]:
        """The vertebrae named themselves (not those of the segments)."""
        return tuple(site for site in self.places if isinstance(site, Vertebra))

    @property
    def touched(self) -> frozenset[Vertebra]:
        """Every vertebra named or bordering a named segment."""
        ends = {v for segment in self.segments for v in (segment.upper, segment.lower)}
        return frozenset(ends | set(self.vertebrae))
