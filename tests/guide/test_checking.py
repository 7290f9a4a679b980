"""The example of the guide that checks a message of a webhook, against messages as the platform signs them."""

import os
import subprocess
import sys
from uuid import uuid4

import pytest

from backend.core import clock
from backend.webhooks import messages
from backend.webhooks.signing import new_secret, sign
from tests.guide.test_examples import CHECK, as_it_stands

SECRET, NEXT, FOREIGN = new_secret(), new_secret(), new_secret()


@pytest.mark.parametrize(
    ("signed_with", "age", "added", "told"),
    [
        ([SECRET], 0, b"", f"204 {messages.TEST_TYPE} - -"),
        ([NEXT, SECRET], 0, b"", f"204 {messages.TEST_TYPE} - -"),
        ([FOREIGN], 0, b"", "401"),
        ([SECRET], 600, b"", "401"),
        ([SECRET], 0, b" ", "401"),
    ],
)
def test_a_message_is_believed_only_when_it_is_ours(tmp_path, signed_with, age, added, told):
    name, moment = uuid4(), clock.now()
    body, stamp = messages.test_asked("urn:nld:slimmer-werken", name, moment).encode(), int(moment.timestamp()) - age
    surroundings = {
        "WEBHOOK_ID": messages.named(name),
        "WEBHOOK_TIMESTAMP": str(stamp),
        "WEBHOOK_SIGNATURE": sign(signed_with, messages.named(name), stamp, body),
        "WEBHOOK_SECRETS": SECRET,
    }
    checked = subprocess.run(
        [sys.executable, as_it_stands(tmp_path, "check.py", CHECK)],
        input=body + added,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    assert (checked.stdout.decode().strip(), checked.stderr) == (told, b"")
