"""Numbers as Chinese and English texts write them."""

from __future__ import annotations

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "廿": 20}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def number(text: str) -> float | None:
    """The value of ``1万9,109``, ``23``, ``三十余`` without the 余, ``十``, ``2.6亿``; ``None`` if it is no number."""
    if not text:
        return None
    total = section = 0.0
    digit: float | None = None
    at = 0
    while at < len(text):
        arabic = ARABIC.match(text, at)
        if arabic:
            digit = float(arabic[0].replace(",", ""))
            at = arabic.end()
            continue
        character = text[at]
        at += 1
        if character in DIGITS:
            if digit is not None and digit < 10 and re.fullmatch(f"[{''.join(DIGITS)}]+", text):
                return float("".join(str(DIGITS[c]) for c in text))
            digit = float(DIGITS[character])
        elif character in SMALL:
            section += (1 if digit is None else digit) * SMALL[character]
            digit = None
        elif character in LARGE:
            section += digit or 0
            if total and character == "亿":  # 7.52万亿
                total = (total + section) * LARGE[character]
            else:
                total += (section or 1) * LARGE[character]
            section, digit = 0.0, None
        else:
            return None
    return total + section + (digit or 0)
