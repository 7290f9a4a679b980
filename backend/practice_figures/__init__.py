"""Figures of a company's own completed measurements, taken over into its practice."""
