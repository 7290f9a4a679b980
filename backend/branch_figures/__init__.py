"""Figures of a branch over its members that take part: released each quarter, through the gate, and frozen."""
