"""What is told of an effect, on the wire: in percent or points, over ten firms or more per arm, or not at all."""

from typing import Literal

from pydantic import Field

from backend.core.schemas import LocalizedText, Schema
from backend.monitoring.figure_schemas import EvidenceLabel


class EffectRemark(Schema):
    """Why something is not told, or a remark about what is."""

    code: str = Field(description="For machines.")
    text: LocalizedText


class EffectEstimate(Schema):
    """One figure with its 95 % interval, in the unit of its outcome; clustered by firm."""

    estimand: Literal["att", "att_event", "att_cohort", "twfe", "twfe_event", "itt"] = Field(
        description="att: effect after Callaway and Sant'Anna, overall, by year since the start or by cohort. "
        "itt: difference after a draw, by how it came out. twfe: two-way fixed effects, for comparison only."
    )
    comparison: Literal["never", "not_yet"] | None = Field(
        description="Beside firms that never start, or all that have not started yet."
    )
    adjusted: bool = Field(description="Corrected for sector, size and the level before the start.")
    event_time: int | None = Field(
        description="Moments since the start, 0 the first after it; a negative one is the change in one step before it."
    )
    cohort: str | None = Field(description="The moment at which these firms started.")
    value: float
    low: float
    high: float
    band_low: float | None = Field(
        description="Of a figure by moment: the band (sup-t) that holds all moments at once with 95 %."
    )
    band_high: float | None
    treated: int = Field(description="Participants it rests on, rounded to five.")
    comparison_firms: int = Field(description="Firms beside them, rounded to five.")


class PreTrendTest(Schema):
    """Whether the groups already drifted apart before the start: a joint Wald test."""

    statistic: float | None
    degrees: int | None
    p_value: float | None
    reason: EffectRemark | None = Field(description="Why it cannot be tested.")


class BalanceRow(Schema):
    """How far the groups differ before the start, in standard deviations; under 0.25 is alike."""

    attribute: str
    difference: float
    adjusted_difference: float | None = Field(description="After adjustment.")


class ResponseRow(Schema):
    """Who was measured, in one arm at one moment; rounded to five, null when it is about few firms."""

    arm: str
    moment: str
    expected: int | None
    measured: int | None


class AttritionNote(Schema):
    """What it means that not everybody answered again."""

    gap: int | None = Field(
        description="Largest difference in response between the arms, in whole percentage points; null where one to "
        "nine firms of an arm answered, or did not."
    )
    is_gap_large: bool = Field(description="Whether it is more than 5 points.")
    weighted: EffectEstimate | None = Field(description="With firms that answered standing in for those like them.")
    low: float | None = Field(
        description="At worst, if participation decides who answers (Lee, 2009); null where fewer than ten firms make "
        "the difference."
    )
    high: float | None = Field(description="At best.")


class EffectOutcome(Schema):
    """One outcome. Without a headline there is a refusal that says why."""

    indicator: str = Field(description="Code, see /indicators.")
    name: LocalizedText
    is_primary: bool = Field(description="Fixed before the first release; the others are exploratory.")
    unit: Literal["percent", "points"]
    design: Literal["observational", "draw"] = Field(description="Whether a draw decided who took part.")
    evidence: EvidenceLabel
    refusal: EffectRemark | None
    headline: EffectEstimate | None
    is_demonstrated: bool | None = Field(
        description="Whether a difference is shown, corrected for the number of outcomes that were looked at."
    )
    p_value: float | None = Field(description="Two-sided, of the headline.")
    adjusted_p_value: float | None = Field(description="Corrected as `correction` says; below 0.05 is demonstrated.")
    correction: Literal["holm", "benjamini_hochberg"]
    smallest_detectable: float | None = Field(description="What smaller effect we could not have seen (80 % power).")
    firms: int | None = Field(description="Firms in the data, rounded to five.")
    moments: list[str] = Field(description="When was measured: years, or days of a wave.")
    estimates: list[EffectEstimate]
    pre_trend: PreTrendTest | None
    adjusted_pre_trend: PreTrendTest | None
    balance: list[BalanceRow]
    response: list[ResponseRow]
    attrition: AttritionNote | None
    warnings: list[EffectRemark]
    method: str


class ToolEffect(Schema):
    """A tool in a band, never a place in an order; with an interval from thirty users."""

    slug: str = Field(description="See /toolbox-items.")
    name: LocalizedText
    band: Literal["likely", "undistinguished", "adverse"] = Field(
        description="On value added per hour, pooled over all tools: above zero, below it, or it cannot be told."
    )
    users: int = Field(description="Firms that use it and were measured before and after, rounded to five.")
    value: float | None = Field(description="Percent; null under thirty users.")
    low: float | None
    high: float | None
