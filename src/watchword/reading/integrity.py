"""Whether a copy may be believed to be what was published (R6, R8)."""

from __future__ import annotations

import re
from datetime import date

from watchword.data import Handbook
from watchword.model.reading import Integrity
from watchword.reading.view import View, fold, needle

MOJIBAKE = re.compile("[\ufffd]|锟斤拷|烫烫烫|Ã[\x80-\xbf]|â€")


def check_integrity(view: View, title: str, published: date | None, book: Handbook) -> Integrity:
    """Flags with reasons; a fatal one leaves the headline at most."""
    flags: list[str] = []
    reasons: list[str] = []
    fatal = False
    if view.injected:
        flags.append("pinyin_injection")
        reasons.append(f"{view.injected} Latin syllables injected between Chinese characters were taken out")
    if len(MOJIBAKE.findall(view.text)) >= 3:
        flags.append("mojibake")
        reasons.append("wrongly decoded characters")
        fatal = True
    text = fold(title) + "\n" + view.text
    for rule in book.integrity_rules:
        found = [word for word in rule.words if needle(word) in text]
        if found:
            flags.append(rule.flag)
            reasons.append(f"{rule.reason}: {'、'.join(found)}")
            fatal = fatal or rule.fatal
    for wrong in impossible_holders(view.text, published, book):
        flags.append("impossible_office_holder")
        reasons.append(wrong)
        fatal = True
    return Integrity(tuple(dict.fromkeys(flags)), "headline" if fatal else "full", tuple(reasons))


OFFICE_WORDS = {"General Secretary": ("总书记",), "Premier of the State Council": ("国务院总理", "总理")}


def impossible_holders(text: str, published: date | None, book: Handbook) -> list[str]:
    """Names written right behind an office that they never held (before the publication date)."""
    found: list[str] = []
    names = {holder.name for holder in book.holders}
    for holder in book.holders:
        for word in OFFICE_WORDS.get(holder.office, ()):
            for name in names:
                terms = [h for h in book.holders if h.office == holder.office and h.name == name]
                held = [h for h in terms if published is None or h.start <= published.isoformat()]
                if not held and re.search(f"(?<!副){word}{name}", text):
                    found.append(f"{word}{name}: {name} did not hold this office by then")
    return list(dict.fromkeys(found))
