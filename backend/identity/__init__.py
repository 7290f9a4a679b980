"""Who is asking: accounts, sessions, memberships, and what each role may do."""
