"""Whatever is wrong with a file is told with its row and column; nothing is stored half, and nothing is echoed."""

import pytest

from backend.studies import computing, reading, running
from backend.studies.endpoints import FormRoute
from backend.studies.faults import Faults, FileBroken
from tests.studies.panels import FIRMS_HEAD, MEASUREMENTS_HEAD, form, lines, made

FIRMS, MEASURED = made()


def changed(rows, number, **to):
    """The rows with other cells in row `number` as a spreadsheet shows it."""
    names = rows[0].split(",")
    cells = dict(zip(names, rows[number - 1].split(","), strict=True)) | to
    return [*rows[: number - 1], ",".join(cells.values()), *rows[number:]]


BAD = {
    "decimal comma in quotes": (FIRMS, changed(MEASURED, 4, value='"3,5"'), "measurements/4/value", "decimal_comma"),
    "decimal comma": (FIRMS, changed(MEASURED, 4, value="3,5"), "measurements/4", "width"),
    "a unit in the figure": (FIRMS, changed(MEASURED, 4, value="3.5%"), "measurements/4/value", "not_a_number"),
    "infinite": (FIRMS, changed(MEASURED, 4, value="inf"), "measurements/4/value", "not_a_number"),
    "no number": (FIRMS, changed(MEASURED, 4, value="NaN"), "measurements/4/value", "not_a_number"),
    "far too large": (FIRMS, changed(MEASURED, 4, value="1e308"), "measurements/4/value", "not_a_number"),
    "other digits": (FIRMS, changed(MEASURED, 4, value="٣"), "measurements/4/value", "not_a_number"),
    "formula as value": (FIRMS, changed(MEASURED, 4, value="=1+1"), "measurements/4/value", "cell_form"),
    "formula as firm": (changed(FIRMS, 2, firm_id="=cmd()"), MEASURED, "firms/2/firm_id", "cell_form"),
    "twice the same moment": (FIRMS, [*MEASURED, MEASURED[3]], "measurements/122/measured_on", "doubled"),
    "day first": (FIRMS, changed(MEASURED, 4, measured_on="31-12-2019"), "measurements/4/measured_on", "not_a_day"),
    "no such day": (FIRMS, changed(MEASURED, 4, measured_on="2019-02-30"), "measurements/4/measured_on", "not_a_day"),
    "a year": (FIRMS, changed(MEASURED, 4, measured_on="2019"), "measurements/4/measured_on", "not_a_day"),
    "no indicator": (FIRMS, changed(MEASURED, 4, indicator=""), "measurements/4/indicator", "missing"),
    "start day first": (
        changed(FIRMS, 2, participation_start="1/3/2020"),
        MEASURED,
        "firms/2/participation_start",
        "not_a_day",
    ),
    "unknown firm": (FIRMS, changed(MEASURED, 4, firm_id="x1"), "measurements/4/firm_id", "unknown_firm"),
    "a firm twice": ([*FIRMS, FIRMS[1]], MEASURED, "firms/32/firm_id", "doubled"),
    "no firm": ([*FIRMS, ",2020-01-01,C"], MEASURED, "firms/32/firm_id", "missing"),
    "other heading": (FIRMS, ["firm;day;code;amount", *MEASURED[1:]], "measurements/1/firm_id", "heading_missing"),
    "doubled heading": (
        [FIRMS_HEAD + ",sector", *(row + ",C" for row in FIRMS[1:])],
        MEASURED,
        "firms/1/sector",
        "heading_doubled",
    ),
    "nameless column": ([FIRMS_HEAD + ",", *(row + "," for row in FIRMS[1:])], MEASURED, "firms/1", "heading_form"),
    "only a heading": (FIRMS, [MEASUREMENTS_HEAD], "measurements", "empty"),
    "no firms": ([FIRMS_HEAD], MEASURED, "firms", "empty"),
    "open quote": (FIRMS, changed(MEASURED, 4, indicator='"scrap'), "measurements/4", "unreadable"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_fault_is_told_with_its_place(name):
    firms, measured, location, code = BAD[name]
    told = computing.answer({"outcome": "scrap_rate", "adjust": []}, lines(firms), lines(measured))
    assert told.keys() == {"faults", "total"}
    first = told["faults"][0]
    assert (first["location"], first["code"]) == (f"#/{location}", code)
    assert all(words.startswith(location.split("/")[0] + ".csv") for words in first["detail"].values())


async def test_with_a_fault_nothing_is_stored(researcher):
    firms, measured, location, _ = BAD["decimal comma in quotes"]
    answer = await researcher.post("/studies", **form(lines(firms), lines(measured)), headers={"Accept-Language": "en"})
    assert answer.status_code == 400, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"] == [
        {
            "in": "body",
            "location": f"#/{location}",
            "code": "decimal_comma",
            "detail": "measurements.csv. Row 4: Write decimals with a point: 3.5.",
        }
    ]
    assert (await researcher.get("/studies")).json()["total"] == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        ("\n".join(MEASURED).encode("utf-16"), "not_utf8"),
        (b"PK\x03\x04\x14\x00\x06\x00", "not_utf8"),
        (MEASUREMENTS_HEAD.encode() + b"\nf0,2019-12-31,scrap_rate\xe9,1\n", "not_utf8"),
    ],
    ids=["empty", "only a mark", "utf-16", "a workbook", "windows-1252"],
)
def test_a_file_that_is_no_text_is_told_as_such(content, code):
    told = computing.answer({}, lines(FIRMS), content)
    assert [each["code"] for each in told["faults"]] == [code]


