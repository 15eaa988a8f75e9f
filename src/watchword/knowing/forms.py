"""Whether two legal forms can be one person's: a group, its listed company and a branch are different persons."""

from __future__ import annotations

from watchword.knowing.parsed import Parsed


def conflict(a: Parsed, b: Parsed) -> tuple[float, str]:
    """0 (may be one) to 1 (must be two), and the words for it. Symmetric."""
    first, second = kind_of(a), kind_of(b)
    if first and second and {"holding"} & (a.forms ^ b.forms) and "bare group" not in (first, second):
        return (0.4 if first == second else 1.0, "only one is a holding company")
    if a.han and b.han and {first, second} == {"", "bare group"} and not (a.trade or b.trade):
        return (0.3, "the short name without 集团 may be the listed company's")
    if not first or not second or first == second:
        return (0.0, "")
    pair = frozenset((first, second))
    said = f"{' and '.join(sorted(pair))} are different legal forms"
    latin = not (a.han and b.han)
    if pair == {"limited", "shares"}:
        return (0.0, "") if latin else (0.6, said)
    if "bare group" in pair:
        other = next(iter(pair - {"bare group"}))
        return (0.0, "") if other in ("group", "group shares") else (1.0, said)
    if pair == {"group", "group shares"}:
        return (0.0, "") if latin else (1.0, said)
    if "group shares" in pair:
        return (0.2, said)
    return (1.0, said)


def kind_of(name: Parsed) -> str:
    """group, group shares, bare group (集团 with no legal form), shares, limited, or nothing said."""
    group = bool(name.forms & {"group", "head"})
    if "shares" in name.forms:
        return "group shares" if group else "shares"
    if group:
        return "group" if name.forms & {"limited", "head"} else "bare group"
    return "limited" if "limited" in name.forms else ""


def is_group(name: Parsed) -> bool:
    return bool(name.forms & {"group", "head"})
