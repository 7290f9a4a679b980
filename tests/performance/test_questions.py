"""How many questions the main requests put to the database, so that no list asks once more for each row. No timings."""

from tests.benchmarks.cases import make_cases
from tests.conftest import PUBLIC_URL

MOST = {
    "toolbox, a page of 50": 2,  # the page and its facets
    "advisers, a page of 50": 3,  # the page, its facets, and the means of reviews
    "vouchers, the officer's queue": 2,  # who asks, and the page
    "result of a scan": 9,  # who asks, the scan, its result, scores and groups; the firm, tools, advisers, practices
    "rounds with remaining budget": 1,
    "save an answer": 2,  # the response with its scan, and the answer
    "draft an application": 24,
}
OF_THE_TEST = ("SAVEPOINT", "RELEASE", "SET TRANSACTION")


async def test_main_requests_put_no_more_questions_than_they_need(client, catcher):
    asked = {}
    for case in await make_cases(client):
        for _ in range(2):  # the first one may read what is kept for the life of the process
            catcher.take()
            headers = {"Origin": PUBLIC_URL, **case.request_headers()}
            answer = await client.request(case.method, case.path, json=case.body, headers=headers)
            assert answer.status_code < 300, answer.text
            asked[case.name] = [sql for sql, _ in catcher.take() if not sql.startswith(OF_THE_TEST)]
    counted = {name: len(statements) for name, statements in asked.items()}
    assert counted.keys() == MOST.keys()
    assert {name: count for name, count in counted.items() if count > MOST[name]} == {}, counted
