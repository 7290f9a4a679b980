"""The trace of a voucher: every step, message and failure on one time line, with restart of what failed."""
