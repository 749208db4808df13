"""Kinds of hardware that work together: leads with a generator, a catheter with a pump."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class System:
    """Kinds of hardware that work together: ``ends`` at the nerve, driven or fed by one of the ``sources``."""

    ends: frozenset[str]
    sources: frozenset[str]

    @property
    def parts(self) -> frozenset[str]:
        """Every kind that belongs to it."""
        return self.ends | self.sources


STIMULATOR = System(frozenset({"scs_lead", "drg_lead", "pns_lead"}), frozenset({"scs_ipg", "stimulator"}))
DRUG_PUMP = System(frozenset({"intrathecal_catheter"}), frozenset({"intrathecal_pump", "pump"}))
SYSTEMS = (STIMULATOR, DRUG_PUMP)
