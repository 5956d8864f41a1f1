"""What an event asks of one who comes, with quoted evidence. Pure."""
