"""What a branch and the programme office do together: invite, sign, take steps, and part again."""
