"""The results of `biaochi test`: for the terminal, as JSON, as JUnit XML."""
