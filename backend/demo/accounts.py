"""The demonstration sign-ins as lines for the screen of whoever starts the service."""

from backend.identity.demonstration import SIGN_INS


def lines() -> list[str]:
    """One line per sign-in: address, password, and who it is."""
    width = max(len(sign_in.email) for sign_in in SIGN_INS)
    return [f"{sign_in.email:<{width}}  {sign_in.password}  {sign_in.label_nl}" for sign_in in SIGN_INS]


if __name__ == "__main__":
    print("\n".join(lines()))  # noqa: T201 - a command for people
