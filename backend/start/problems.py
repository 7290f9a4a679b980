"""What keeps the site from starting, told in one sentence with its remedy."""


class StartProblem(Exception):
    """Something on this machine stands in the way. The message is for the person at the keyboard."""
