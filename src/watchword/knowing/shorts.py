"""The short forms (简称) that a full Chinese name may have, each with how sure it is."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from watchword.data import Handbook
from watchword.knowing.parse import Parsed, parse
from watchword.knowing.words import stem_of, tables

LEAST = 0.5
# Our judgement, set on the tuning part of the bench: what leaving out or shortening a word costs.
COSTS = {
    ("country", "full"): 0.0, ("country", "first"): 0.05, ("country", "none"): 0.05,
    ("place", "full"): 0.0, ("place", "first"): 0.06, ("place", "none"): 0.05,
    ("trade", "full"): 0.0, ("trade", "first"): 0.12,
    ("industry", "full"): 0.0, ("industry", "first"): 0.03, ("industry", "none"): 0.2, ("industry", "half"): 0.05, ("general", "half"): 0.05,
    ("general", "full"): 0.0, ("general", "first"): 0.04, ("general", "none"): 0.05,
}  # fmt: skip


@lru_cache(maxsize=50_000)
def short_forms(name: str, book: Handbook) -> dict[str, float]:
    """Short form -> how sure, 0.5 to 1. 包头钢铁(集团)有限责任公司 gives 包钢 (place's first + industry's first character)."""
    parsed = parse(name, book)
    if not parsed.han or not parsed.core:
        return {}
    stems = tables(book).county_stems
    found: dict[str, float] = {parsed.core: 1.0}
    options = [ways(word, role) for word, role in parsed.segments][:5]
    for picks in product(*options):
        short = "".join(text for _, _, text in picks)
        sure = 0.97 - sum(COSTS[role, way] for role, way, _ in picks)
        if len(short) >= 2 and sure >= LEAST and says_enough(picks, parsed):
            found[short] = max(found.get(short, 0.0), sure)
    trade = next((word for word, role in parsed.segments if role == "trade"), "")
    if len(trade) >= 4 and trade[:2] in stems:  # 崇义章源 -> 章源: a county before the trade name
        found.setdefault(parsed.core.replace(trade, trade[2:]).removeprefix("中国"), 0.85)
    return found


def ways(word: str, role: str) -> list[tuple[str, str, str]]:
    whole = stem_of(word) if role == "place" else word
    every = [(role, "full", whole)]
    if role != "trade":
        every.append((role, "none", ""))
    if len(whole) > 1 and (role != "trade" or len(whole) == 2):
        every.append((role, "first", whole[0]))
    if role in ("industry", "general") and len(whole) >= 4:
        every.append((role, "half", whole[:2]))  # 石油天然气 -> 石油
    return every


def says_enough(picks: tuple[tuple[str, str, str], ...], parsed: Parsed) -> bool:
    """A short form must keep what tells the firm apart: its trade name, or place and industry where it has none."""
    kept = {(role, way) for role, way, _ in picks if way != "none"}
    roles = {role for role, _ in kept}
    if ("trade", "first") in kept:
        return bool({("industry", "first"), ("general", "first")} & kept) and not roles & {"place", "country"}
    if "trade" in roles:
        return True
    if parsed.trade:
        return False
    initials = {way for role, way, _ in picks if role in ("place", "country") and way != "none"}
    if not {"industry", "general"} & roles or (("place" in {r for _, r in parsed.segments}) and "place" not in roles):
        return False
    if "country" in {role for _, role in parsed.segments} and "country" not in roles:
        return sum(role in ("industry", "general") and way == "full" for role, way, _ in picks) >= 2 and not any(
            way == "none" for role, way, _ in picks if role == "industry"
        )  # 兵器工业
    return bool(initials)
