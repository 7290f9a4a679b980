"""Meetings, workshops and webinars: who hosts them, who comes, who waits, and what is left afterwards."""
