"""What people do with scans: prepare and run them, invite, answer, publish."""
