"""What people do with their account and their sessions: one module per matter, one function per act."""
