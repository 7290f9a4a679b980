"""What is kept about people and companies: download, erasure, retention, leaving, and who looked."""
