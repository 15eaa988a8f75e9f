"""What in a text bears on the hypotheses: declared features, each a plain function that shows its quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from watchword.data import Handbook
from watchword.judging.tried import tried
from watchword.model.claim import Claim
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.reading import Reading
from watchword.model.span import Quote

LOW_RITUAL = 0.4  # ours; between the two the share tells nothing
HIGH_RITUAL = 0.6  # ours: in the yearly example letters the share lies above it, in letters to a new occasion below
BINDING = frozenset({"REG_ISSUE", "QUOTA_SET", "EXPORT_CONTROL_IMPOSE", "EXPORT_CONTROL_SUSPEND", "ENTITY_LIST"})
EVENTS = frozenset({"AGREEMENT", "ACQUIRE", "PROJECT", "ACCIDENT", "RESULT", "ENFORCEMENT", "APPOINT", "REMOVE"})
NOT_YET = frozenset({"planned", "hoped", "draft", "pledged", "hedged"})


@dataclass(frozen=True, slots=True)
class Case:
    """All that a judgement may look at."""

    document: Document
    reading: Reading
    comparison: Comparison
    book: Handbook

    def quotes(self, claims: list[Claim]) -> tuple[Quote, ...]:
        return tuple(Quote(self.document.id, claim.span, claim.quote) for claim in claims)

    def claims(self, *types: str) -> list[Claim]:
        return [claim for claim in self.reading.claims if claim.type in types]

    def weighty(self) -> list[Claim]:
        return [claim for claim in self.reading.claims if self.book.claim_types[claim.type].weight >= 2]


Feature = Callable[[Case], "tuple[Quote, ...] | None"]


def high_ritual_share(case: Case) -> tuple[Quote, ...] | None:
    """Most of the text is ritual."""
    share = case.comparison.ritual_share
    return () if share is not None and share >= HIGH_RITUAL else None


def low_ritual_share(case: Case) -> tuple[Quote, ...] | None:
    """Clearly more than half of the text is in no comparable text held."""
    share = case.comparison.ritual_share
    return () if share is not None and share < LOW_RITUAL else None


def model_city_title(case: Case) -> tuple[Quote, ...] | None:
    """The title of model city for double support is cited."""
    terms = [m for m in case.reading.of_kind("term") if m.ref == "全国双拥模范城"]
    return tuple(Quote(case.document.id, m.span, m.surface) for m in terms) or None


def claimed(*types: str) -> Feature:
    """The text has claims of these types that it states as done."""

    def feature(case: Case) -> tuple[Quote, ...] | None:
        return case.quotes(done(case, *types)) or None

    return feature


def done(case: Case, *types: str) -> list[Claim]:
    """The claims of these types that the text states as done, of a wording that has proved to mean them."""
    stated = (claim for claim in case.claims(*types) if claim.modality not in NOT_YET | {"denied", "reported"})
    return [claim for claim in stated if tried(claim, case.book)]


def binding_claim(case: Case) -> tuple[Quote, ...] | None:
    """A rule, quota, control or listing is stated as decided, or whoever issues the text sets a price; what a market
    report quotes binds nobody."""
    priced = done(case, "PRICE_SET") if case.reading.issuer.name else []
    return case.quotes([*done(case, *sorted(BINDING)), *priced]) or None


def praise(case: Case) -> tuple[Quote, ...] | None:
    """Veterans, families or militia are greeted or praised."""
    return case.quotes(case.claims("GREETING", "VETERAN_CARE")) or None


def planned_claims(case: Case) -> tuple[Quote, ...] | None:
    """Most of the weighty claims are not done yet."""
    weighty = case.weighty()
    planned = [claim for claim in weighty if claim.modality in NOT_YET]
    return case.quotes(planned) if planned and 2 * len(planned) > len(weighty) else None


def only_ritual_claims(case: Case) -> tuple[Quote, ...] | None:
    """Every claim is ceremony or Party work."""
    if case.reading.claims and all(case.book.claim_types[claim.type].weight == 0 for claim in case.reading.claims):
        return case.quotes(list(case.reading.claims))
    return None


def no_binding_claim(case: Case) -> tuple[Quote, ...] | None:
    """No rule, quota, control, listing or price is stated as decided."""
    return None if binding_claim(case) else ()


FEATURES: dict[str, Feature] = {
    "high_ritual_share": high_ritual_share,
    "low_ritual_share": low_ritual_share,
    "model_city_title": model_city_title,
    "militia_enrolled": claimed("MILITIA_FORM"),
    "department_established": claimed("PAF_ESTABLISH"),
    "military_supply": claimed("MIL_SUPPLY"),
    "accident_named": claimed("ACCIDENT"),
    "praise": praise,
    "binding_claim": binding_claim,
    "no_binding_claim": no_binding_claim,
    "planned_claims": planned_claims,
    "event_claim": claimed(*EVENTS),
    "only_ritual_claims": only_ritual_claims,
}
