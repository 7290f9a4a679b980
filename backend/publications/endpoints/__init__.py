"""Publications over HTTP."""

from backend.publications.endpoints.published import publications
from backend.publications.endpoints.versions import versions

routers = (publications, versions)
