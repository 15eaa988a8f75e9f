"""What a brief says nothing of: texts outside our field, and words that fit a pattern without meaning it."""

from pathlib import Path

import pytest

from watchword.data import Handbook
from watchword.desk import Desk
from watchword.model.brief import Sentence
from watchword.model.document import Document
from watchword.reading.notation import compiled
from watchword.writing.telling import first_line, headed

FIRM = "【示例文本】青岩稀土股份有限公司2025年3月5日公告："  # the invented firm's announcement: all its claims are of our field


def told(text: str, lang: str = "en") -> list[Sentence]:
    with Desk(Path("nowhere")) as desk:
        return [s for s in desk.brief(Document(text), language=lang).sentences if s.grade is not None]


def heads(text: str) -> list[str]:
    return [sentence.text.split(": 「")[0] for sentence in told(text)]


ROUND_UP = (
    "【示例文本】国际快讯\n甲国南部一座村庄遭到炮击，造成1人受伤。\n"
    "乙国一处稀土矿山发生坍塌，造成3人死亡。\n丙国一家银行同另一家银行签署协议。"
)


def test_of_a_round_up_only_what_is_of_our_field_is_told() -> None:
    quotes = [sentence.evidence[0].text for sentence in told(ROUND_UP)]
    assert any("3人死亡" in quote for quote in quotes)
    assert not any("炮击" in quote or "1人受伤" in quote or "银行" in quote for quote in quotes)


@pytest.mark.parametrize(
    "clause",
    [
        "公司累计化解稀土过剩产能2万吨。",
        "公司着力突破稀土关键核心技术。",
        "稀土产品出口严防发生爆炸事故。",
        "公司与客户未能就稀土供应达成协议。",
        "原定于本月召开的稀土会议推迟举行。",
        "会议审议通过了《稀土管理办法(草案)》，会议在北京举行。",
        "公司稀土产品产量五年来年均增长8%。",
    ],
)
def test_words_that_only_fit_a_pattern_are_not_told_as_done(clause: str) -> None:
    wrong = (
        "reports a production capacity", "reports a research result", "an accident", "reports an agreement",
        "draft a meeting", "sets out a plan",
    )  # fmt: skip
    found = heads(FIRM + clause)
    assert not [head for head in found if any(words in head for words in wrong)], found


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("公司新增稀土分离产能2万吨。", "a production capacity"),
        ("公司成功突破了稀土永磁关键核心技术。", "a research result"),
        ("公司与客户签署稀土供应协议。", "an agreement"),
        ("公司力争到2027年稀土产量年均增长8%。", "a plan, target or forecast"),
    ],
)
def test_what_is_done_or_planned_is_told(clause: str, words: str) -> None:
    assert any(words in head for head in heads(FIRM + clause))


def test_who_is_cited_is_not_who_cites() -> None:
    found = told(FIRM + "习近平总书记的重要讲话精神为稀土产业指明方向。")
    cited = [s.text for s in found if "a leader's words" in s.text]
    assert cited
    assert all(text.startswith("The ") for text in cited)


def test_a_sum_is_told_with_what_it_is_for_and_how_nearly() -> None:
    price = heads(FIRM + "公司拟将稀土精矿价格调整为不含税每吨人民币26205元。")
    assert any("26,205 yuan a tonne" in head for head in price)
    [bought] = [h for h in heads(FIRM + "公司拟以1.58亿澳元（约合7.43亿元人民币）收购稀土矿股权。") if "158" in h]
    assert "158,000,000 Australian dollars" in bought
    assert "about 743,000,000 yuan" in bought


def test_unity_of_army_and_people_is_not_told_as_the_party_line_in_either_language() -> None:
    text = "【示例文本】2025年8月1日，青岩稀土集团致全体官兵慰问信：值此建军节，集团将不断巩固军政军民团结。"
    assert any("unity of the army with government and people" in s.text for s in told(text))
    assert any("维护军政军民团结" in s.text for s in told(text, "zh"))


def test_every_rule_of_silence_can_be_read_and_names_types_that_exist() -> None:
    book = Handbook()
    for rule in book.silence:
        assert set(rule.types) <= book.claim_types.keys(), rule.why
        assert rule.words or rule.near or rule.modalities, rule.why
        for pattern in filter(None, (rule.words, rule.near, rule.unless)):
            assert compiled(pattern)


@pytest.mark.parametrize(
    ("headline", "ours"),
    [
        ("铝加工企业深井铸造坑发生爆炸", True),
        ("云岭电力：老兵的节日", True),
        ("UK backs recycled magnet plant", True),
        ("China Minmetals signs an agreement with a city", True),
        ("二十国集团领导人峰会开幕", False),
        ("八一路南段动工大修", False),
        ("Printing press opens in town", False),
    ],
)
def test_a_headline_says_whether_a_text_is_of_our_field(headline: str, ours: bool, book: Handbook) -> None:
    assert headed(headline, book) == ours


def test_a_first_line_that_closes_with_a_stop_is_no_headline() -> None:
    assert first_line("【示例文本】\n民兵连夜上堤\n昨天。") == "民兵连夜上堤"
    assert first_line("民兵连夜上堤，封堵管涌。\n昨天。") == ""


def test_a_leaders_words_that_end_the_text_are_not_marked_as_going_on() -> None:
    found = told(FIRM + "习近平总书记强调，稀土产业要高质量发展")
    cited = [s.text for s in found if "a leader's words" in s.text]
    assert cited
    assert not any("…" in text for text in cited)