@pytest.mark.parametrize(
    "write",
    [
        lambda rows: ("\ufeff" + "\r\n".join(rows) + "\r\n").encode(),
        lambda rows: "\n".join(row.replace(",", ";") for row in rows).encode(),
        lambda rows: "\n".join(row.replace(",", "\t") for row in rows).encode(),
        lambda rows: "\n\n".join(",".join(f'"{cell}"' for cell in row.split(",")) for row in rows).encode(),
        lambda rows: "\n".join(",".join(f" {cell} " for cell in row.split(",")) for row in rows).encode(),
    ],
    ids=["a mark and CRLF", "semicolons", "tabs", "quotes and empty rows", "spaces"],
)
def test_what_programs_write_differently_is_the_same_panel(write):
    faults = Faults()
    plain = reading.read_panel(lines(FIRMS), lines(MEASURED), faults)
    assert reading.read_panel(write(FIRMS), write(MEASURED), faults) == plain
    assert faults.total == 0
    assert len(plain.series["scrap_rate"].values) == 120


async def test_units_in_a_column_of_their_own_must_be_one(researcher):
    rows = [f"{row},{'unit' if place == 0 else 'percent'}" for place, row in enumerate(MEASURED)]
    assert (await researcher.post("/studies", **form(lines(FIRMS), lines(rows)))).status_code == 201
    mixed = [*rows[:-1], rows[-1].replace("percent", "share")]
    answer = await researcher.post("/studies", **form(lines(FIRMS), lines(mixed)))
    assert answer.json()["errors"][0]["code"] == "units_mixed"


async def test_all_faults_are_counted_and_the_first_told(researcher):
    bad = [MEASURED[0], *(row.rsplit(",", 1)[0] + ",x" for row in MEASURED[1:])]
    answer = await researcher.post("/studies", **form(lines(FIRMS), lines(bad)), headers={"Accept-Language": "en"})
    told = answer.json()
    assert len(told["errors"]) == 50
    assert told["detail"].startswith("There are 120 faults")


