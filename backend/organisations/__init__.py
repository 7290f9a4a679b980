"""Companies, branch organisations, advisory firms; sectors and regions; consents."""
