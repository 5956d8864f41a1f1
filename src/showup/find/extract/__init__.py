"""From a document to listings: readers recognise, ask and read. Pure."""
