"""Coverage-guided fuzzing of ``watchword.read``: no exception, and every offset valid.

pip install atheris
python bench/fuzz/fuzz_read.py -max_total_time=600 [CORPUS_FOLDER]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["watchword"]):
    from watchword.data import load_handbook
    from watchword.model.document import Document
    from watchword.reading.read import read

BOOK = load_handbook()
PIECES = (
    "商务部宣布对镓、锗实施出口管制，", "拟收购51%股权。", "国務(wù)院总理李强", "2025年7月31日", "不超过23万吨（干量，REO=50%）", "“双拥”",
    "会议强调，要加强储备；", "中共北岭稀土钢铁集团委员会\n", "\ud800", "\x00", "()（）", "，，，。。。", "1万9,109元", "八一路", "二〇二五年", "å•†åŠ¡éƒ¨", "锛銆鍏鍑瀹", "<p>", "&nbsp;", "稀土价格_稀土股票_稀土永磁_", "当前位置：首页 >\n",
    "Commissioner Tobias Lind of Almonty Industries Inc. said $15.8 million ", "（以下简称“青岩”）", "从100万吨增至150万吨，增长50%", "《出口管制法》",
    "白鹿市市长杜若琳", "“十四五”末去年同期农历腊月", "仲钨酸铵41.8万元/标吨",
)  # fmt: skip


def one(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    parts = []
    while provider.remaining_bytes() > 2 and len(parts) < 200:
        if provider.ConsumeBool():
            parts.append(PIECES[provider.ConsumeIntInRange(0, len(PIECES) - 1)])
        else:
            parts.append(provider.ConsumeUnicode(12))
    text = "".join(parts)
    reading = read(Document(text), BOOK)
    for mention in reading.mentions:
        assert mention.span.of(text) == mention.surface
    for claim in reading.claims:
        assert claim.span.of(text) == claim.quote


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
