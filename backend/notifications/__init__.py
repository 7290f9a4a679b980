"""What people are told: mails, and notices in the app. Queued in the transaction of the act, sent by the worker."""
