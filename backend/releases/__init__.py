"""Effect releases of the programme: a frozen data set, computed by the worker, judged by two officers, and told."""
