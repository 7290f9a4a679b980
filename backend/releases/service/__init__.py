"""What people and the worker do with effect releases."""
