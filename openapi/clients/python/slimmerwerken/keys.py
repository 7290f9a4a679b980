"""How a system proves who it is: with a secret, or with a key of its own that never leaves it (RFC 7523)."""

import base64
import json
import time
from dataclasses import dataclass, field
from uuid import uuid4

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LIFE = 60  # seconds


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A private key on P-256 in PEM, and the `kid` of its public part at the platform; needs `slimmerwerken[key]`."""

    pem: str = field(repr=False)
    kid: str

    def assertion(self, client_id: str, platform: str) -> str:
        """A proof for one token, good for a minute, for the platform at this address and no other."""
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        key = load_pem_private_key(self.pem.encode(), None)
        if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
            raise TypeError("the key is not on P-256")
        now = int(time.time())
        claims = {
            "iss": client_id,
            "sub": client_id,
            "aud": platform,
            "iat": now,
            "exp": now + LIFE,
            "jti": str(uuid4()),
        }
        parts = [json.dumps(part).encode() for part in ({"alg": "ES256", "typ": "JWT", "kid": self.kid}, claims)]
        signed = ".".join(map(_text, parts))
        r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(SHA256())))
        return f"{signed}.{_text(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _text(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()
