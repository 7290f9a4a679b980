"""What people do with reviews of advisers: one file per act."""
