"""The fixed words of a brief around its sentences, in both languages."""

from __future__ import annotations

from typing import Literal

from watchword.model.brief import Language

Heading = Literal[
    "share", "link", "form", "none", "highlights", "body", "takeaway", "likelihood", "change", "terms", "touches",
    "background", "gaps", "sources", "judgement", "text", "unverified", "confused", "made", "grade", "new", "varied", "ritual", "copied", "earlier", "rests", "says", "compares", "background_kind", "judges",
]  # fmt: skip
HEADINGS: dict[Language, dict[Heading, str]] = {
    "en": {
        "share": "Ritual share", "link": "Military link", "form": "Form", "none": "none", "highlights": "Highlights",
        "body": "What it says, and what is new", "takeaway": "Key takeaway", "likelihood": "Likelihood",
        "change": "What would change the view", "terms": "Terms decoded",
        "touches": "What it touches (from the supply map, not from the text)", "background": "Background (not from the text)",
        "gaps": "Gaps", "sources": "Sources", "judgement": "our judgement", "text": "The text", "unverified": "unverified",
        "confused": "Not to be confused with", "made": "Made by Watchword",
        "grade": "grade", "new": "new", "varied": "varied", "ritual": "ritual", "copied": "copied", "earlier": "earlier",
        "rests": "rests on", "says": "says", "compares": "compares", "background_kind": "background", "judges": "judges",
    },
    "zh": {
        "share": "礼仪性套话占比", "link": "军事联系", "form": "形式", "none": "无", "highlights": "要点",
        "body": "文本所述与新内容", "takeaway": "主要结论", "likelihood": "可能性", "change": "什么会改变这一判断",
        "terms": "用语解读", "touches": "所涉供应链（来自供应图，不是文本所述）", "background": "背景（不是文本所述）",
        "gaps": "缺口", "sources": "来源", "judgement": "我方判断", "text": "原文", "unverified": "未经核实",
        "confused": "不可混淆于", "made": "由 Watchword 生成",
        "grade": "评级", "new": "新", "varied": "有改动", "ritual": "套话", "copied": "转载", "earlier": "较早文本",
        "rests": "依据", "says": "文本所述", "compares": "比较", "background_kind": "背景", "judges": "判断",
    },
}  # fmt: skip
LINK_LABELS = {"none": "无", "ceremonial": "礼仪性", "institutional": "制度性", "material": "实质性"}
FORM_NAMES = {"standard": "标准", "flash": "快讯", "press": "报刊", "profile": "概况"}
ROLE_NAMES = {"official": "官方", "press": "报刊", "copy": "副本"}
KIND_NAMES = {
    "copy": "副本", "example": "示例", "reconstruction": "重构", "party": "党的机关", "government": "政府机关", "army": "军队",
    "exchange": "交易所", "company": "企业", "media": "媒体", "institute": "研究机构", "association": "协会",
}  # fmt: skip
