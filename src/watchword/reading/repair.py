"""What bad copies do to a text, undone: wrong decoding, markup, syllables put between characters. Every function
says where in its input each character of the output stood."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from typing import NamedTuple

HAN = "\u3400-\u9fff\uf900-\ufaff"
# A lower-case syllable in brackets right after a Han character: element symbols and acronyms have capitals.
INJECTED = re.compile(rf"(?<=[{HAN}])\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{{1,6}})\)")
TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]")
MARKUP = re.compile(r"<!--|-->|</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]{0,300})?/?>|&(?:[a-z]{2,6}|#\d{2,5});")
# UTF-8 read as Latin-1 or Windows-1252: runs of these letters, which no Chinese or English text has.
LATIN_RUN = re.compile(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{3,}"
)
# UTF-8 read as GBK: the characters that the commonest Chinese ones turn into.
GBK_SIGNS = re.compile(
    "[鐨鍦鏄浜鍜涓鍥鍏鎴閿銆锛绋鍑鍚鏈鍙瀹璁杩鎵鍟姟閮鍗鍘鍋鍔鍒鍓鍖鍛鍝鍩鍫鎬鎶鏂鏃鏍鏉鏋鐩鐭绁绗绾缁鑰鑳鑷閫閬閲闂闃闈椤浠浣浼鍊殑]"
)


class Cut(NamedTuple):
    """A stretch to be replaced; ``kind`` says why."""

    start: int
    end: int
    text: str
    kind: str


def decoded(raw: str) -> tuple[str, list[int] | None]:
    """The text with wrongly decoded stretches decoded anew, and where each character stood; ``None`` where nothing
    was wrong (the usual case)."""
    if len(GBK_SIGNS.findall(raw, 0, 2000)) >= max(6, min(len(raw), 2000) // 25):
        anew = redecoded(raw, "gb18030", 0)
        if anew is not None:
            return anew
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in LATIN_RUN.finditer(raw):
        anew = redecoded(match[0], "cp1252", match.start())
        if anew is None or not re.search(f"[{HAN}]", anew[0]):
            continue
        pieces += (raw[at : match.start()], anew[0])
        offsets += (*range(at, match.start()), *anew[1])
        at = match.end()
    if not at:
        return raw, None
    return "".join(pieces) + raw[at:], [*offsets, *range(at, len(raw))]


def redecoded(text: str, wrong: str, start: int) -> tuple[str, list[int]] | None:
    """``text``, which was UTF-8 read as ``wrong``, read as UTF-8; ``None`` where that makes no sense."""
    octets = bytearray()
    origin: list[int] = []
    for index, character in enumerate(text):
        try:
            encoded = character.encode(wrong) if character != "\ufffd" else b"\xff"  # a byte that was lost before
        except UnicodeEncodeError:
            code = ord(character)
            if wrong == "gb18030" or code > 0xFF:
                return None
            encoded = bytes([code])  # Windows-1252 has five holes
        octets += encoded
        origin += [start + index] * len(encoded)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    pieces: list[str] = []
    offsets: list[int] = []
    begin = lost = 0
    for index, octet in enumerate(octets):
        out = decoder.decode(bytes([octet]))
        for character in out:
            at = origin[begin] if character == out[0] else origin[index]
            lost += character == "\ufffd"
            if not offsets or at > offsets[-1]:
                pieces.append(character)
                offsets.append(at)
        begin = index + 1 - len(decoder.getstate()[0])
    return ("".join(pieces), offsets) if pieces and lost * 6 <= len(pieces) else None


def cuts(text: str) -> Iterator[Cut]:
    """Markup and injected syllables of a folded text, in order and apart."""
    found: list[Cut] = []
    if "(" in text:
        syllables = list(INJECTED.finditer(text))
        if len(syllables) >= 2 or any(TONED.search(match[1]) for match in syllables):
            found += (Cut(match.start(), match.end(), "", "syllable") for match in syllables)
    if "<" in text or "&" in text:
        for match in MARKUP.finditer(text):
            meant = html.unescape(match[0]) if match[0].startswith("&") else ""
            found.append(
                Cut(match.start(), match.end(), meant if len(meant) == 1 and meant.isprintable() else "", "markup")
            )
    end = 0
    for cut in sorted(found):
        if cut.start >= end:
            yield cut
            end = cut.end
