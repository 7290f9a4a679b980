"""What branches do in the exchange: share, take over, follow."""
