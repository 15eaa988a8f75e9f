"""The short forms (简称) that a full Chinese name may have, each with how sure it is."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from watchword.data import Handbook
from watchword.knowing.parse import parse
from watchword.knowing.words import stem_of, tables

LEAST = 0.5
Pick = tuple[str, str, str]  # role, way, text
# Our judgement, set on the tuning part of the bench: what leaving out or shortening a word costs.
COSTS = {
    ("country", "full"): 0.0, ("country", "first"): 0.05, ("country", "none"): 0.05,
    ("place", "full"): 0.0, ("place", "first"): 0.06, ("place", "none"): 0.05,
    ("trade", "full"): 0.0, ("trade", "first"): 0.12,
    ("industry", "full"): 0.0, ("industry", "first"): 0.03, ("industry", "none"): 0.2, ("industry", "half"): 0.05, ("general", "half"): 0.05,
    ("industry", "other"): 0.02, ("general", "other"): 0.02,
    ("general", "full"): 0.0, ("general", "first"): 0.04, ("general", "none"): 0.05,
}  # fmt: skip


@lru_cache(maxsize=50_000)
def short_forms(name: str, book: Handbook) -> dict[str, float]:
    """Short form -> how sure, 0.5 to 1. 包头钢铁(集团)有限责任公司 gives 包钢 (place's first + industry's first character)."""
    parsed = parse(name, book)
    if not parsed.han or not parsed.core:
        return {}
    found = shortened(parsed.segments, book)
    stems = tables(book).county_stems
    trade = next((word for word, role in parsed.segments if role == "trade"), "")
    if len(trade) >= 4 and trade[:2] in stems:  # 崇义章源 -> 章源: a county before the trade name
        found.setdefault(parsed.core.replace(trade, trade[2:]).removeprefix("中国"), 0.85)
    return found


@lru_cache(maxsize=50_000)
def shortened(segments: tuple[tuple[str, str], ...], book: Handbook) -> dict[str, float]:
    """The short forms of words with their roles."""
    synonyms = tables(book).synonyms
    found = {"".join(word for word, _ in segments): 1.0}
    for picks in product(*[ways(word, role, synonyms) for word, role in segments][:6]):
        short = "".join(text for _, _, text in picks)
        sure = how_sure(picks)
        if len(short) >= 2 and sure >= LEAST and says_enough(picks):
            found[short] = max(found.get(short, 0.0), sure)
    return found


def ways(word: str, role: str, synonyms: dict[str, tuple[str, ...]]) -> list[Pick]:
    whole = stem_of(word) if role == "place" else word
    every = [(role, "full", whole)]
    if role in ("trade", "brand"):
        return [*every, (role, "first", whole[0])] if role == "trade" and len(whole) == 2 else every
    every.append((role, "none", ""))
    if len(whole) > 1:
        every.append((role, "first", whole[0]))
    if role in ("industry", "general"):
        every += [(role, "other", other) for other in synonyms.get(word, ())[:2]]
        if len(whole) >= 4:
            every.append((role, "half", whole[:2]))  # 石油天然气 -> 石油
    return every


def how_sure(picks: tuple[Pick, ...]) -> float:
    """Leaving out a word costs less where a longer trade name, or a place with it, still stands."""
    sure = 0.97 - sum(COSTS.get((role, way), 0.0) for role, way, _ in picks)
    proper = [(role, way, text) for role, way, text in picks if role in ("trade", "brand")]
    dropped = [at for at, (role, way, _) in enumerate(picks) if role in ("industry", "general") and way == "none"]
    if not dropped or not proper:
        return sure if not dropped or dropped[-1] == len(picks) - 1 else sure - 0.15
    kept = "".join(text for role, _, text in picks if role in ("trade", "brand", "industry", "general"))
    if len(kept) >= 3 or any(role in ("place", "country") and way == "full" for role, way, _ in picks):
        return sure + 0.1 if any(picks[at][0] == "industry" for at in dropped) else sure
    return min(sure, 0.75)  # two characters of a trade name: others bear them too


def says_enough(picks: tuple[Pick, ...]) -> bool:
    """A short form must keep what tells the firm apart: its trade name, or place and industry where it has none."""
    roles = {role for role, way, _ in picks if way != "none"}
    every = {role for role, _, _ in picks}
    if ("trade", "first") in {(role, way) for role, way, _ in picks}:
        industry = any(role in ("industry", "general") and way == "first" for role, way, _ in picks)
        return industry and not roles & {"place", "country"}
    if {"trade", "brand"} & every:
        return True
    if not {"industry", "general"} & roles or ("place" in every and "place" not in roles):
        return False
    if "country" in every and "country" not in roles:
        kept = [way for role, way, _ in picks if role in ("industry", "general")]
        return kept.count("full") >= 2 and "none" not in kept  # 兵器工业
    return bool(roles & {"place", "country"})
