"""Phrases for a terminal, as JSON and as charts: heat, life, and what discovery finds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from watchword.writing.chart import TIERS, Bar, bars

if TYPE_CHECKING:
    from watchword.comparing.formulas import Formula
    from watchword.comparing.heat import Heat
    from watchword.comparing.life import Life
    from watchword.comparing.succession import Fading, Succession
    from watchword.model.term import Term

_ISSUERS = 12  # told in a terminal; an export has them all


def heat_text(term: str, by: str, row: Sequence[Heat]) -> str:
    """A line to look at, then group, documents, of how many, share, tier."""
    from watchword.comparing.heat import sparkline

    if not row:
        return f"{term}: no dated document is held\n"
    body = [f"  {one.group:24} {one.documents:6} of {one.of:<7} {one.share:8.2%}  {one.tier}" for one in row]
    return "\n".join([f"{term} by {by}  {sparkline(row)}", *body]) + "\n"


def heat_json(row: Sequence[Heat]) -> str:
    """``[{group, documents, of, share, tier}]``."""
    forms = [
        {"group": one.group, "documents": one.documents, "of": one.of, "share": round(one.share, 6), "tier": one.tier}
        for one in row
    ]
    return json.dumps(forms, ensure_ascii=False, indent=1) + "\n"


BY_ZH = {"year": "年份", "month": "月份", "issuer": "发文单位", "level": "层级", "kind": "发布者类别"}


def heat_chart(term: str, by: str, row: Sequence[Heat], *, chinese: bool = False) -> str:
    """The shares as bars in the colours of their tiers, as SVG."""
    if chinese:
        shown = [
            Bar(one.group or "不详", one.share, f"{one.tier} {one.documents}/{one.of}", TIERS[one.tier]) for one in row
        ]
        return bars(
            f"{term}（按{BY_ZH.get(by, by)}）", shown, "含该提法的文档在所收文档中的占比；热度等级据中国传媒研究计划"
        )
    shown = [
        Bar(one.group or "unknown", one.share, f"{one.tier} {one.documents}/{one.of}", TIERS[one.tier]) for one in row
    ]
    return bars(f"{term} by {by}", shown, "share of the documents held that have it; tiers of the China Media Project")


def life_text(life: Life, term: Term | None) -> str:
    """Since when, first used, by whom, and whether it fades, each with what it rests on."""
    if not life.documents:
        return f"{life.phrase}: in none of the {life.of} dated documents held\n"
    seen = f"  first seen by us: {life.first_seen}"
    if life.censored:
        seen += f", or earlier: the documents held begin on {life.begins}"
    lines = [f"{life.phrase}: in {life.documents} of {life.of} dated documents held, last on {life.last_seen}", seen]
    used = term.life.first_used if term else ""
    lines.append(f"  first used: {used or 'the codebook does not say'}")
    if term and term.life.status != "unknown":
        lines.append(f"  status in the codebook: {term.life.status}")
    if term and term.life.replaced_by:
        lines.append(f"  replaced by: {term.life.replaced_by}")
    if gone := life.fading:
        lines.append(
            f"  fading: {gone.peak_rate:.2%} of documents in {gone.peak}, {gone.last_rate:.2%} in the last year; at the "
            f"peak's rate {gone.expected:.0f} would have it in the last two years, {gone.seen} do"
        )
    lines.append(f"  taken up by {len(life.spread)} issuer{'s' * (len(life.spread) > 1)}:")
    lines += [
        f"    {one.first}  {one.issuer or '(issuer not known)'}  {one.level}  documents {one.documents}, last {one.last}"
        for one in life.spread[:_ISSUERS]
    ]
    if len(life.spread) > _ISSUERS:
        lines.append(f"    and {len(life.spread) - _ISSUERS} more")
    return "\n".join(lines) + "\n"


def life_json(life: Life, term: Term | None) -> str:
    """``{phrase, documents, of, first_seen, censored, last_seen, first_used, spread, fading}``."""
    form = {
        "phrase": life.phrase,
        "documents": life.documents,
        "of": life.of,
        "first_seen": life.first_seen.isoformat() if life.first_seen else None,
        "censored": life.censored,
        "last_seen": life.last_seen.isoformat() if life.last_seen else None,
        "first_used": term.life.first_used if term else "",
        "spread": [
            {
                "issuer": one.issuer,
                "level": one.level,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "documents": one.documents,
            }
            for one in life.spread
        ],
        "fading": _fading(life.fading) if life.fading else None,
    }
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def formulas_text(
    found: Sequence[Formula], gone: Sequence[Fading] = (), pairs: Sequence[Succession] = (), most: int | None = None
) -> str:
    """Documents, first seen (≤ where the documents begin with it, so that it may be older), phrase; then what
    fades, and what comes in its place."""
    if not found:
        return "no phrase is in so many of the documents held\n"
    lines = [f"{one.documents:7}  {'≤' if one.censored else ' '}{one.first_seen}  {one.phrase}" for one in found[:most]]
    if gone:
        lines += ["", "fading: documents expected in the last two years at the peak's rate, documents seen"]
        lines += [f"{one.expected:7.0f} {one.seen:6}  peak {one.peak}  {one.phrase}" for one in gone[:most]]
    if pairs:
        lines += ["", "one in the place of another: the year of the turn"]
        lines += [f"   {one.turn}  {one.fading} → {one.rising}" for one in pairs[:most]]
    return "\n".join(lines) + "\n"


def formulas_json(found: Sequence[Formula], gone: Sequence[Fading] = (), pairs: Sequence[Succession] = ()) -> str:
    """``{formulas, fading, successions}``."""
    forms = [
        {
            "phrase": one.phrase,
            "documents": one.documents,
            "issuers": one.issuers,
            "first_seen": one.first_seen.isoformat() if one.first_seen else None,
            "censored": one.censored,
            "by_year": {str(year): count for year, count in one.by_year},
            "within": list(one.within),
        }
        for one in found
    ]
    form = {
        "formulas": forms,
        "fading": [_fading(one) for one in gone],
        "successions": [
            {"from": one.fading, "to": one.rising, "turn": one.turn, "likeness": one.likeness} for one in pairs
        ],
    }
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def _fading(one: Fading) -> dict[str, Any]:
    return {
        "phrase": one.phrase,
        "peak": one.peak,
        "peak_rate": round(one.peak_rate, 6),
        "last_rate": round(one.last_rate, 6),
        "expected": round(one.expected, 1),
        "seen": one.seen,
    }
