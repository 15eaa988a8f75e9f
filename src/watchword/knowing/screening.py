"""Names against lists: organisations only, and never a clearance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from watchword.data import Handbook
from watchword.knowing.across_lists import across_candidates, han_candidates, place_and_sound
from watchword.knowing.alignment import align
from watchword.knowing.credit_code import split_code
from watchword.knowing.fold import is_han
from watchword.knowing.known import known_keys, register
from watchword.knowing.list_index import ASK, Listed, ListIndex, build, candidates, mended, parted, same_words
from watchword.knowing.listing.kind import looks_like_person
from watchword.knowing.match import compare_names
from watchword.knowing.ownership import paths_above
from watchword.knowing.parse import parse
from watchword.knowing.wording import Wording, wording
from watchword.knowing.words import tables
from watchword.model.list_edition import ListEdition
from watchword.model.screening import Hit, OwnershipPath, Screening, Verdict

NOT_CLEARANCE = "Not on the lists loaded is not clearance"
NO_PERSONS = "natural persons are not screened here"
# Shares of the weight of all words, calibrated on the listed organisations outside China (bench/screening, part tune).
POSSIBLE = 0.62
SAME_WORDS = 0.9  # the same words, and one says group
MAYBE_CODE = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{18}")
LONGEST_END = 16  # characters of a legal form and the spaces behind it
LEGAL_END = re.compile(
    r"\b(?:ltd|limited|inc|corp|corporation|company|llc|group|gmbh|co)\.?\s*$|公司|集团", re.IGNORECASE
)


@dataclass(slots=True)
class Screener:
    """All lists, ready to be asked. Asking changes nothing but what is remembered of known organisations."""

    index: ListIndex
    book: Handbook
    note: str
    known: dict[str, tuple[Hit, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, editions: Sequence[ListEdition], book: Handbook) -> Screener:
        index = build(editions, book)
        return cls(index, book, note_of(editions))

    def screen(self, names: Iterable[str]) -> Iterator[Screening]:
        for name in names:
            yield self.screen_one(name)

    def screen_one(self, name: str) -> Screening:
        """The hits of a name, best first; a path where only an organisation above it is listed."""
        bare, code = split_code(name) if len(name) >= 18 and MAYBE_CODE.search(name) else (name, "")
        found = None if is_han(bare) else wording(bare)
        hits = [*self.by_code(code), *self.by_name(bare.strip() or name, found)]
        keys = known_keys(bare, self.book) if found is None or found.ordered in latin_known(self.book) else frozenset()
        matched = any(hit.verdict == "match" for hit in hits)
        if not keys and not matched and self.names_person(bare):
            return Screening(name, "not screened", (), (), NO_PERSONS)
        for key in keys:
            hits += self.through(key, bare, sure=len(keys) == 1)
        best = best_of(hits)
        paths = tuple(self.paths(min(keys), best)) if len(keys) == 1 else ()
        return Screening(name, best[0].verdict if best else "none", best, paths, self.note)

    def names_person(self, name: str) -> bool:
        """Whether a name with no legal form at its end looks like a person's."""
        return not LEGAL_END.search(name, max(0, len(name) - LONGEST_END)) and looks_like_person(name, self.book)

    def by_code(self, code: str) -> Iterator[Hit]:
        for at in self.index.codes.get(code, ()) if code else ():
            yield self.hit(self.index.names[at], "match", 1.0, (f"same credit code {code}",), ())

    def by_name(self, name: str, words: Wording | None = None) -> Iterator[Hit]:
        if words is None and is_han(name):
            yield from self.by_han(name)
            across = [
                hit for at in across_candidates(name, self.index) for hit in self.compared(name, self.index.names[at])
            ]
            yield from across
            if not across:
                for at, said in place_and_sound(name, self.index):
                    against = ("the rest of the names was not compared",)
                    yield self.hit(self.index.names[at], "possible", POSSIBLE, (said,), against)
            return
        found = mended(words or wording(name), self.index)
        hits = tuple(self.by_wording(name, found))
        again = found if hits else parted(found, self.index)
        yield from hits if again.words == found.words else self.by_wording(name, again)

    def by_wording(self, name: str, found: Wording) -> Iterator[Hit]:
        same = same_words(found, self.index)
        for at in same:
            yield self.same(name, found, self.index.names[at])
        if any(not self.index.names[at].wording.kinds ^ found.kinds for at in same):
            return
        for at in candidates(found, self.index):
            if at not in same:
                yield from self.close(name, found, self.index.names[at])

    def by_han(self, name: str) -> Iterator[Hit]:
        for at in han_candidates(name, self.index):
            yield from self.compared(name, self.index.names[at])

    def same(self, name: str, found: Wording, listed: Listed) -> Hit:
        differ = found.kinds ^ listed.wording.kinds
        against = (
            (f"only one says {' and '.join(sorted(differ))}: a group and its company are different persons",)
            if differ
            else ()
        )
        said = "same words but for case, punctuation, order, spacing and legal form"
        ordered = found.words == listed.wording.words
        verdict: Verdict = "possible" if differ else "match"
        return self.hit(listed, verdict, (SAME_WORDS if differ else 1.0) - (0 if ordered else 0.01), (said,), against)

    def close(self, name: str, found: Wording, listed: Listed) -> Iterator[Hit]:
        aligned = align(found, listed.wording, self.index)
        if aligned.share < ASK:
            return
        said = [f"{100 * aligned.share:.0f} of 100 of the wording agree"]
        said += [f"“{one}” and “{two}” are nearly the same" for one, two in aligned.near]
        against = [f"“{' '.join(words)}” stands only in {where}" for words, where in (
            (aligned.only_first, "the name asked for"), (aligned.only_second, "the listed name")) if words]  # fmt: skip
        alone = (*aligned.only_first, *aligned.only_second)
        numbers = any(word.isdigit() for word in alone)
        if aligned.near and aligned.share >= POSSIBLE and not numbers:  # a slip is no match, whatever the parts say
            yield self.hit(listed, "possible", aligned.share * 0.95, tuple(said), tuple(against))
            return
        placed = any((word,) in tables(self.book).latin_places for word in alone)
        match = compare_names(name, listed.name, self.book)
        against += [reason.words for reason in match.reasons if reason.weight < 0]
        if match.verdict == "is" and not numbers and not placed and not aligned.near and aligned.share >= POSSIBLE:
            said += [reason.words for reason in match.reasons if reason.weight > 0]
            yield self.hit(listed, "match", match.score, tuple(said), tuple(against))
        elif (aligned.share >= POSSIBLE and not numbers) or match.verdict in ("is", "possibly"):
            said += [reason.words for reason in match.reasons if reason.weight > 0]
            yield self.hit(listed, "possible", max(aligned.share, match.score) * 0.95, tuple(said), tuple(against))

    def compared(self, name: str, listed: Listed) -> Iterator[Hit]:
        """A Chinese name against a listed one in either script, by its parts."""
        match = compare_names(name, listed.name, self.book)
        if match.verdict == "different":
            return
        said = tuple(reason.words for reason in match.reasons if reason.weight >= 0)
        against = tuple(reason.words for reason in match.reasons if reason.weight < 0)
        verdict: Verdict = "match" if match.verdict == "is" and (listed.han or match.score >= 0.85) else "possible"
        yield self.hit(listed, verdict, match.score, said, against)

    def through(self, key: str, asked: str, *, sure: bool) -> Iterator[Hit]:
        """What the further names of a known organisation hit; a name that several share is only possibly one of them."""
        if key not in self.known:
            who = register(self.book).known[key]
            self.known[key] = tuple(
                replace(hit, reasons_for=(f"a known name of {who.name} is {name}", *hit.reasons_for))
                for name in sorted(who.names)
                if len(name) > 2 and known_keys(name, self.book) == {key}
                for hit in (self.by_han(name) if is_han(name) else self.by_name(name))
                if (hit.verdict == "match" or hit.score == SAME_WORDS)
                and not other_form(who.name, hit.wording, self.book)
                and (key in (keys := known_keys(hit.wording, self.book)) or not keys)
            )
        for hit in self.known[key]:
            other = self.someone_else(key, hit)
            extra = (f"the listed one is known as {other}",) if other else ()
            if not sure:
                extra = (f"{asked} may mean several organisations", *extra)
            named = key in known_keys(hit.wording, self.book)  # the list itself has it as a further name
            verdict: Verdict = hit.verdict if sure and (named or not other) else "possible"
            yield replace(hit, verdict=verdict, reasons_against=(*extra, *hit.reasons_against))

    def someone_else(self, key: str, hit: Hit) -> str:
        """As whom the listed organisation is known, where that is another one, such as the listed company of a group."""
        keys = known_keys(hit.name, self.book)
        return register(self.book).known[min(keys)].name if keys and key not in keys else ""

    def paths(self, key: str, own: Sequence[Hit]) -> Iterator[OwnershipPath]:
        """Listed organisations above a known one, each with the steps; for lists on which it does not stand itself."""
        listed = {hit.list for hit in own if hit.verdict == "match"}
        for steps, above in paths_above(key, self.book):
            for hit in best_of(self.through(above, steps[-1].above, sure=True)):
                if hit.verdict == "match" and hit.list not in listed:
                    listed.add(hit.list)  # the nearest listed one above is enough
                    yield OwnershipPath(steps, hit)

    def hit(
        self, listed: Listed, verdict: Verdict, score: float, said: tuple[str, ...], against: tuple[str, ...]
    ) -> Hit:
        entry, edition = listed.entry, listed.edition
        score = round(max(0.0, min(1.0, score)), 4)
        return Hit(
            edition.list,
            edition.date,
            entry.name,
            listed.name,
            verdict,
            score,
            said,
            against,
            entry.citation,
            entry.listed,
        )