@pytest.mark.parametrize(
    ("fields", "location", "code"),
    [
        ({"outcome": ""}, "outcome", "missing"),
        ({"outcome": "revenue"}, "measurements/indicator", "outcome_unknown"),
        ({"transform": "ln"}, "transform", "enum"),
        ({"comparison": "control"}, "comparison/0", "enum"),
        ({"adjust": "size"}, "firms/1/size", "attribute_unknown"),
        ({"winsorise": "perhaps"}, "winsorise", "bool_parsing"),
        ({"weights": "x"}, "weights", "extra_forbidden"),
        ({"title": ["a", "b"]}, "title", "doubled"),
        ({"source": "members"}, "source", "enum"),
    ],
)
async def test_each_field_is_checked(researcher, fields, location, code):
    answer = await researcher.post("/studies", **form(lines(FIRMS), lines(MEASURED), **fields))
    assert answer.status_code == 400, answer.text
    assert [(each["location"], each["code"]) for each in answer.json()["errors"]] == [(f"#/{location}", code)]


async def test_an_attribute_to_adjust_for_is_there_for_every_firm(researcher):
    answer = await researcher.post(
        "/studies", **form(lines(changed(FIRMS, 5, sector="")), lines(MEASURED), adjust="sector")
    )
    assert answer.json()["errors"][0]["code"] == "attribute_empty"
    without = await researcher.post("/studies", **form(lines(changed(FIRMS, 5, sector="")), lines(MEASURED)))
    assert without.status_code == 201


@pytest.mark.parametrize("missing", ["firms", "measurements"])
async def test_both_files_are_needed(researcher, missing):
    whole = form(lines(FIRMS), lines(MEASURED))
    files = [each for each in whole["files"] if each[0] != missing]
    answer = await researcher.post("/studies", data=whole["data"], files=files)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["location"] == f"#/{missing}"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{}", "application/json"),
        (b"", "multipart/form-data; boundary=x"),
        (b"--x\r\nno end", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\n\r\nnameless\r\n--x--", "multipart/form-data; boundary=x"),
        (b"--x--", "multipart/form-data"),
    ],
)
async def test_what_is_no_form_is_refused(researcher, content, kind):
    answer = await researcher.post("/studies", content=content, headers={"Content-Type": kind})
    assert answer.status_code == 415, answer.text


async def test_a_huge_file_is_refused_before_it_is_read(researcher, monkeypatch):
    assert FormRoute.largest_body == 25_000_000
    answer = await researcher.post("/studies", **form(lines(FIRMS), b"x" * 25_000_001))
    assert answer.status_code == 413


def test_the_number_of_rows_is_bounded(monkeypatch):
    assert reading.MOST_MEASUREMENTS == 1_000_000
    monkeypatch.setattr(reading, "MOST_MEASUREMENTS", 50)
    faults = Faults()
    with pytest.raises(FileBroken):
        reading.read_panel(lines(FIRMS), lines(MEASURED), faults)
    assert faults.told[-1]["code"] == "too_many_rows"


@pytest.mark.parametrize("bound", ["MEMORY_AT_MOST", "SECONDS_AT_MOST"])
async def test_what_takes_too_much_ends_alone(researcher, monkeypatch, bound):
    monkeypatch.setattr(running, bound, 200_000_000 if bound == "MEMORY_AT_MOST" else 0.01)
    answer = await researcher.post("/studies", **form(lines(FIRMS), lines(MEASURED)))
    assert answer.status_code == 413, answer.text
    monkeypatch.undo()
    assert (await researcher.post("/studies", **form(lines(FIRMS), lines(MEASURED)))).status_code == 201


async def test_when_others_compute_one_is_asked_to_come_back(researcher, monkeypatch):
    monkeypatch.setattr(running, "PATIENCE_SECONDS", 0.01)
    for _ in range(running.AT_ONCE):
        await running._slots.acquire()
    try:
        answer = await researcher.post("/studies", **form(lines(FIRMS), lines(MEASURED)))
    finally:
        for _ in range(running.AT_ONCE):
            running._slots.release()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
