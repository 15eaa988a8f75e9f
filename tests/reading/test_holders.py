"""A registered name is its holder's only where the text shows it; anybody may be called so."""

from __future__ import annotations

import pytest

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.reading.read import read


def holders_in(text: str, book: Handbook) -> list[str]:
    return [mention.surface for mention in read(Document(text), book).of_kind("office_holder")]


@pytest.mark.parametrize(
    "text",
    ["王毅是三号车间的焊工，他每天六点到岗。", "种粮大户李强今年收了八百亩麦子。", "焊工王毅到岗。外交部长会见来宾。"],
)
def test_a_name_of_two_characters_without_a_title_is_nobody_of_the_register(text: str, book: Handbook) -> None:
    assert holders_in(text, book) == []


@pytest.mark.parametrize("text", ["外交部长王毅会见来宾。", "李强主持召开国务院常务会议。"])
def test_a_title_or_a_body_in_the_sentence_shows_the_holder(text: str, book: Handbook) -> None:
    assert len(holders_in(text, book)) == 1


def test_a_holder_named_with_the_title_is_known_afterwards(book: Handbook) -> None:
    assert holders_in("外交部长王毅会见来宾。王毅强调合作。", book) == ["王毅", "王毅"]


def test_a_name_of_three_characters_needs_no_title(book: Handbook) -> None:
    assert holders_in("习近平在京会见来宾。", book) == ["习近平"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("集团党委书记、董事长阎双全陪同。", "阎双全"),
        ("调查组由副市长赖永康任组长。", "赖永康"),
        ("陆玉恒同志任集团党委书记。", "陆玉恒"),
        ("决定免去韦忠诚同志的党委书记职务。", "韦忠诚"),
        ("县长多吉才旦，县人武部政委彭立军到会。", "多吉才旦"),
        ("军分区副处长郝建为其揭牌。", "郝建"),
        ("县长潘立群到东岭镇调研。潘立群强调安全。潘立群要求落实。", "潘立群"),
        ("Governor Alphonse Mukendi of Lufira province met union leaders.", "Alphonse Mukendi"),
        ("Under the order, signed by Minister of Mines Jean-Paul Mbayo, exports stop.", "Jean-Paul Mbayo"),
        ("Namibia's mines minister, Tomas Shikongo, said at a conference that it would.", "Tomas Shikongo"),
    ],
)
def test_holders_are_named_whole_and_no_more(text: str, name: str, book: Handbook) -> None:
    assert name in holders_in(text, book)


@pytest.mark.parametrize(
    "text", ["海岚主席梁先生出席论坛。", "企业负责人黄先生说，整改已完成。", "被告人陆某是总经理。"]
)
def test_whoever_is_only_addressed_or_half_named_is_kept_out(text: str, book: Handbook) -> None:
    assert holders_in(text, book) == []
