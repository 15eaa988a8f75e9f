"""A what-if in words and JSON: intervals only, each with what it rests on."""

from __future__ import annotations

import json
from typing import Any

from watchword.model.scenario import Range
from watchword.model.shortfall import Driver, Interval, Shortfall
from watchword.writing.as_json import citation_form


def shortfall_text(found: Shortfall) -> str:
    """By stage and month; the binding stage; the two ranges that matter most; every range with its ground."""
    plan = found.scenario
    lines = [
        f"What if: {plan.title} ({plan.key})",
        f"  demand: {plan.demand_of}",
        f"  {found.draws:,} draws, seed {found.seed}; middle nine tenths, and in brackets what the ranges allow at most",
        "",
        "Shortfall in all, in months of undisturbed demand:",
    ]
    lines += [f"  behind {one.stage:11} {_told(one.total, '{:.1f}')}" for one in found.stages]
    lines += ["", f"Behind the last stage ({found.last.stage}), by month, as a part of demand:"]
    for at, one in enumerate(found.last.months):
        tonnes = f"   {_told(found.quantity[at], '{:,.0f}')} {plan.unit}" if found.quantity else ""
        lines.append(f"  {month_of(plan.start, at)}  {_told(one, '{:.0%}')}{tonnes}")
    lines.append("")
    binding = found.binding
    if binding:
        low, high = binding.binds
        lines.append(f"Binding stage: {binding.stage}, in {low:.0%} to {high:.0%} of the draws that fall short.")
    else:
        lines.append("Binding stage: none; no draw falls short.")
    if found.drivers:
        lines.append("The two ranges that matter most:")
        lines += [f"  - {driver_line(one)}" for one in found.drivers[:2]]
    lines += ["", "What it rests on:"]
    lines += [f"  - {name}: {range_line(one)}" for name, one in _ranges(found)]
    lines.append(f"{found.assumed} of the ranges are assumed: the intervals hold only as far as these do.")
    if plan.note:
        lines.append(plan.note)
    return "\n".join(lines) + "\n"


def month_of(start: str, after: int) -> str:
    """``2025-04`` and 3 give ``2025-07``."""
    year, month = (int(part) for part in start.split("-")[:2])
    count = year * 12 + month - 1 + after
    return f"{count // 12}-{count % 12 + 1:02}"


def _told(one: Interval, form: str) -> str:
    low, high, least, most = (form.format(end) for end in (one.low, one.high, one.least, one.most))
    return f"{low} to {high} [{least} to {most}]"


def driver_line(one: Driver) -> str:
    way = "more of it, more shortfall" if one.correlation > 0 else "more of it, less shortfall"
    return (
        f"{one.name}, {one.low:g} to {one.high:g} ({one.range.basis}): {way} (rank correlation {one.correlation:+.2f})"
    )


def range_line(one: Range) -> str:
    if one.figures:
        return f"share of {one.of} in {', '.join(one.figures)} (cited)"
    where = f" — {one.citation.title or one.citation.url}" if one.citation and one.citation.verified else ""
    return f"{one.low:g} to {one.high:g} ({one.basis}): {one.why}{where}"


def _ranges(found: Shortfall) -> list[tuple[str, Range]]:
    plan = found.scenario
    named = [
        (f"{one.stage} {part}", getattr(one, part))
        for one in plan.stages
        for part in ("share", "loss", "months", "slack", "ramp", "stocks")
    ]
    named.append(("substitution", plan.substitution))
    return [*named, ("demand", plan.demand)] if plan.demand else named


def shortfall_json(found: Shortfall) -> str:
    return json.dumps(shortfall_form(found), ensure_ascii=False, indent=1) + "\n"


def shortfall_form(found: Shortfall) -> dict[str, Any]:
    """``{scenario, title, …, stages, quantity, binding, drivers, ranges, assumed}``; every result is an interval."""
    plan = found.scenario
    return {
        "scenario": plan.key,
        "title": plan.title,
        "material": plan.material,
        "place": plan.place,
        "start": plan.start,
        "demand_of": plan.demand_of,
        "draws": found.draws,
        "seed": found.seed,
        "stages": [
            {
                "stage": one.stage,
                "total_months": _interval(one.total),
                "binds": [round(end, 4) for end in one.binds],
                "months": [
                    {"month": month_of(plan.start, at), **_interval(month)} for at, month in enumerate(one.months)
                ],
            }
            for one in found.stages
        ],
        "unit": plan.unit,
        "quantity": [_interval(one) for one in found.quantity],
        "binding": found.binding.stage if found.binding else None,
        "drivers": [
            {"name": one.name, "low": one.low, "high": one.high, "correlation": round(one.correlation, 4)}
            for one in found.drivers
        ],
        "ranges": [
            {
                "name": name,
                "low": one.low,
                "high": one.high,
                "figures": list(one.figures),
                "of": one.of,
                "basis": one.basis,
                "why": one.why,
                "citation": citation_form(one.citation) if one.citation else None,
            }
            for name, one in _ranges(found)
        ],
        "assumed": found.assumed,
    }


def _interval(one: Interval) -> dict[str, float]:
    return {
        "low": round(one.low, 6),
        "high": round(one.high, 6),
        "least": round(one.least, 6),
        "most": round(one.most, 6),
    }
