"""How sure it must be who submits an application or confirms a claim: the deployment decides."""

from typing import Annotated

from fastapi import Depends, Request

from backend.identity.assurance import Assurance


async def needed_assurance(request: Request) -> Assurance | None:
    """The level of this deployment; None where a password is enough."""
    level = request.app.state.settings.voucher_assurance
    return level and Assurance(level)


VoucherAssurance = Annotated[Assurance | None, Depends(needed_assurance)]
