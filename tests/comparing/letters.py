"""Texts that the tests of this room share: invented letters in the manner of the field."""

from __future__ import annotations

from datetime import date

from watchword.comparing.corpus import Held
from watchword.model.document import Document, Language
from watchword.model.publisher import Publisher, PublisherKind

LETTER_2024 = """北山稀土集团“八一”建军节慰问信
公司全体退役军人、现役军人家属、民兵预备役人员:
值此中国人民解放军建军97周年来临之际,公司党委谨向你们致以节日的祝贺和诚挚的慰问!
97年来,人民军队历经硝烟战火,一路披荆斩棘,建立了不朽功勋。
一年来,公司高质量发展稳步推进,全年生产稀土氧化物1.2万吨,新建磁材产线两条。
希望你们永葆军人本色,在各自岗位上再立新功。
祝大家身体健康、工作顺利、阖家幸福!
"""

LETTER_2025 = """北山稀土集团“八一”建军节慰问信
公司全体退役军人、现役军人家属、民兵预备役人员:
值此中国人民解放军建军98周年来临之际,公司党委谨向你们致以节日的祝贺和诚挚的慰问!
98年来,人民军队历经硝烟战火,一路披荆斩棘,建立了不朽功勋。
公司把十二名科研骨干编入民兵分队,并与驻地某部共建应急物资库。
祝大家身体健康、工作顺利、阖家幸福!
希望你们永葆军人本色,在各自岗位上再立新功。
"""

PEER_2024 = """南岭钨业公司建军节慰问信
值此中国人民解放军建军97周年来临之际,公司谨向全体退役军人致以崇高的敬意!
多年来,你们退伍不褪色、退役不褪志,在矿山一线冲锋在前、勇挑重担。
祝大家身体健康、工作顺利、阖家幸福!
"""

ORDER_2023 = """关于进一步加强国防教育工作的通知
各地要深刻认识加强全民国防教育的重大意义,把国防教育融入国民教育全过程,推动军政军民团结不断巩固发展。
"""

NEWS = """七月二十九日,东港码头第三泊位恢复作业,首批铁矿石卸船后经铁路运往内陆钢厂,调度中心说,全天装车三百二十节。
"""

ENGLISH_2023 = """The Ministry said the licensing regime for gallium and germanium would enter into force on
1 August, and that exporters must name the final user and the final use of each shipment."""

ENGLISH_2024 = """Officials repeated on Monday that the licensing regime for gallium and germanium would enter
into force on 1 December; exporters must name the final user and the end use of every shipment."""


def held(
    name: str,
    text: str,
    day: str = "",
    *,
    issuer: str = "",
    occasion: str = "",
    kind: PublisherKind = "enterprise",
    language: Language = "zh",
) -> Held:
    return Held(name, text, date.fromisoformat(day) if day else None, issuer, occasion, kind, language)


def document(
    name: str, text: str, day: str = "", *, kind: PublisherKind = "enterprise", issuer: str = "", occasion: str = ""
) -> Document:
    return Document(
        text,
        id=name,
        published=date.fromisoformat(day) if day else None,
        publisher=Publisher(name="北山稀土集团", kind=kind),
        issuer=issuer,
        occasion=occasion,
    )


NORTH = "北山稀土集团"
SOUTH = "南岭钨业公司"
ARMY_DAY = "建军节"

LAST_YEAR = held("north-2024", LETTER_2024, "2024-07-30", issuer=NORTH, occasion=ARMY_DAY)
PEER = held("south-2024", PEER_2024, "2024-07-31", issuer=SOUTH, occasion=ARMY_DAY)
CIRCULAR = held("order-2023", ORDER_2023, "2023-04-15", issuer="国防教育办公室", kind="government")
PORT_NEWS = held("news-2024", NEWS, "2024-07-29", issuer="东港日报", kind="press")
THIS_YEAR = document("north-2025", LETTER_2025, "2025-07-30")
