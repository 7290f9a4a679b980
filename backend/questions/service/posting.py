"""How often somebody may ask, answer and report; of a new account less."""

from datetime import timedelta

from backend.core.throttling import Limit

QUESTIONS = Limit("question of account", burst=5, every=timedelta(hours=4))
QUESTIONS_OF_NEW = Limit("question of new account", burst=2, every=timedelta(hours=12))
ANSWERS = Limit("answer of account", burst=20, every=timedelta(minutes=20))
ANSWERS_OF_NEW = Limit("answer of new account", burst=4, every=timedelta(hours=2))
REPORTS = Limit("report of account", burst=10, every=timedelta(minutes=30))
STOPS = Limit("question digest stop from address", burst=20, every=timedelta(minutes=1))
