"""Reviews of advisers, after a trajectory that was completed: by the management of the company and by its employees."""
