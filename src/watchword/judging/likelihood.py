"""How likely, in one set of words (ICD 203, 2 January 2015, section D.6.e(2)(a), first set)."""

from __future__ import annotations

from watchword.model.finding import Likelihood

BANDS = (
    Likelihood("almost no chance", 1, 5),
    Likelihood("very unlikely", 5, 20),
    Likelihood("unlikely", 20, 45),
    Likelihood("roughly even chance", 45, 55),
    Likelihood("likely", 55, 80),
    Likelihood("very likely", 80, 95),
    Likelihood("almost certain", 95, 99),
)
# Ratios that are not calibrated on outcomes can't carry more than this.
UNCALIBRATED_CEILING = 0.94


def likelihood_of(share: float) -> Likelihood:
    """The band of a posterior share; the top band is closed to uncalibrated judgements."""
    percent = 100 * min(share, UNCALIBRATED_CEILING)
    return next((band for band in BANDS if percent < band.high), BANDS[-1])
