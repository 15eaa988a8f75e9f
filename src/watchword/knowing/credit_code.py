"""Unified social credit codes (统一社会信用代码): eighteen characters with a check character, GB 32100-2015."""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE = re.compile(rf"(?<![0-9A-Za-z])[{ALPHABET}]{{18}}(?![0-9A-Za-z])")


def check_character(first17: str) -> str:
    """The eighteenth character: weights are powers of 3 modulo 31."""
    total = sum(ALPHABET.index(letter) * pow(3, at, 31) for at, letter in enumerate(first17))
    return ALPHABET[(31 - total % 31) % 31]


def is_valid(code: str) -> bool:
    return bool(CODE.fullmatch(code)) and check_character(code[:17]) == code[17]


def split_code(name: str) -> tuple[str, str]:
    """The name without its credit code, and the code; empty where none with a right check character stands in it."""
    plain = unicodedata.normalize("NFKC", name).upper()
    found = next((match[0] for match in CODE.finditer(plain) if is_valid(match[0])), "")
    if not found:
        return name, ""
    at = plain.index(found)
    rest = unicodedata.normalize("NFKC", name)
    rest = rest[:at] + " " + rest[at + 18 :] if len(rest) == len(plain) else plain.replace(found, " ")
    rest = re.sub(r"统一社会信用代码|社会信用代码|USCC|[(（]\s*[)）]|[,,;;::]\s*$", " ", rest.strip())
    return rest.strip(" ,，;；:："), found
