"""Signatures as Standard Webhooks 1.0 has them."""

import base64

from backend.webhooks.signing import new_secret, sign

# The vector of the standard's own libraries (the same in Python, JavaScript, Go, Java and C#).
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID, STAMP, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_vector_of_the_standard():
    assert sign([SECRET], ID, STAMP, BODY) == SIGNATURE


def test_during_a_rotation_both_sign_and_the_current_one_stands_first():
    newer = new_secret()
    assert sign([newer, SECRET], ID, STAMP, BODY).split(" ") == [sign([newer], ID, STAMP, BODY), SIGNATURE]


def test_everything_that_is_signed_counts():
    others = [(ID + "x", STAMP, BODY), (ID, STAMP + 1, BODY), (ID, STAMP, BODY + b" ")]
    assert all(sign([SECRET], *other) != SIGNATURE for other in others)


def test_a_secret_is_long_and_each_is_another():
    secrets = {new_secret() for _ in range(20)}
    assert len(secrets) == 20
    assert all(len(base64.b64decode(secret.removeprefix("whsec_"), validate=True)) == 32 for secret in secrets)
