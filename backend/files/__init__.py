"""Documents people add: kept in an object store, seen by whoever may see what they belong to."""
