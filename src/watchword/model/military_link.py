"""How close a text ties its issuer to the armed forces (R2)."""

from __future__ import annotations

from enum import IntEnum


class MilitaryLink(IntEnum):
    """Ordered: a higher level needs a stronger kind of evidence. Only a named product, customer,
    licence or contract earns MATERIAL; honours and visits never do."""

    NONE = 0
    CEREMONIAL = 1
    INSTITUTIONAL = 2
    MATERIAL = 3

    @property
    def label(self) -> str:
        return self.name.lower()
