"""What can be read of campaigns: the campaign itself, who is meant, how it goes, and which one a scan is part of."""
