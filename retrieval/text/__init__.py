"""Text: folding with a map back, sentences and passages, language, dates, what may be shown."""
