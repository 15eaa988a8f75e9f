"""Charts of exposure: the flow by stage, and the fan of a shortfall."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from html import escape

from watchword.model.exposure import Exposure, StageView
from watchword.model.shortfall import Shortfall
from watchword.writing.chart import INKS, page
from watchword.writing.exposure import Namer
from watchword.writing.shortfall import month_of

_WIDTH, _TOP = 760, 84
_BOX, _ROW, _GAP = 34, 40, 26
_LINE, _SIZE, _LINES = 10, 9, 3
_MOST = 14  # boxes a stage; the rest is told as a number
_SURE = {"stated": "", "general": "6 3", "claimed": "2 3"}
_LEFT, _RIGHT, _HIGH = 64, 24, 260


def flow_chart(found: Exposure, name: Namer, said: Namer = str) -> str:
    """Stages from left to right, one box a node, a line for each step; the surer the source, the fuller the line.
    ``said`` puts the chart's own words into another language."""
    views = found.stages
    wide = (_WIDTH - 24) / max(1, len(views))
    places: dict[str, tuple[float, float]] = {}
    body = []
    for column, view in enumerate(views):
        x = 12 + column * wide
        body.append(f'<text x="{x:.1f}" y="62" font-weight="bold" font-size="11">{escape(_heading(view, said))}</text>')
        body.append(f'<text x="{x:.1f}" y="75" font-size="9" fill="#555">{escape(_where(view, wide, said))}</text>')
        for row, node in enumerate(view.nodes[:_MOST]):
            places[node.key] = (x, float(_TOP + row * _ROW))
        if len(view.nodes) > _MOST:
            under = _TOP + _MOST * _ROW + 14
            body.append(
                f'<text x="{x:.1f}" y="{under}" font-size="10">{escape(said(f"and {len(view.nodes) - _MOST} more"))}</text>'
            )
    box = wide - _GAP
    drawn: dict[tuple[str, str], str] = {}
    for way in found.paths:
        for edge in way.edges:
            if edge.source in places and edge.target in places:
                drawn.setdefault((edge.source, edge.target), edge.certainty)
    lines = []
    for (source, target), certainty in drawn.items():
        (x1, y1), (x2, y2) = places[source], places[target]
        x1, y1, y2 = x1 + box, y1 + _BOX / 2, y2 + _BOX / 2
        dash = f' stroke-dasharray="{_SURE[certainty]}"' if _SURE[certainty] else ""
        bend = max(12.0, (x2 - x1) / 2)
        if x2 < x1:  # within one stage: an arc beside the boxes
            x2, bend = x1, -14.0
        lines.append(
            f'<path d="M{x1:.1f} {y1:.1f}C{x1 + abs(bend):.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}" '
            f'fill="none" stroke="#64748b" stroke-opacity=".7"{dash}/>'
        )
    boxes = []
    asked = {node.key for node in found.focus}
    for column, view in enumerate(views):
        for node in view.nodes[:_MOST]:
            x, y = places[node.key]
            ink = INKS[column % len(INKS)]
            fill, text = (ink, "#fff") if node.key in asked else ("#fff", "#222")
            label = escape(name(node.key))
            written = wrapped(name(node.key), box - 6)
            first = y + (_BOX - len(written) * _LINE) / 2 + _LINE - 2
            words = "".join(
                f'<tspan x="{x + 3:.1f}" y="{first + at * _LINE:.1f}">{escape(line)}</tspan>'
                for at, line in enumerate(written)
            )
            boxes.append(
                f'<g><title>{label}</title><rect x="{x:.1f}" y="{y}" width="{box:.1f}" height="{_BOX}" rx="3" fill="{fill}" '
                f'stroke="{ink}"/><text font-size="{_SIZE}" fill="{text}">{words}</text></g>'
            )
    rows = max((min(len(view.nodes), _MOST + 1) for view in views), default=0)
    height = _TOP + rows * _ROW + 24
    scale = (
        "full line: stated of this very thing; dashed: of its kind; dotted: claimed by one report. Can reach, not did."
    )
    return page(said(f"Ways through {found.asked}"), said(scale), height, [*body, *lines, *boxes])


def _heading(view: StageView, said: Namer) -> str:
    return f"{said(view.stage)} ({len(view.nodes)})"


def _where(view: StageView, wide: float, said: Namer) -> str:
    told = ", ".join(map(said, view.countries))
    return told if _room(told) * 4.6 < wide else said(f"{len(view.countries)} countries")


def _room(text: str) -> int:
    """Letters that a text takes the room of; a Chinese character takes that of two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrapped(text: str, wide: float) -> list[str]:
    """Lines of about the width, at most three; what is cut stands in the tooltip."""
    room = int(wide / (_SIZE * 0.53) * len(text) / max(1, _room(text)))
    lines = textwrap.wrap(text, room, break_long_words=True) or [""]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: room - 1] + "…"]
    return lines


def fan_chart(found: Shortfall, said: Namer = str) -> str:
    """Shortfall behind the last stage by month: half of the draws, nine tenths, and all that the ranges allow. ``said`` puts
    the chart's own words into another language."""
    months = found.last.months
    step = (_WIDTH - _LEFT - _RIGHT) / max(1, len(months))
    xs = [_LEFT + step * (at + 0.5) for at in range(len(months))]
    base = _TOP + _HIGH

    def y(part: float) -> float:
        return base - part * _HIGH

    body = []
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        body.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y(part):.1f}" y2="{y(part):.1f}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 8}" y="{y(part) + 4:.1f}" text-anchor="end">{part:.0%}</text>'
        )
    bands: Sequence[tuple[list[tuple[float, float]], str]] = (
        ([(one.least, one.most) for one in months], "#e8eef5"),
        ([(one.low, one.high) for one in months], "#9db8d6"),
        (list(found.last.halves), "#1d4e89"),
    )
    for band, fill in bands:
        points = [(x, y(high)) for x, (_, high) in zip(xs, band, strict=True)]
        points += [(x, y(low)) for x, (low, _) in reversed(list(zip(xs, band, strict=True)))]
        told = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        body.append(f'<polygon points="{told}" fill="{fill}" stroke="{fill}"/>')
    every = max(1, -(-len(months) // 12))
    for at in range(0, len(months), every):
        label = month_of(found.scenario.start, at)
        body.append(f'<text x="{xs[at]:.1f}" y="{base + 20}" text-anchor="middle" font-size="11">{label}</text>')
    for at, (fill, label) in enumerate(
        (("#1d4e89", "half of the draws"), ("#9db8d6", "nine tenths"), ("#e8eef5", "all that the ranges allow"))
    ):
        x = _LEFT + at * 200
        body.append(f'<rect x="{x}" y="{base + 34}" width="14" height="12" fill="{fill}" stroke="#94a3b8"/>')
        body.append(f'<text x="{x + 20}" y="{base + 44}" font-size="11">{escape(said(label))}</text>')
    scale = f"shortfall behind {found.last.stage} as a part of demand; {found.assumed} ranges are assumed"
    return page(said(found.scenario.title), said(scale), base + 60, body)
