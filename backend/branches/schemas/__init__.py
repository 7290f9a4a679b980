"""How branches join and leave, on the wire."""
