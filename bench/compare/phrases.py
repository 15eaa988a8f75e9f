"""Measure the phrase table that ships in src/watchword/data/phrases: python bench/compare/phrases.py OUT.tsv

From the State Council's reports since 1954 and the evening broadcasts of 2012-2025: a phrase, how many
documents have it, in which years, and when it was first seen. No running text.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from real import BROADCASTS, broadcasts

from watchword.comparing.corpus import Corpus, Held
from watchword.comparing.formulas import Formula, discover

LENGTHS = range(6, 21)
# What is frequent and no formula: names of places, bodies, events and persons, and the programme's furniture.
_NAMES = re.compile(
    r"(?:自治区|自治州|直辖市|行政区|[省市县州镇村港湾岛]|共和国|联邦|王国|委员会|常委会|办公室|研究院|研究所|大学|学院|银行|公司|集团"
    r"|总局|部长|部部长|总理|总统|主席|首相|外长|书记|司令员?|大使|秘书长|大会堂|机场|铁路|高速公路|中心|电视台|日报|组织|论坛|峰会"
    r"|博览会|进博会|广交会|奥运会|冬奥会|残奥会|运动会|亚运会|锦标赛|世界杯|航天员|发言人|记者会|发布会|负责人|主持人|教授|院士|首席|主任"
    r"|副主席|副总理|委员长|副委员长|总干事|检察院|法院|国务院|中央军委|政治局|代表团|解放军|卫星|空间站|飞船|火箭|指数|公报|现场)$"
)
_PERSONS = re.compile(
    "李克强|李强|王岐山|张高丽|张德江|俞正声|刘云山|栗战书|汪洋|王沪宁|赵乐际|韩正|丁薛祥|李希|蔡奇|王毅|杨洁篪|胡锦涛|温家宝|吴邦国|贾庆林"
    "|李长春|贺国强|周永康|刘延东|马凯|孙春兰|胡春华|刘鹤|何立峰|张国清|刘国中|王勇|王晨|普京|特朗普|拜登|奥巴马|马克龙|默克尔|金正恩|安倍"
    "|习近平(?!(?:同志|新时代|强军|法治|经济|外交|生态|文化))|彭丽媛|梅德韦杰夫|内塔尼亚胡|泽连斯基|卢卡申科|埃尔多安|希拉里|周恩来|华国锋"
)
_FURNITURE = re.compile(
    "频道|人民日报|央视|总台|我台|国防部|外交部|国防军|政府军|斯坦|安理会|联合国|卫生组织|疫苗|病毒|疫情|肺炎|俄罗斯|乌克兰|叙利亚|以色列"
    "|加沙|巴勒斯坦|伊朗|首都|阅兵|检阅台|仪仗队|军乐|国歌|天安门|嫌疑人|伤亡|非正式会议|·|斯克$|艾利斯|首脑|高云龙|杜特尔特|办公厅|委员会"
    "|部长|总统|劳动模范|流动量|无人机|广场|新闻|报道|记者|节目|栏目|播出|视频|画面|数据显示|当地时间|北京时间|截至|目前|今天|昨天|今日|近日|日前|本月|当天|上午|下午|同期|新增|确诊|病例"
    "|星期|气象|台风|暴雨|降雨|地震|航班|比赛|冠军|金牌|公里|万吨|亿元|元人民币|应邀|乘专机|抵达|出席|会见|会晤|致电|贺信|陪同|参加|主持会议|著作权|本作品"
    "|第[一二三四五六七八九十]+[条项届次]|[一二三四五六七八九十]{2}届|比上年|比去年|我代表国务院|作政府工作报告|提出意见"
)


def reports() -> list[Held]:
    """The State Council's yearly reports, without the licence that the site puts below each."""
    file = BROADCASTS.parent.parent / "gov_reports" / "government_work_reports.jsonl"
    if not file.exists():
        print(f"skipped: {file} is not here", file=sys.stderr)
        raise SystemExit(0)
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    return [
        Held(
            row["url"],
            row["content"].partition("本作品")[0],
            date(int(row["title"][:4]), 3, 5),
            "国务院",
            "政府工作报告",
            "government",
            "zh",
        )
        for row in rows
        if row["title"][:4].isdigit() and "政府工作报告" in row["title"]
    ]


def phrases(documents: list[Held], at_least: int) -> list[Formula]:
    with tempfile.TemporaryDirectory() as folder:
        found = discover(Corpus.rebuild(Path(folder), documents), at_least)
    return [
        f
        for f in found
        if len(f.phrase) in LENGTHS
        and not _NAMES.search(f.phrase)
        and not _PERSONS.search(f.phrase)
        and not _FURNITURE.search(f.phrase)
    ]


def main() -> None:
    out = Path(sys.argv[1])
    rows = ["phrase\tcorpus\tdocuments\tfirst_seen\tcensored\tlast_seen\tby_year"]
    for corpus, documents, at_least in (("reports", reports(), 5), ("broadcasts", broadcasts(), 100)):
        for f in sorted(phrases(documents, at_least), key=lambda f: (-f.documents, f.phrase)):
            years = " ".join(f"{year}:{count}" for year, count in f.by_year)
            rows.append(
                f"{f.phrase}\t{corpus}\t{f.documents}\t{f.first_seen}\t{int(f.censored)}\t{f.last_seen}\t{years}"
            )
    out.write_text("\n".join(rows) + "\n")
    print(f"{len(rows) - 1:,} phrases")


if __name__ == "__main__":
    main()
