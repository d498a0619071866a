"""Pure computing of the exploration: the problem, variations of it, and the best set."""
