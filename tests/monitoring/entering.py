"""Entering a measurement as a client does."""

from tests.makers.monitoring import FIGURES

YEAR = {"periodStartsOn": "2025-01-01", "periodEndsOn": "2025-12-31"}
BASELINE = {"kind": "baseline", "measuredOn": "2026-03-01", **YEAR}


async def enter(client, measurement_id, code, value, *, revision=0, **rest):
    return await client.put(
        f"/measurements/{measurement_id}/values/{code}",
        json={"value": value, **rest},
        headers={"If-Match": f'"{revision}"'},
    )


async def enter_all(client, measurement_id):
    for code, value in FIGURES.items():
        answer = await enter(client, measurement_id, code, float(value))
        assert answer.status_code == 200, answer.text


async def complete(client, measurement_id):
    etag = (await client.get(f"/measurements/{measurement_id}")).headers["etag"]
    return await client.post(f"/measurements/{measurement_id}/completions", headers={"If-Match": etag})
