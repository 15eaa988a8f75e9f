"""How Chinese characters are read, without tones; used to tell whether a name in Latin letters may be the same one."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

MOST = 8  # readings of one word; beyond this a name is too ambiguous for its pinyin to say anything


@lru_cache(maxsize=100_000)
def readings(word: str) -> frozenset[str]:
    """The toneless readings of a word as one string of letters, most usual first kept (``v`` for ü is ``u`` too)."""
    from pypinyin import Style, pinyin

    usual = "".join(part[0] for part in pinyin(word, style=Style.NORMAL))
    options = pinyin(word, style=Style.NORMAL, heteronym=True) if len(word) <= 6 else []
    every = {"".join(parts) for parts in islice(product(*(option[:2] for option in options)), MOST)}
    found = {usual, *every} - {""}
    return frozenset(found | {item.replace("v", "u") for item in found} | {item.replace("lv", "lyu") for item in found})


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Every toneless syllable that some common character has."""
    from pypinyin import Style, pinyin

    return frozenset(pinyin(chr(code), style=Style.NORMAL)[0][0] for code in range(0x4E00, 0x9FA6))


@lru_cache(maxsize=50_000)
def is_pinyin(letters: str) -> bool:
    """Whether letters divide into syllables without rest."""
    if not letters:
        return True
    known = syllables()
    return any(letters[:size] in known and is_pinyin(letters[size:]) for size in range(min(6, len(letters)), 0, -1))
