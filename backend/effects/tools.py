"""What works: the effect of each tool on the firms that use it, told as carefully as it is known.

A tool with fewer than ten users is told nothing of; its users count with the other rare tools, so that what they did is
not taken for nothing. From ten users the pooled effect falls in a band; from thirty it has an interval. There is never
a rank: with a thousand firms the best of twenty tools is overstated by as much as the effect itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from backend.effects import reasons, remarks
from backend.effects.fitted import UnfitError
from backend.effects.grid import Grid, RefusedError, lay_out
from backend.effects.independence import independent
from backend.effects.moments import first_treated
from backend.effects.panel import Design, Panel, Transformation
from backend.effects.pooling import Pooled, pool
from backend.effects.reasons import FEWEST_FIRMS
from backend.effects.release import Text
from backend.effects.rounding import settled
from backend.effects.two_stage import TwoStage, fit_two_stage

METHOD = "slimmer-werken-tools 1"
FEWEST_FOR_INTERVAL = 30
SURE = 0.95
PLAIN_SPREAD = 0.10
"""Between true effects of tools, in log points; on other scales half the spread of what firms do by themselves."""
ROUNDING = 1e-8
EVIDENCE_LEVEL = 2
"""Corrected for what each firm is, for the year and for other tools; whether users are alike was not looked at."""


class Band(StrEnum):
    """How far it is known that a tool works."""

    LIKELY = "likely"
    UNDISTINGUISHED = "undistinguished"
    ADVERSE = "adverse"


@dataclass(frozen=True, slots=True)
class ToolEffect:
    """A tool: its pooled effect on the scale of the design, and the interval from thirty users on.

    `band` says with 95 % certainty on which side of zero it lies, if that can be said.
    """

    tool: str
    users: int
    value: float
    band: Band
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ToolRelease:
    """The tools with ten users or more, by name, or the reason why nothing is told."""

    refusal: Text | None
    warnings: tuple[Text, ...]
    effects: tuple[ToolEffect, ...] = ()
    evidence_level: int = 0
    spread: float | None = None
    """The expected spread between true effects."""
    firms: int = 0
    moments: tuple[str, ...] = ()
    method: str = METHOD


def what_works(panel: Panel, first_uses: Mapping[str, NDArray[np.datetime64]], design: Design) -> ToolRelease:
    """The effect of tools, from the first day that each firm (n) used each tool, NaT when it never did.

    The starts of the panel do not count here.
    """
    warnings: list[Text] = []
    try:
        grid = lay_out(panel, design, warnings)
        order = np.argsort(panel.firm_ids, kind="stable")
        tools = sorted(first_uses)
        since = [first_treated(first_uses[tool].astype("datetime64[D]")[order], grid.days) for tool in tools]
        return settled(_released(grid, tools, since, design, warnings))
    except RefusedError as refused:
        return ToolRelease(refused.text, tuple(warnings), firms=len(panel.firm_ids))


def _released(
    grid: Grid, tools: list[str], since: list[NDArray[np.int64]], design: Design, warnings: list[Text]
) -> ToolRelease:
    places = np.arange(len(grid.moments))
    under = np.stack([places >= each[:, None] for each in since], axis=2) if since else np.empty(0)
    if not under.size:
        raise RefusedError(reasons.nobody_treated())
    outcome = _comparable(grid.outcome, np.asarray(under.any(axis=2)))
    measured = np.isfinite(outcome)[:, :, None] & under
    users = measured.any(axis=1).sum(axis=0)
    told = np.flatnonzero(users >= FEWEST_FIRMS)
    if not len(told):
        raise RefusedError(reasons.too_few_users(int(users.max())))
    columns = np.asarray(np.dstack([under[:, :, told], np.delete(under, told, axis=2).any(axis=2)]), np.bool_)
    kept, own = _separable(columns & np.isfinite(outcome)[:, :, None])
    warnings += [remarks.tool_not_separable(tools[tool]) for place, tool in enumerate(told) if place not in own]
    own = [place for place in own if place < len(told)]
    try:
        fitted = fit_two_stage(outcome, columns[:, :, kept])
    except UnfitError:
        raise RefusedError(reasons.not_computable()) from None
    pooled = _pooled(fitted, [kept.index(place) for place in own], design)
    return ToolRelease(
        refusal=None,
        warnings=tuple(warnings),
        effects=tuple(_effect(tools[told[place]], int(users[told[place]]), pooled, at) for at, place in enumerate(own)),
        evidence_level=EVIDENCE_LEVEL,
        spread=pooled.spread,
        firms=int(np.isfinite(outcome).any(axis=1).sum()),
        moments=grid.moments,
    )


def _separable(exposed: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
    """Of the columns (n by t by k): the places of those to estimate, and of those among them whose effect is their own.

    A column that others together make up is estimated as part of them, and none of these is told.
    """
    rows = exposed.astype(np.float64)
    gram = np.einsum("itj,itk->jk", rows, rows)
    used = np.flatnonzero(np.diag(gram) > 0)
    size = np.sqrt(np.diag(gram)[used])
    alike = gram[np.ix_(used, used)] / np.outer(size, size)
    values, directions = np.linalg.eigh(alike)
    mixed = (np.abs(directions[:, values < ROUNDING]) > ROUNDING).any(axis=1)
    kept = independent(alike)
    return [int(used[place]) for place in kept], [int(used[place]) for place in kept if not mixed[place]]


def _pooled(fitted: TwoStage, told: list[int], design: Design) -> Pooled:
    if not told:
        raise RefusedError(reasons.not_computable())
    variances = np.diag(fitted.covariance)[told]
    if not variances.min() > (ROUNDING * fitted.rest) ** 2:
        raise RefusedError(reasons.no_variation())
    scale = PLAIN_SPREAD if design.transformation is Transformation.LOG else fitted.rest / 2
    return pool(fitted.effects[told], fitted.covariance[np.ix_(told, told)], scale)


def _effect(tool: str, users: int, pooled: Pooled, place: int) -> ToolEffect:
    band = Band.UNDISTINGUISHED
    if pooled.above_zero[place] >= SURE:
        band = Band.LIKELY
    elif pooled.above_zero[place] <= 1 - SURE:
        band = Band.ADVERSE
    shown = users >= FEWEST_FOR_INTERVAL
    return ToolEffect(
        tool=tool,
        users=users,
        value=float(pooled.mean[place]),
        band=band,
        low=float(pooled.low[place]) if shown else None,
        high=float(pooled.high[place]) if shown else None,
    )


def _comparable(outcome: NDArray[np.float64], used: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The outcome without observations under a tool for which no firm effect or no moment effect is known."""
    free = np.isfinite(outcome) & ~used
    known = np.logical_and.outer(free.any(axis=1), free.any(axis=0))
    return np.where(used & ~known, np.nan, outcome)
