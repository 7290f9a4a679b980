"""What the environment may say of the provider; faults show at the start, not when somebody signs in."""

import pytest
from pydantic import ValidationError

from backend.openid.configuration import configuration_of
from backend.settings import Settings

GOOD = {"openid_issuer": "https://inloggen.example/realms/sw", "openid_client_id": "sw"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"openid_client_id": ""},
        {"openid_scopes": "profile email"},
        {"openid_issuer": "http://inloggen.example"},
        {"openid_assurance": "urn:loa3"},
        {"openid_assurance": "urn:loa3=sure"},
        {"openid_assurance": "=high"},
        {"voucher_assurance": "substantial"},
        {"voucher_assurance": "high", "openid_assurance": "urn:loa3=substantial"},
        {"voucher_assurance": "sure"},
    ],
)
def test_a_fault_is_told_at_the_start(wrong):
    with pytest.raises(ValidationError):
        Settings(**GOOD | wrong)


def test_a_level_that_nobody_can_reach_is_refused_without_a_provider_too():
    with pytest.raises(ValidationError):
        Settings(voucher_assurance="basic")


def test_values_with_colons_and_equal_signs_are_mapped(monkeypatch):
    monkeypatch.setenv("SLIMMERWERKEN_OPENID_ASSURANCE", " urn:a:loa3 = substantial, x=y=high,2=basic,")
    monkeypatch.setenv("SLIMMERWERKEN_VOUCHER_ASSURANCE", "")
    own = configuration_of(Settings(**GOOD))
    assert own is not None
    assert [own.level_of(acr) for acr in ("urn:a:loa3", "x=y", "2", "3", None, 2)] == [
        "substantial", "high", "basic", None, None, None,
    ]  # fmt: skip
    assert own.asking_for("substantial") == "urn:a:loa3 x=y"
    assert own.asking_for(None) is None


def test_the_secret_does_not_show():
    assert "geheim" not in repr(Settings(**GOOD, openid_client_secret="geheim"))
