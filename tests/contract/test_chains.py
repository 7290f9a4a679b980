"""The running service in chains: each answer leads to what can follow it, along the links of the document."""

from hypothesis import HealthCheck, settings

from tests.contract.test_schemathesis import _service, headers, schema

__all__ = ["_service"]


# Whoever opens an account signs in with it first: for the person of this test it stays somebody else's.
class Chain(schema.exclude(operation_id="create_account").as_state_machine()):
    """One person who makes things and goes on with them."""

    def get_call_kwargs(self, _case):
        return {"headers": headers}


TestChains = Chain.TestCase
TestChains.settings = settings(
    max_examples=20,
    stateful_step_count=10,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_the_links_cover_the_main_journey():
    document = schema.raw_schema["paths"]
    linked = {
        target
        for item in document.values()
        for operation in item.values()
        for answer in operation["responses"].values()
        for target in answer.get("links", {})
    }
    assert linked >= {
        "change_scan_status",
        "create_scan_invitation",
        "change_voucher_status",
        "create_claim",
        "create_claim_confirmation",
        "create_payment_confirmation",
        "read_round",
        "complete_measurement",
        "write_value",
        "change_trajectory_status",
    }
