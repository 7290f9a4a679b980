"""Reviews of advisers over HTTP."""

from backend.reviews.endpoints.answering import responses
from backend.reviews.endpoints.reviews import mine, of_advisers, of_trajectories, texts

routers = (of_advisers, of_trajectories, mine, texts, responses)
