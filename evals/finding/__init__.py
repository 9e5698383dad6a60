"""Parts of the retrieval eval: public sets, baselines, disturbed queries, reworked articles, what is related, intervals."""
