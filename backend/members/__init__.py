"""The members of a branch organisation: the register it keeps of them."""
