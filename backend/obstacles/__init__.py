"""Obstacles in law, regulation and agreements: reported by companies and advisers, passed on to policy, answered."""
