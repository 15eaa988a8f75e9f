"""Charts as SVG: one file that asks for nothing, with its numbers as text, readable without colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 760, 64, 24, 52, 64
_HEIGHT = 360
_ROW = 22
_APART = 34  # between the numbers below an axis
_FONT = "font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif\""
TIERS = {"沸": "#8c1d18", "烫": "#c2410c", "热": "#d97706", "暖": "#a3a04a", "温": "#5f8f8b", "冷": "#64748b"}
INKS = ("#8c1d18", "#1d4e89", "#3f7d3c", "#7a4e9e", "#b7791f", "#0f766e")


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its name, its height, what stands at its end, its colour."""

    label: str
    value: float
    note: str
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A named row of points; ``None`` leaves a gap, for what is not held."""

    name: str
    points: Sequence[tuple[float, float | None]]


def bars(title: str, rows: Sequence[Bar], scale: str) -> str:
    """Horizontal bars, one below the other, in the order given. ``scale`` says what their length means."""
    top = max((row.value for row in rows), default=0.0) or 1.0
    names = min(220, 16 + max((_wide(row.label) for row in rows), default=0))
    notes = 16 + max((_wide(row.note) for row in rows), default=0)
    room = _WIDTH - names - notes - _RIGHT
    body = []
    for at, row in enumerate(rows):
        y = _TOP + at * _ROW
        long = max(1.0, room * row.value / top) if row.value else 0.0
        body.append(
            f'<text x="{names - 8}" y="{y + 14}" text-anchor="end">{escape(_cut(row.label))}</text>'
            f'<rect x="{names}" y="{y + 2}" width="{long:.1f}" height="{_ROW - 6}" fill="{row.colour}"/>'
            f'<text x="{names + long + 6:.1f}" y="{y + 14}">{escape(row.note)}</text>'
        )
    return page(title, scale, _TOP + len(rows) * _ROW + 20, body)


def lines(title: str, rows: Sequence[Line], scale: str, *, logarithmic: bool = False) -> str:
    """Lines over a common axis, each named at its end. ``logarithmic`` takes both axes by powers of ten."""
    told = [(x, y) for row in rows for x, y in row.points if y is not None]
    put = math.log10 if logarithmic else float
    xs, ys = [put(x) for x, _ in told], [put(y) for _, y in told]
    low_y = min(ys) if logarithmic else 0.0
    x_at = _scale(min(xs), max(xs), _LEFT, _WIDTH - 190)
    y_at = _scale(low_y, max(ys), _HEIGHT - _BOTTOM, _TOP)
    body = [_axes(sorted({x for row in rows for x, _ in row.points}), (low_y, max(ys)), x_at, y_at, logarithmic)]
    ends: list[tuple[float, str, str]] = []
    for at, row in enumerate(rows):
        ink = INKS[at % len(INKS)]
        path, pen = [], "M"
        for x, y in row.points:
            if y is None:
                pen = "M"
                continue
            px, py = x_at(put(x)), y_at(put(y))
            path.append(f"{pen}{px:.1f} {py:.1f}")
            pen = "L"
            body.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{ink}"/>')
            last = py
        body.append(f'<path d="{" ".join(path)}" fill="none" stroke="{ink}" stroke-width="2"/>')
        ends.append((last, row.name, ink))
    floor = 0.0
    for y, name, ink in sorted(ends):
        floor = max(y, floor + 16)
        body.append(f'<text x="{_WIDTH - 168}" y="{floor + 4:.1f}" fill="{ink}">{escape(name)}</text>')
    return page(title, scale, max(_HEIGHT, int(floor) + 24), body)


def _scale(low: float, high: float, start: float, end: float):  # type: ignore[no-untyped-def]
    span = (high - low) or 1.0
    return lambda value: start + (value - low) / span * (end - start)


def _axes(xs, ys, x_at, y_at, logarithmic: bool) -> str:  # type: ignore[no-untyped-def]
    put = math.log10 if logarithmic else float
    drawn = []
    every = max(1, len(xs) // 12)
    last = -math.inf
    for x in xs[::every]:
        if x_at(put(x)) - last < _APART:
            continue
        last = x_at(put(x))
        drawn.append(f'<text x="{x_at(put(x)):.1f}" y="{_HEIGHT - _BOTTOM + 22}" text-anchor="middle">{x:g}</text>')
    steps = range(math.floor(ys[0]), math.ceil(ys[1]) + 1) if logarithmic else _steps(ys[1])
    for step in steps:
        if ys[0] - 1e-9 <= step <= ys[1] + 1e-9:
            y = y_at(step)
            drawn.append(
                f'<line x1="{_LEFT}" x2="{_WIDTH - 190}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
                f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10**step if logarithmic else step:g}</text>'
            )
    return "".join(drawn)


def _steps(top: float) -> list[float]:
    """Round numbers from nought up to the top, about five of them."""
    unit = 10 ** math.floor(math.log10(top)) if top > 0 else 1.0
    step = next(unit * part for part in (0.1, 0.2, 0.5, 1, 2) if top / (unit * part) <= 6)
    return [round(step * i, 12) for i in range(int(top / step + 1e-9) + 1)]


def page(title: str, scale: str, height: int, body: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img" aria-label="{escape(title)}" font-size="13" {_FONT} fill="#222">'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>'
        f'<text x="16" y="24" font-size="16" font-weight="bold">{escape(title)}</text>'
        f'<text x="16" y="42" fill="#555">{escape(scale)}</text>{"".join(body)}</svg>\n'
    )


def _wide(text: str) -> int:
    """About how many pixels a text takes."""
    return sum(13 if ord(c) > 0x2E7F else 8 for c in _cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"
