"""The scan Slimmer Werken: the questionnaire, the quick scan, and the participatory scan with employees."""
