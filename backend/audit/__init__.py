"""Who did what: one row per act, readable by the persons concerned."""
