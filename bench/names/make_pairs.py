"""families.txt -> zh_org_bench.tsv: pairs with a grade, a kind and a part; the same pairs every time."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from opencc import OpenCC

HERE = Path(__file__).parent
TABLE = HERE / "zh_org_bench.tsv"
WIDE = str.maketrans("()", "（）")


@dataclass(frozen=True)
class Organisation:
    group: str
    names: tuple[str, ...]
    loose: tuple[str, ...]  # names that may mean a relative too


def families() -> Iterator[tuple[str, list[Organisation]]]:
    name, found = "", []
    for line in (HERE / "families.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") and re.fullmatch(r"# [a-z0-9.-]+", line):
            if found:
                yield name, found
            name, found = line[2:], []
        elif line and not line.startswith("#"):
            group, _, rest = line.partition(" ")
            names = [item.strip() for item in rest.split(" | ")]
            sure = tuple(item for item in names if not item.startswith("~"))
            found.append(Organisation(group, sure, tuple(item[1:] for item in names if item.startswith("~"))))
    yield name, found


def han(name: str) -> bool:
    return bool(re.search("[一-鿿]", name))


def kind(a: str, b: str) -> str:
    return {2: "zh-zh", 1: "zh-en", 0: "en-en"}[han(a) + han(b)]


def part(family: str) -> str:
    """Families that share an organisation share what stands before the dot, and so stand in one part."""
    family = family.partition(".")[0]
    return "tune" if hashlib.sha256(family.encode()).digest()[0] % 2 else "test"


def pick(key: str, most: int, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: hashlib.sha256(f"{key}{pair}".encode()).digest())[:most]


def rows() -> Iterator[tuple[str, str, str, str, str, str]]:
    traditional = OpenCC("s2t")
    for family, organisations in families():
        where = part(family)
        for one in organisations:
            for a, b in pick(family, 4, list(combinations(one.names, 2))):
                yield where, family, "STRONG", kind(a, b), a, b
            for loose in one.loose:
                yield where, family, "MEDIUM", kind(one.names[0], loose), one.names[0], loose
        whole = organisations[0].names[0]
        if han(whole):
            folded = traditional.convert(whole)
            if folded != whole:
                yield where, family, "STRONG", "zh-zh", whole, folded.translate(WIDE)
        for one, two in combinations(organisations, 2):
            grade = "WEAK" if one.group == two.group else "NO"
            pairs = [(a, b) for a in one.names for b in two.names if a != b]
            first = [(one.names[0], two.names[0])] if one.names[0] != two.names[0] else []
            for a, b in dict.fromkeys([*first, *pick(family, 1, pairs)]):
                yield where, family, grade, kind(a, b), a, b


def main() -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(("part", "family", "grade", "kind", "a", "b"))
        table.writerows(rows())


if __name__ == "__main__":
    main()
