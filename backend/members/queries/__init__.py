"""What a branch may read: the register of its members, and its imports into it."""
