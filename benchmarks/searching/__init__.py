"""What the benchmark of search is made of: invented events, questions, rivals."""
