"""The town's life as data: who is there, where they meet, what they hold and when."""
