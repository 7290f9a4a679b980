"""Groups of fellow entrepreneurs: who is in one, what they write, and what they plan and share."""
