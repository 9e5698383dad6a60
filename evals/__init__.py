"""How faithful briefs and answers are to their sources: suites with gold, a checker and an exit code."""
