"""The members of a branch organisation and the imports of them, on the wire."""
