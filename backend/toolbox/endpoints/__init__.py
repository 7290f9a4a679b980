"""The toolbox over HTTP."""

from backend.toolbox.endpoints.items import items, themes
from backend.toolbox.endpoints.uses import experiences, recorded, uses
from backend.toolbox.endpoints.versions import versions

routers = (themes, items, recorded, versions, uses, experiences)
