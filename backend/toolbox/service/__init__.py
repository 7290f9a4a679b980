"""What editors and companies do with the toolbox."""
