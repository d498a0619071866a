"""HTTP in and out of applications: for the applicant (aanvrager), the check (toets), downloads."""
