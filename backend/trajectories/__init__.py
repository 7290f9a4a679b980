"""A company and its adviser on their way, in four steps; and where the company stands in the whole journey."""
