"""How many briefs with one planted fault the linter refuses, and how many clean ones.

    python bench/lint/mutation.py [--seed N] [--count 300] [--misses] [--held-back]

``--misses`` prints those of the kinds under development; ``--held-back`` opens the kinds too that were once held back.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import people
from draw import candidates, draw
from mutant import HELD_BACK, KINDS, Mutant
from sources import Case, cases, open_desk
from structured import prose

from watchword.writing.lint import Message, lint, lint_sheet
from watchword.writing.lint.text import sheet_of_text


def said(case: Case, brief: object, text: str) -> set[tuple[str, str, str]]:
    found: list[Message] = lint_sheet(sheet_of_text(text), case.against) if text else lint(brief, case.against)  # type: ignore[arg-type]
    return {(message.sentence, message.rule, message.message) for message in found}


def clean_text(mutant: Mutant, case: Case, marked: dict[str, str]) -> str:
    return {"people": lambda: people.clean(marked[case.name]), "rendered": lambda: prose(case.brief)}.get(
        mutant.form, lambda: ""
    )()


def caught(mutant: Mutant, case: Case, marked: dict[str, str]) -> set[tuple[str, str, str]]:
    """What the linter says of the mutant and not of the clean brief."""
    return said(case, mutant.brief, mutant.text) - said(case, case.brief, clean_text(mutant, case, marked))


def wilson(hits: int, count: int, z: float = 1.96) -> str:
    if not count:
        return "-"
    share, spread = hits / count, z * z / count
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / count + spread / (4 * count))
    return f"{100 * share:.1f} % ({100 * max(0.0, centre - half):.1f}-{100 * min(1.0, centre + half):.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--held-back", action="store_true")
    asked = parser.parse_args()
    marked = dict(people.marked_briefs())
    with open_desk() as desk:
        texts = {case.name: case for case in cases(desk)}
    drawn = draw(candidates(list(texts.values())), asked.count, asked.seed)
    found = {mutant: caught(mutant, texts[mutant.case], marked) for mutant in drawn}
    print(f"{len(drawn)} mutants, seed {asked.seed}")
    for title, kinds in (("development", set(KINDS) - HELD_BACK), ("held back", set(HELD_BACK))):
        of = [mutant for mutant in drawn if mutant.kind in kinds]
        hits = sum(bool(found[mutant]) for mutant in of)
        print(f"{title:14}{hits:4} of {len(of):4}  {wilson(hits, len(of))}")
    placed = [
        m
        for m in drawn
        if m.form == "structured" and m.place and found[m] and (asked.held_back or m.kind not in HELD_BACK)
    ]
    there = sum(any(message[0] == mutant.place for message in found[mutant]) for mutant in placed)
    print(f"of the structured ones caught, named at the very sentence: {there} of {len(placed)}")
    for form in ("structured", "rendered", "people"):
        of = [mutant for mutant in drawn if mutant.form == form and (asked.held_back or mutant.kind not in HELD_BACK)]
        hits = sum(bool(found[mutant]) for mutant in of)
        print(f"  {form:12}{hits:4} of {len(of):4}  {wilson(hits, len(of))}")
    total, right = Counter(m.kind for m in drawn), Counter(m.kind for m in drawn if found[m])
    for kind in KINDS:
        if asked.held_back or kind not in HELD_BACK:
            print(f"  {kind:26}{right[kind]:4} of {total[kind]:3}")
    if asked.misses:
        for mutant in drawn:
            if not found[mutant] and (asked.held_back or mutant.kind not in HELD_BACK):
                print(f"missed  {mutant.kind:24}{mutant.form:11}{mutant.case:26}{mutant.fault}")
    alarms(texts, marked, show=asked.misses)


def alarms(texts: dict[str, Case], marked: dict[str, str], *, show: bool) -> None:
    """What the linter says of clean briefs. Ours are gated as they are written: there, a sentence withheld counts."""
    sheets = {
        "structured": [
            (case, {("", "withheld", gap) for gap in case.brief.gaps if "withheld" in gap}, len(case.brief.sentences))
            for case in texts.values()
        ],
        "rendered": [
            (case, said(case, None, prose(case.brief)), len(sheet_of_text(prose(case.brief)).statements))
            for case in texts.values()
        ],
        "people": [
            (
                texts[name],
                said(texts[name], None, people.clean(text)),
                len(sheet_of_text(people.clean(text)).statements),
            )
            for name, text in marked.items()
        ],
    }
    print("alarms on clean briefs")
    for form, rows in sheets.items():
        briefs = sum(bool(messages) for _, messages, _ in rows)
        sentences = sum(len({message[0] for message in messages}) for _, messages, _ in rows)
        count = sum(size for _, _, size in rows)
        print(f"  {form:12}briefs {briefs} of {len(rows)}: {wilson(briefs, len(rows))}; ", end="")
        print(f"sentences {sentences} of {count}: {wilson(sentences, count)}")
        if show:
            for case, messages, _ in rows:
                for message in sorted(messages):
                    print(f"alarm   {form:11}{case.name:26}{' | '.join(message)}")


if __name__ == "__main__":
    main()
