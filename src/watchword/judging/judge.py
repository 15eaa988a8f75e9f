"""All that is known of a text -> one finding, with rivals (Heuer 1999: evidence counts by how it separates)."""

from __future__ import annotations

import math

from watchword.data import Handbook
from watchword.data.schema import HypothesisSet
from watchword.judging.error import JudgingError
from watchword.judging.features import FEATURES, Case
from watchword.judging.likelihood import likelihood_of
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.finding import Confidence, ConfidenceLevel, Finding, Judged, Weight
from watchword.model.reading import Reading

PRIOR_CEILING = 0.79  # a prior alone never earns more than "likely"
SUPPORT = 1.5


def judge(document: Document, reading: Reading, comparison: Comparison, book: Handbook) -> Finding:
    """Weigh the standing hypotheses of the genre; best first. Ratios multiply, so each is shown beside its evidence.

    Raises:
        JudgingError: a hypothesis file names a feature or hypothesis that does not exist.
    """
    rules = hypotheses_for(reading.genre, book)
    case = Case(document, reading, comparison, book)
    weights: dict[str, list[Weight]] = {hypothesis.key: [] for hypothesis in rules.hypotheses}
    for rule in rules.evidence:
        feature = FEATURES.get(rule.feature)
        if feature is None or rule.ratios.keys() - weights.keys():
            raise JudgingError(
                f"hypotheses for {', '.join(rules.genres)}: evidence {rule.feature!r} names an unknown feature or hypothesis; "
                f"features are {', '.join(sorted(FEATURES))}"
            )
        quotes = feature(case)
        if quotes is None:
            continue
        for key, ratio in rule.ratios.items():
            weights[key].append(Weight(rule.feature, ratio, rule.text, quotes))
    mass = {h.key: h.prior * math.prod(w.ratio for w in weights[h.key]) for h in rules.hypotheses}
    total = sum(mass.values())
    judged = sorted(
        (Judged(h.key, h.statement, mass[h.key] / total, tuple(weights[h.key])) for h in rules.hypotheses),
        key=lambda item: -item.share,
    )
    order = {h.key: h for h in rules.hypotheses}
    return Finding(
        question=rules.question,
        hypotheses=tuple(judged),
        likelihood=likelihood_of(judged[0].share if supported(judged[0]) else min(judged[0].share, PRIOR_CEILING)),
        confidence=confidence(case),
        would_change=tuple(order[item.key].would_change for item in judged[:3]),
        calibration=rules.calibration,
    )


def supported(best: Judged) -> bool:
    """Whether any evidence speaks for the reading more than for others."""
    return any(weight.ratio >= SUPPORT for weight in best.weights)


def hypotheses_for(genre: str, book: Handbook) -> HypothesisSet:
    by_genre = {name: rules for rules in book.hypothesis_sets for name in rules.genres}
    try:
        return by_genre.get(genre) or by_genre["*"]
    except KeyError:
        raise JudgingError("no hypotheses for this genre and none for '*'; add a file to hypotheses/") from None


def confidence(case: Case) -> Confidence:
    """Confidence from sources and gaps. One text never earns high."""
    against: list[str] = []
    publisher = case.document.publisher
    if publisher.invented:
        against.append("the text is no source but was written for this project")
    elif publisher.reliability in ("D", "E", "F"):
        against.append("the copy read has not been matched to an official original")
    integrity = case.reading.integrity
    if altered := integrity.reasons("altered"):
        against.append("the copy shows signs of alteration: " + "; ".join(altered))
    if disagree := integrity.reasons("contradicts"):
        against.append("its own numbers do not agree: " + "; ".join(disagree))
    if not case.comparison.own:
        against.append("no earlier text of this issuer for this occasion is held")
    against.append("the weights of evidence are judged, not calibrated")
    level: ConfidenceLevel = "low" if len(against) > 1 else "moderate"
    reasons = (
        ["it rests on one text", *against]
        if level == "low"
        else ["it rests on one text, with earlier ones to compare", *against]
    )
    return Confidence(level, tuple(reasons))
