"""The fixed words of a brief around its sentences, in both languages."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "zh"]
Heading = Literal[
    "share", "link", "form", "none", "highlights", "body", "takeaway", "likelihood", "change", "terms", "touches",
    "background", "gaps", "sources", "judgement", "text", "unverified", "confused", "made",
]  # fmt: skip
HEADINGS: dict[Language, dict[Heading, str]] = {
    "en": {
        "share": "Ritual share", "link": "Military link", "form": "Form", "none": "none", "highlights": "Highlights",
        "body": "What it says, and what is new", "takeaway": "Key takeaway", "likelihood": "Likelihood",
        "change": "What would change the view", "terms": "Terms decoded",
        "touches": "What it touches (from the supply map, not from the text)", "background": "Background (not from the text)",
        "gaps": "Gaps", "sources": "Sources", "judgement": "our judgement", "text": "The text", "unverified": "unverified",
        "confused": "Not to be confused with", "made": "Made by Watchword",
    },
    "zh": {
        "share": "礼仪性套话占比", "link": "军事联系", "form": "形式", "none": "无", "highlights": "要点",
        "body": "文本所述与新内容", "takeaway": "主要结论", "likelihood": "可能性", "change": "什么会改变这一判断",
        "terms": "用语解读", "touches": "所涉供应链（来自供应图，不是文本所述）", "background": "背景（不是文本所述）",
        "gaps": "缺口", "sources": "来源", "judgement": "我方判断", "text": "原文", "unverified": "未经核实",
        "confused": "不可混淆于", "made": "由 Watchword 生成",
    },
}  # fmt: skip
LINK_LABELS = {"none": "无", "ceremonial": "礼仪性", "institutional": "制度性", "material": "实质性"}
