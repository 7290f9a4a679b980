"""The guide for integrators does what it says."""
