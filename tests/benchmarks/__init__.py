"""What is measured, never timed in the suite; run by hand, each file by its name."""
