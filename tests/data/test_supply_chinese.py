"""The supply map in Chinese: all of it, with the same numbers as the English."""

from __future__ import annotations

import calendar
import re

import pytest

from watchword.data import Handbook
from watchword.model.edge import Edge
from watchword.tracing.supply_map import SupplyMap
from watchword.tracing.words import scenario_words

MONTHS = {name: str(number) for number, name in enumerate(calendar.month_name) if name}
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
HAN = re.compile("[\u3400-\u9fff]")
QUARTER = re.compile(r"(?<=\d)Q(?=\d)")
# What has no Chinese name, or stands so in Chinese texts too.
LATIN = re.compile(r"F-35|DDG-51|RQ-21|(?:AN/)?SPY-6|REO|MP Materials|Noveon|CBMM|X(?=射线)")


def numbers(text: str) -> list[float]:
    """The numbers of a sentence in order of size, months among them."""
    written = QUARTER.sub(" ", MONTH.sub(lambda name: MONTHS[name[0]], text))
    return sorted(float(number.rstrip(",").replace(",", "")) for number in NUMBER.findall(written))


def pairs(book: Handbook) -> list[tuple[str, str]]:
    """Everything that the map says in a sentence or a phrase, in both languages."""
    told = [pair for edge in book.edges for pair in ((edge.note, edge.note_zh), (edge.amount, edge.amount_zh))]
    told += [(table.basis, table.basis_zh) for table in book.figures]
    told += [
        pair
        for notice in book.notices
        for clause in notice.clauses
        for pair in ((clause.destination, clause.destination_zh), (clause.users, clause.users_zh))
    ]
    return told + [pair for plan in book.scenarios.values() for pair in scenario_words(plan)]


def test_what_the_map_says_in_english_it_says_in_chinese(book: Handbook) -> None:
    told = pairs(book)
    assert len(told) > 400
    assert not [english for english, chinese in told if bool(english) != bool(chinese)]
    assert not [chinese for _, chinese in told if re.search("[A-Za-z]", LATIN.sub("", chinese))]
    assert not [chinese for _, chinese in told if chinese and chinese != "REO" and not HAN.search(chinese)]


def test_the_numbers_are_the_same_in_both(book: Handbook) -> None:
    assert not [(english, chinese) for english, chinese in pairs(book) if numbers(english) != numbers(chinese)]


@pytest.mark.parametrize(
    ("english", "chinese", "same"),
    [
        ("trial production began in January 2025", "2025年1月开始试生产", True),
        ("36.71% (2023Q3)", "36.71%（2023年第3季度）", True),
        ("about 5,200 lb each", "每艘约5,200磅", True),
        ("about 5,200 lb each", "每艘约5,300磅", False),
        ("about 60% of the tungsten", "约一半的钨", False),
        ("on 16 May 2025", "2025年6月16日", False),
    ],
)
def test_numbers_of_both_languages_are_compared(english: str, chinese: str, same: bool) -> None:
    assert (numbers(english) == numbers(chinese)) is same


def test_one_english_sentence_has_one_chinese(book: Handbook) -> None:
    assert len({pair for pair in pairs(book) if pair[0]}) == len({english for english, _ in pairs(book) if english})


def test_every_node_has_a_chinese_name_and_is_found_by_it(book: Handbook) -> None:
    supply = SupplyMap(book)
    named = {key: supply.chinese(key) for key in supply.nodes}
    assert not {key: name for key, name in named.items() if not HAN.search(name) and name != "F-35"}
    for key, name in named.items():
        node = supply.find(name)
        assert name in supply.names(node), key  # 天然石墨 is a name of graphite, the element, too


def test_a_node_or_an_edge_without_chinese_keeps_its_english() -> None:
    from watchword.model.citation import Citation
    from watchword.tracing.touches import step

    supply = SupplyMap(Handbook())
    edge = Edge("gallium", "goes_into", "nowhere", "invented for a test", Citation("https://example.org", "A test"))
    said = step(edge, supply, "zh")
    assert (said.source, said.target, said.note) == ("镓", "nowhere", "invented for a test")
