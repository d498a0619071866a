"""HTTP in and out of the floor of participants."""