@lru_cache(maxsize=4)
def latin_known(book: Handbook) -> frozenset[str]:
    """The wordings of all known names in Latin letters: who is not among them is nobody known."""
    names = (name for who in register(book).known.values() for name in who.names if not is_han(name))
    return frozenset(wording(name).ordered for name in names)


def other_form(name: str, listed: str, book: Handbook) -> bool:
    """Whether a listed Chinese name bears another legal form than the known organisation itself."""
    from watchword.knowing.forms import conflict

    return is_han(listed) and conflict(parse(name, book), parse(listed, book))[0] > 0.5


def best_of(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """One hit for each listed organisation, matches first; beside a match on a list its mere possibilities fall away."""
    best: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        key = (hit.list, hit.name)
        if key not in best or rank(hit) > rank(best[key]):
            best[key] = hit
    matched = {hit.list for hit in best.values() if hit.verdict == "match"}
    kept = [hit for hit in best.values() if hit.verdict == "match" or hit.list not in matched]
    return tuple(sorted(kept, key=lambda hit: (hit.verdict != "match", -hit.score, hit.list, hit.name)))[:10]


def rank(hit: Hit) -> tuple[bool, float]:
    return hit.verdict == "match", hit.score


def note_of(editions: Sequence[ListEdition]) -> str:
    loaded = "; ".join(f"{edition.list}, {edition.date}" for edition in editions)
    return f"{NOT_CLEARANCE} ({loaded or 'none loaded'})"
