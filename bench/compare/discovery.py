"""Cost and findings of formula discovery over the whole broadcast corpus."""

from __future__ import annotations

import resource
import tempfile
import time
from multiprocessing import Process
from pathlib import Path

from real import broadcasts

from watchword.comparing.corpus import Corpus
from watchword.comparing.formulas import discover

# Phrases whose first use is public knowledge; those from before the corpus begins (July 2012) are censored.
PROBES = (
    "新质生产力",
    "因地制宜发展新质生产力",
    "人类命运共同体",
    "构建人类命运共同体",
    "铸牢中华民族共同体意识",
    "全过程人民民主",
    "以习近平同志为核心的党中央",
    "中国式现代化",
    "高质量发展",
    "军民融合发展",
    "供给侧结构性改革",
    "精准扶贫",
    "“两个确立”",
    "增强“四个意识”",
    "坚定“四个自信”",
    "做到“两个维护”",
    "习近平新时代中国特色社会主义思想",
    "乡村振兴战略",
    "“一带一路”",
    "国内国际双循环",
    "绿水青山就是金山银山",
    "全面从严治党",
    "“四个全面”",
    "全面深化改革",
    "总体国家安全观",
    "国家治理体系和治理能力现代化",
    "碳达峰碳中和",
    "共同富裕",
    "美丽中国",
    "中华民族伟大复兴的中国梦",
    "实现中华民族伟大复兴",
    "“放管服”改革",
    "“不忘初心、牢记使命”",
    "脱贫攻坚战",
    "粤港澳大湾区",
    "京津冀协同发展",
    "长江经济带",
    "大众创业、万众创新",
    "强国建设、民族复兴",
    "全球发展倡议",
)


def hold(folder: Path) -> None:
    Corpus.rebuild(folder, broadcasts())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        builder = Process(target=hold, args=(Path(folder),))  # apart, so that the peak is discovery's own
        builder.start()
        builder.join()
        corpus = Corpus.open(Path(folder))
        began = time.process_time()
        found = discover(corpus)
        spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(found):,} formulas in {spent:.1f} CPU-s, peak {peak:.2f} GiB ")
    known = {formula.phrase: formula for formula in found}
    missing = [probe for probe in PROBES if probe not in known]
    print(f"{len(PROBES) - len(missing)} of {len(PROBES)} probes found; not found: {' '.join(missing)}")
    for probe in PROBES:
        if probe in known:
            formula = known[probe]
            mark = "censored" if formula.censored else ""
            print(f"  {probe}  {formula.documents}  first {formula.first_seen} {mark}  within {len(formula.within)}")
    print("the commonest:", " ".join(formula.phrase for formula in found[:60]))


if __name__ == "__main__":
    main()
