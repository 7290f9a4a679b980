"""A version is saved as a file and taken in again, after a trial that names every fault."""

import csv
import io

import pytest

from tests.makers.questionnaires import ANY, STATEMENTS, begin_core_version, begin_module


@pytest.mark.parametrize("kind", ["json", "csv"])
async def test_a_file_that_was_saved_can_be_taken_in_again(office, kind):
    draft = await begin_core_version(office)
    address = f"/questionnaire-versions/{draft['id']}"
    saved = await office.get(f"{address}/files", params={"format": kind})
    assert saved.headers["content-disposition"] == f'attachment; filename="slimmer-werken-scan-2.0.0.{kind}"'
    content = saved.content.decode("utf-8")
    wish = {"format": kind, "content": content, "dryRun": True}
    dry = (await office.post(f"{address}/imports", json=wish, headers=ANY)).json()
    assert (dry["faults"], dry["items"], dry["kept"]) == ([], len(draft["content"]["items"]), False)
    kept = (await office.post(f"{address}/imports", json={**wish, "dryRun": False}, headers=ANY)).json()
    assert kept["kept"] is True
    assert (await office.get(address)).json()["content"] == draft["content"]


async def test_a_dry_run_tells_every_fault_with_its_line(officer):
    module = await begin_module(officer)
    address = f"/questionnaire-versions/{module['id']}"
    saved = await officer.get(f"{address}/files", params={"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(saved.content.decode("utf-8-sig")), delimiter=";"))
    rows[0]["code"], rows[1]["audience"], rows[2]["reverse"] = "kleine letters", "iedereen", "misschien"
    wrong = io.StringIO()
    writer = csv.DictWriter(wrong, [*rows[0], "kleur"], delimiter=";")
    writer.writeheader()
    writer.writerows([*rows[:5], {**rows[5], "kleur": "rood"}])
    wish = {"format": "csv", "content": wrong.getvalue(), "dryRun": False}
    told = (await officer.post(f"{address}/imports", json=wish, headers=ANY)).json()
    assert told["kept"] is False
    assert {(fault["line"], fault["location"].rsplit("/", 1)[1]) for fault in told["faults"]} == {
        (2, "code"),
        (3, "audience"),
        (4, "reverse"),
        (7, "kleur"),
    }
    assert (await officer.get(address)).json()["content"] == module["content"]


@pytest.mark.parametrize("content", ["{", "[]", '{"themes": [], "items": [{}]}', '{"items": 3}'])
async def test_a_file_that_is_none_is_no_accident(officer, content):
    module = await begin_module(officer)
    wish = {"format": "json", "content": content, "dryRun": False}
    told = await officer.post(f"/questionnaire-versions/{module['id']}/imports", json=wish, headers=ANY)
    assert told.status_code == 200
    assert told.json()["faults"]
    assert told.json()["kept"] is False


async def test_words_that_a_spreadsheet_would_run_are_written_as_words(officer):
    module = await begin_module(officer, [{**STATEMENTS[0], "text": {"nl": "=1+1", "en": "-x"}}, *STATEMENTS[1:]])
    address = f"/questionnaire-versions/{module['id']}"
    saved = (await officer.get(f"{address}/files", params={"format": "csv"})).content.decode("utf-8")
    assert ";'=1+1;'-x;" in saved
    wish = {"format": "csv", "content": saved, "dryRun": False}
    await officer.post(f"{address}/imports", json=wish, headers=ANY)
    assert (await officer.get(address)).json()["content"]["items"][0]["text"] == {"nl": "=1+1", "en": "-x"}
