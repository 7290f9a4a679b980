"""How often somebody may ask, write and report; of a new account less, and without links."""

from datetime import timedelta

from backend.core.throttling import Limit

INTRODUCTIONS = Limit("network introduction of account", burst=5, every=timedelta(hours=4))
INTRODUCTIONS_OF_NEW = Limit("network introduction of new account", burst=2, every=timedelta(hours=12))
MESSAGES = Limit("network message of account", burst=30, every=timedelta(minutes=10))
MESSAGES_OF_NEW = Limit("network message of new account", burst=5, every=timedelta(hours=2))
A_DAY = Limit("network message of account in a day", burst=100, every=timedelta(minutes=15))
REPORTS = Limit("network report of account", burst=10, every=timedelta(minutes=30))
