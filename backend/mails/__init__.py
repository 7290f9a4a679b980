"""The queue of mails: filled in the transaction of an act, emptied by the worker (see `notifications.delivery`)."""
