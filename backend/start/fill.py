"""Bring the database up to date and fill it when it is empty, in one process: that halves the wait at a start."""

from backend.cli import migrate, seed

if __name__ == "__main__":
    migrate()
    seed()
