"""What can be read of schemes, rounds, vouchers and their money, and by whom."""
