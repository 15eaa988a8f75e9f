"""A place on the supply map: a deposit, a mine, a plant, a material, a product, a component or a system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation

Stage = Literal["deposit", "mine", "separation", "material", "product", "component", "system"]
STAGES: tuple[Stage, ...] = ("deposit", "mine", "separation", "material", "product", "component", "system")


@dataclass(frozen=True, slots=True)
class Node:
    """A place on the supply map, at one stage of the way from rock to weapon.

    ``separation`` stands for the step that turns a concentrate or a residue into a pure oxide or metal: separation of
    rare earths, refining of gallium or germanium.
    """

    key: str  # its key; that of a thing where texts name it
    stage: Stage  # the step of the way at which it stands
    english: str = ""  # its name; that of the thing where it is left out
    names: tuple[str, ...] = ()  # further names for look-up, a chemical symbol among them
    country: str = ""  # where it stands; empty for what stands in no one place
    operator: str = ""  # key of the organisation that runs it, or its name
    includes: tuple[str, ...] = ()  # keys of the nodes for which it stands, such as the elements of a group
    citation: Citation | None = None  # where country and operator were read
    chinese: str = ""  # its name in Chinese; that of the thing where English and Chinese are left out
