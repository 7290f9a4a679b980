"""The guidance over HTTP."""

from backend.guidance.endpoints import directory, editing, finding, requests

routers = (directory.instruments, editing.versions, finding.questions, finding.routes, requests.router)
