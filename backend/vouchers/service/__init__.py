"""What people do with schemes, rounds and vouchers: one module per party or matter, one function per act."""
