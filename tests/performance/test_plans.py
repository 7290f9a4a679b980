"""How PostgreSQL would find the rows of the main lists among ten thousand: never by reading a large table through."""

import json

from sqlalchemy import text

from tests.benchmarks.cases import make_cases
from tests.conftest import PUBLIC_URL

ROWS = 10_000
# What is different in each copy of a row; the rest is what the demonstration world has.
COPIES = {
    # Without who entered it: a company has one such application in a round.
    "vouchers": "jsonb_build_object('id', gen_random_uuid(), 'code', 'V-' || n, 'submission_number', 1000000 + n, "
    "'entered_by', null, 'entered_organisation_id', null, 'entered_at', null, 'caller_name', null)",
    "sessions": "jsonb_build_object('id', gen_random_uuid(), 'token_hash', '\\x' || lpad(to_hex(n), 64, '0'))",
    "scans": "jsonb_build_object('id', gen_random_uuid())",
}
HOT = {"vouchers, the officer's queue", "result of a scan", "save an answer"}


async def _fill(connection) -> None:
    await connection.execute(text("SET LOCAL session_replication_role = replica"))  # copies need no ledger
    for table, different in COPIES.items():
        await connection.exec_driver_sql(
            f"INSERT INTO {table} SELECT (jsonb_populate_record(one, {different})).* "
            f"FROM (SELECT t AS one, row_number() OVER () AS place, count(*) OVER () AS many FROM {table} t) rows, "
            f"generate_series(1, {ROWS}) n WHERE place = 1 + n % many"
        )
        await connection.exec_driver_sql(f"ANALYZE {table}")
        assert (await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar() >= ROWS
    await connection.execute(text("SET LOCAL session_replication_role = origin"))


def _read_through(plan) -> list[str]:
    found = [plan["Relation Name"]] if plan["Node Type"] == "Seq Scan" else []
    return found + [name for child in plan.get("Plans", []) for name in _read_through(child)]


async def test_no_large_table_is_read_through(client, catcher, database):
    cases = [case for case in await make_cases(client) if case.name in HOT]
    assert len(cases) == len(HOT)
    await _fill(database.connection)
    read_through = {}
    for case in cases:
        catcher.take()
        headers = {"Origin": PUBLIC_URL, **case.request_headers()}
        answer = await client.request(case.method, case.path, json=case.body, headers=headers)
        assert answer.status_code < 300, answer.text
        for sql, parameters in catcher.take():
            if sql.startswith(("SELECT", "INSERT")):
                plan = await database.connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
                told = plan.scalar()
                root = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
                if tables := COPIES.keys() & set(_read_through(root)):
                    read_through[case.name] = tables
    assert read_through == {}
