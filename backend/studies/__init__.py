"""Studies: what a researcher has computed, from a panel brought along or from the firms that the programme follows."""
