"""Writes docs/explanation/work-reports.md and its chart from the State Council's reports: phrases and counts only.

python bench/compare/work_reports.py

What the page claims is checked here first: a claim that the texts do not bear out stops the program.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from phrases import reports

from watchword.comparing.compare import compare_all
from watchword.comparing.corpus import Corpus, Held
from watchword.comparing.heat import uses
from watchword.model.comparison import Comparison
from watchword.writing.chart import Line, lines

DOCS = Path(__file__).parents[2] / "docs"
FIRST, LAST, MISSING = 2015, 2025, 2020
YEARS = [year for year in range(FIRST, LAST + 1) if year != MISSING]
CHART = ("供给侧结构性改革", "高质量发展", "新质生产力", "军民融合", "中国制造2025")
GROUPS = {
    "Industry and the army": ("军民融合", "一体化国家战略体系和能力", "中国制造2025", "新质生产力"),
    "The word for growth": ("经济发展新常态", "供给侧结构性改革", "高质量发展", "新发展格局"),
    "Money and budget": ("稳健的货币政策", "适度宽松的货币政策", "积极的财政政策", "更加积极的财政政策"),
}


def years_of(phrase: str, corpus: Corpus) -> list[int]:
    return [use.published.year for use in uses([phrase], corpus)]


def check(corpus: Corpus, texts: dict[int, str]) -> None:
    """What the page says, as assertions over every report held."""
    within = {
        phrase: [y for y in years_of(phrase, corpus) if y >= FIRST] for group in GROUPS.values() for phrase in group
    }
    for phrase, years in within.items():  # the index and the texts must agree
        assert years == [year for year in YEARS if phrase in texts[year]], phrase
    assert within["军民融合"] == [2015, 2016, 2017, 2018, 2019]
    assert within["一体化国家战略体系和能力"] == [2023, 2024, 2025]
    assert within["中国制造2025"] == [2015, 2016, 2017, 2018]
    assert within["供给侧结构性改革"] == [y for y in YEARS if y >= 2016]
    assert within["高质量发展"] == [y for y in YEARS if y >= 2018]
    assert within["新质生产力"] == [2024, 2025]
    counts = {year: texts[year].count("高质量发展") for year in YEARS}
    assert max(counts, key=lambda year: counts[year]) == 2024
    assert counts[2024] == 25
    assert within["稳健的货币政策"] == [y for y in YEARS if y <= 2024]
    assert within["适度宽松的货币政策"] == [2025]
    assert within["更加积极的财政政策"] == [2025]


def table(texts: dict[int, str]) -> str:
    rows = [f"| phrase | {' | '.join(map(str, YEARS))} |", f"|---|{'---|' * len(YEARS)}"]
    for group, phrases in GROUPS.items():
        rows.append(f"| *{group}* |{' |' * len(YEARS)}")
        rows += [f"| {p} | {' | '.join(str(texts[year].count(p) or '·') for year in YEARS)} |" for p in phrases]
    return "\n".join(rows)


def turnover(found: dict[int, Comparison], by_id: dict[str, int]) -> str:
    rows = [
        "| report | against | kept | changed | moved | added | dropped | ritual share |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for year in YEARS:
        one = found[year]
        assert one.year_on_year is not None
        kinds = Counter(change.kind for change in one.year_on_year.changes)
        cells = [str(kinds[kind]) for kind in ("kept", "changed", "moved", "added", "dropped")]
        rows.append(f"| {year} | {by_id[one.year_on_year.document]} | {' | '.join(cells)} | {one.ritual_share:.0%} |")
    return "\n".join(rows)


def page(documents: list[Held], corpus: Corpus) -> str:
    texts = {one.published.year: one.text for one in documents if one.published}
    by_id = {one.id: one.published.year for one in documents if one.published}
    check(corpus, texts)
    found = {by_id[one.document]: one for one in compare_all(corpus) if by_id[one.document] in YEARS}
    loose = ", ".join(map(str, [y for y in years_of("适度宽松的货币政策", corpus) if y < FIRST]))
    return f"""# What changed in the State Council's work reports, {FIRST}–{LAST}

<!-- Written by bench/compare/work_reports.py. Change that, and run it where the reports are. -->

Each March the premier reads the government's work report to the National People's Congress. This page is what the tool
shows of {len(YEARS)} of them. **The report of {MISSING} is missing from the corpus**, so nothing is said of it: the one of 2021 is
compared with that of 2019. The corpus has {len(documents)} reports of {min(texts)}–{max(texts)}; no text of them is kept here, only
phrases, counts and years. A count is how often the exact characters occur in one report; a dot is none. Every statement
below is checked against the texts by the program that writes the page.

![How often five phrases occur in each report](../images/work-reports.svg)

{table(texts)}

## Three findings

**1. Military-civil fusion and Made in China 2025 are no longer said.** 军民融合 (military-civil fusion) is in all five reports of 2015–2019 and in
none of the five held since. 中国制造2025 (Made in China 2025) is in the four reports of 2015–2018 and in none of the six held
since. What the codebook names as successor of the first, 一体化国家战略体系和能力 (integrated national strategic systems and
capabilities), stands in 2023, 2024 and 2025. The silence is of words; whether the policies ended the reports do not say.

**2. The word for growth moved twice.** 经济发展新常态 (the new normal) gives way to 供给侧结构性改革 (supply-side structural
reform), which arrives in 2016, comes {texts[2018].count("供给侧结构性改革")} times in 2018 and once in 2025. 高质量发展 (high-quality development) arrives in 2018 and peaks at
25 in 2024. 新质生产力 (new quality productive forces) is first in 2024, six months after its
first use [at a symposium in September 2023](http://ynssky.cn/xsyj/zgsd/01716563929897429993).

**3. In 2025 the line on money changed.** 稳健的货币政策 (prudent monetary policy) is in all nine
reports of 2015–2024 that are held and absent from that of 2025, which has 适度宽松的货币政策 (moderately loose monetary policy),
a wording that the reports of {loose} have too, and 更加积极的财政政策 (a more proactive fiscal policy), which no other of the ten has.

## How much is said again

Clause by clause against the report before, and the share of letters and digits that repeat earlier reports or stock phrases:

{turnover(found, by_id)}

In every year most clauses are new or reworded. So a phrase that survives is a choice, and one that falls out after five
reports in a row is worth a question. It answers none by itself: see [what the tool can't do](limits.md).

## Make it again

The reports are official texts that others have collected; they are not shipped. Where they are:

<!-- not run -->
```sh
python bench/compare/work_reports.py
```
"""


def main() -> None:
    documents = reports()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus.rebuild(Path(folder), documents)
        text = page(documents, corpus)
    texts = {one.published.year: one.text for one in documents if one.published}
    rows = [
        Line(p, [(y, float(texts[y].count(p)) if y in texts else None) for y in range(FIRST, LAST + 1)]) for p in CHART
    ]
    svg = lines("Five phrases in the work reports", rows, f"occurrences in a report; {MISSING} is not held")
    (DOCS / "explanation" / "work-reports.md").write_text(text, encoding="utf-8")
    (DOCS / "images" / "work-reports.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
