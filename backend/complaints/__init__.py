"""Complaints of companies about an adviser: heard by Syntens, and reaching as far as the accreditation."""
