"""What companies, those who write with them and the programme office do with practices."""
