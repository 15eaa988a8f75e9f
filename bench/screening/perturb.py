"""Listed names changed in five ways that leave them the same organisation, and near-misses that are another one."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

LEGAL = re.compile(
    r"[,\s]*\b(?:co\.?,?\s*ltd\.?|company,?\s*limited|co\.?,?\s*limited|limited|ltd\.?|inc\.?|corporation|corp\.?|company|co\.?|llc)\s*$",
    re.IGNORECASE,
)
OTHER_FORMS = ("Co., Ltd.", "Company Limited", "Corp.", "Limited", "Inc.")
PLACES = re.findall(
    r"\w+",
    """Beijing Shanghai Shenzhen Guangzhou Chengdu Chongqing Wuhan Nanjing Hangzhou Tianjin Suzhou Xian Shenyang Dalian Harbin
    Changsha Hefei Jinan Qingdao Xiamen Fuzhou Kunming Urumqi Xinjiang Jiangsu Zhejiang Guangdong Sichuan Hunan Hubei Shandong
    Henan Hebei Shanxi Shaanxi Anhui Jiangxi Fujian Liaoning Baotou Luoyang Mianyang Guilin Guiyang Wuxi Ningbo Zhuhai Dongguan""",
)
SYLLABLES = re.findall(
    r"\w+",
    """an bai bo chang cheng da de dong fa fei feng gang guan guo hai han hao heng hong hua hui ji jia jian jing jun kai kang ke
    lai le lei li lian liang ling long lu mao mei min ming nan ning peng ping qi qian qiang qing rong rui sen shan sheng shi
    shun song tai tang tao tian tong wan wei wen xi xiang xin xing xu xuan yan yang yi ying yong yu yuan yue yun ze zhan zhen""",
)


def order(name: str, rng: random.Random) -> str:
    """Two neighbouring words change places."""
    words = name.split()
    if len(words) < 2:
        return name
    at = rng.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def legal_form(name: str, rng: random.Random) -> str:
    """Another legal form, or none."""
    bare = LEGAL.sub("", name).strip(" ,") or name
    return rng.choice([bare, *(f"{bare} {form}" for form in OTHER_FORMS)])


def spacing(name: str, rng: random.Random) -> str:
    """A word parted in two, or two joined; upper case, or no commas."""
    words = name.split()
    way = rng.randrange(3)
    long = [at for at, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
    if way == 0 and long:
        at = rng.choice(long)
        cut = rng.randrange(3, len(words[at]) - 2)
        words[at : at + 1] = [words[at][:cut], words[at][cut:].lower()]
    elif way == 1 and len(words) > 1:
        at = rng.randrange(len(words) - 1)
        words[at : at + 2] = [words[at] + words[at + 1].lower()]
    else:
        return name.upper().replace(",", " ").replace("  ", " ")
    return " ".join(words)


def typo(name: str, rng: random.Random) -> str:
    """One letter of a word of five letters and more dropped, doubled, swapped with the next, or another."""
    places = [match.start() + at for match in re.finditer(r"[A-Za-z]{5,}", name) for at in range(1, len(match[0]) - 1)]
    if not places:
        return name
    at = rng.choice(places)
    way = rng.randrange(4)
    if way == 0:
        return name[:at] + name[at + 1 :]
    if way == 1:
        return name[:at] + name[at] + name[at:]
    if way == 2:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + rng.choice("aeiounrstl") + name[at + 1 :]


def near_misses(names: Iterable[str], count: int, rng: random.Random) -> Iterator[str]:
    """Names of other firms: another place for the place, or an invented trade name for the trade name."""
    pool = [name for name in names if LEGAL.search(name)]
    made = 0
    while made < count:
        name = rng.choice(pool)
        words = name.split()
        at = next((at for at, word in enumerate(words) if word.strip("',") in PLACES), None)
        if rng.random() < 0.5 and at is not None:
            other = rng.choice([place for place in PLACES if place != words[at].strip("',")])
            words[at] = other
        else:
            first = 0 if at is None else at + 1
            if first >= len(words) or words[first].isupper() or len(words[first]) < 4 or not words[first].isalpha():
                continue
            words[first] = (rng.choice(SYLLABLES) + rng.choice(SYLLABLES)).capitalize()
        made += 1
        yield " ".join(words)
