"""Companies, their people and the reference lists, on the wire."""
