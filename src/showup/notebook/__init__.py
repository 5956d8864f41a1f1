"""What was written, heard, kept and told: where LEARN and LISTEN meet the private store."""
