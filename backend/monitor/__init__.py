"""The public monitor: a fixed cube over the firms that are followed, audited, released each quarter and frozen."""
