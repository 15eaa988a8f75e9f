"""What a careful reader sees with the document alone: for each rule honest sentences in other words, and faults."""

from __future__ import annotations

from functools import lru_cache

import pytest

from watchword.data import load_handbook
from watchword.model.document import Document
from watchword.reading.read import read
from watchword.writing.lint import Against, lint_sheet
from watchword.writing.lint.text import sheet_of_text

CHINESE = (
    "【示例文本】青岑锑业2025年6月12日公告，公司上半年生产锑锭3100吨，同比下降8%，约六成销往欧洲客户。公司拟投资2.4亿元新建一条氧化锑生产线，"
    "将招聘工人150名，预计2027年投产。县长陆启明宣读决定，副县长方淑云陪同考察。6月10日冶炼车间发生事故，造成2人死亡、5人受伤，"
    "县消防救援大队派出4辆车处置，县人武部组织民兵60人转移群众。该厂是全县第三家取得证书的企业。公司未向任何军事用户出口产品，"
    "否认与外企合资。业内人士认为，价格可能继续下跌。若许可恢复，公司将重启二号炉。"
)
ENGLISH = (
    "[Example text] Corvan Indium said on 4 March 2025 that it had sold 310 tonnes of indium ingots to Port Lorne, a third of its output. "
    "Indium tin oxide was added to the list, and gallium compounds stay free. Tolland Gallium made 95 tonnes in February, up 6%. "
    "Corvan Indium plans to open a refinery in Lorne City by 2028. Tolland Gallium denied that it had bought the Ashby mine. "
    "Director Ruth Okell may leave in May, two traders said."
)
RULES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "plans_are_not_told_as_done": (
        CHINESE,
        ("The firm plans to invest 240 million yuan in a new line.", "It wants to hire 150 workers.", "The line should start up in 2027.",
         "Traders think that prices may fall further.", "It would restart furnace two if the licence came back."),
        ("The firm has invested 240 million yuan in a new line.", "It has hired 150 workers.", "The line started up in 2027.",
         "Prices continue to fall.", "It has restarted furnace two."),
    ),
    "what_is_denied_is_not_told": (
        CHINESE,
        ("It exported nothing to military users.", "The firm denies a joint venture with a foreign company.", "No product went to military users.",
         "It rejects talk of a joint venture.", "Military users got no exports from it."),
        ("It exported products to military users.", "The firm has a joint venture with a foreign company.", "Its products were exported to military users.",
         "It formed a joint venture with foreigners.", "Military users import its exported products."),
    ),
    "what_is_told_is_not_denied": (
        CHINESE,
        ("The county moved people with its militia.", "The plant had an accident on 10 June.", "Nobody says how the accident began.",
         "Fang Shuyun did not speak.", "There was no second accident."),
        ("Lu Qiming did not read the decision.", "The fire brigade did not send vehicles."),
    ),
    "tolls_are_given": (
        CHINESE,
        ("Two people died in the smelter.", "The accident killed two and injured five.", "Five workers were hurt.", "2 people were killed.", "It left two dead."),
        ("Five people died in the smelter.", "The accident killed 4 and injured five.", "Two workers were hurt.", "7 people were killed.", "It left four dead."),
    ),
    "ordinals_are_held": (
        CHINESE,
        ("It is the third firm of the county with a certificate.", "The county has a third certified plant.", "Two other plants came before this third one.",
         "It became the county's third.", "This plant is the third."),
        ("It is the fifth firm of the county with a certificate.", "The county has a ninth certified plant.", "It became the county's eleventh.",
         "This is the fourth plant.", "It was the thirteenth to get a certificate."),
    ),
    "fractions_are_held": (
        CHINESE,
        ("About six tenths of sales go to Europe.", "Three fifths of its ingots go to Europe.", "Some six-tenths of it is sold in Europe.", "More than half the year passed.", "It sold six tenths of the ingots in Europe."),
        ("About nine tenths of sales go to Europe.", "Two thirds of its ingots go to Europe.", "Some three-quarters of it is sold in Europe.", "A quarter of the ingots is sold.", "One fifth of its ingots go to Europe."),
    ),
    "days_and_months_are_held": (
        CHINESE,
        ("The accident was on 10 June.", "It published this on June 12.", "The firm reported in June.", "Output of January to June fell.", "The firm told this in the middle of June."),
        ("The accident was on 11 June.", "It published this on June 21.", "The firm reported in August.", "Output of February to May fell.", "The plant closed in November."),
    ),
    "causes_are_given": (
        "【示例文本】青岑锑业2025年6月公布，上半年产量3100吨，同比下降8%。",
        ("Output fell by 8%.", "It made 3,100 tonnes.", "Output in the first half was 8% lower.", "The firm reported lower output.", "It gave no reason."),
        ("Output fell by 8% because of weak demand.", "Owing to repairs it made 3,100 tonnes.", "Output fell as a result of floods.",
         "Output was lower thanks to new rules.", "The fall was driven by low grades."),
    ),
    "offices_are_held": (
        CHINESE,
        ("The county head read the decision.", "The deputy county head went along.", "County head Lu Qiming read it out.", "Deputy county head Fang Shuyun came along.", "Fang Shuyun was there."),
        ("The mayor read the decision.", "The governor went along.", "An ambassador came.", "The Party secretary opened it.", "Its spokesman was there."),
    ),
    "who_acts_is_kept": (
        CHINESE,
        ("Lu Qiming read out the decision.", "County head Lu Qiming read it.", "The decision was read by Lu Qiming.", "Fang Shuyun came along.", "Fang Shuyun went with the visitors."),
        ("Fang Shuyun read out the decision.", "Deputy county head Fang Shuyun read the decision.", "The decision was read by Fang Shuyun."),
    ),
    "kinds_of_actors_are_kept": (
        CHINESE,
        ("The fire brigade sent four vehicles.", "The militia moved people away.", "Firefighters came with four vehicles.", "The armed forces department called out 60 militia.", "Militia helped to move people."),
        ("The militia sent four vehicles.", "The armed forces department sent four vehicles."),
    ),
    "chinese_names_are_held": (
        CHINESE,
        ("County head Lu Qiming (陆启明) read the decision.", "The firm 青岑锑业 made 3,100 tonnes.", "The county head, 陆启明, read the decision.", "Lu Qiming is called 县长 by the text.", "The 副县长 came along with them."),
        ("The county head, 王建华, read the decision.", "The firm 白鹿锑业 made 3,100 tonnes.", "The county head 陆明启 read the decision.", "The plant of 北山镇 had an accident.", "The deputy county head 方云 went along."),
    ),
    "earlier_amounts_are_given": (
        CHINESE,
        ("It made 3,100 tonnes, 8% less than a year earlier.", "Output was 3,100 tonnes.", "Output fell by 8% from a year earlier.", "It made 3,100 tonnes in the first half.", "Output of 3,100 tonnes is lower on the year."),
        ("Output fell from 240 million yuan a year earlier.", "It will have 150 workers against 60 people a year earlier."),
    ),
    "unlike_times_are_not_compared": (
        CHINESE,
        ("First-half output was lower than a year before.", "Output was down from a year earlier.", "It made less than before.", "First-half output was below what had been planned.", "More than half of it was sold."),
        ("First-half output was below the full-year figure.", "The first-quarter output was above that of the first half.", "The May output was lower than the full-year total.",
         "Quarterly output beat the annual figure.", "Monthly output was less than the first-half figure."),
    ),
    "charged_words_have_a_ground": (
        CHINESE,
        ("The plant had an accident.", "It wants a new production line.", "The licence may come back.", "It has customers in Europe.", "Nobody went bankrupt."),
        ("It makes missiles.", "The firm went bankrupt.", "The workers went on strike.", "A court fined the firm.", "Japanese customers buy the ingots."),
    ),
    "materials_keep_their_form": (
        ENGLISH,
        ("Indium tin oxide came onto the list.", "Gallium compounds stay free.", "It sold indium ingots.", "Tolland made gallium.", "The list has indium tin oxide now."),
        ("Gallium tin oxide came onto the list.", "Indium compounds stay free.", "It sold gallium ingots.", "The list has gallium tin oxide now.", "Port Lorne bought gallium ingots."),
    ),
    "numbers_are_held": (
        ENGLISH,
        ("It sold 310 tonnes.", "Tolland Gallium made 95 tonnes.", "Output rose 6%.", "The refinery should open by 2028.", "Two traders said so."),
        ("It sold 311 tonnes.", "Four traders said so.", "It sold indium to three ports.", "The refinery should open by 2026.", "Ninety-six tonnes were made."),
    ),
}  # fmt: skip


@lru_cache(maxsize=8)
def against(text: str) -> Against:
    document, book = Document(text, language="en" if text.startswith("[") else "zh"), load_handbook()
    return Against(document, read(document, book), book)


def found(text: str, sentence: str) -> set[str]:
    return {message.rule for message in lint_sheet(sheet_of_text(sentence), against(text))}


@pytest.mark.parametrize(("rule", "sentence"), [(rule, right) for rule in RULES for right in RULES[rule][1]])
def test_an_honest_sentence_is_not_blamed(rule: str, sentence: str) -> None:
    assert found(RULES[rule][0], sentence) == set()


@pytest.mark.parametrize(("rule", "sentence"), [(rule, wrong) for rule in RULES for wrong in RULES[rule][2]])
def test_a_fault_is_told_by_its_rule(rule: str, sentence: str) -> None:
    assert rule in found(RULES[rule][0], sentence)
