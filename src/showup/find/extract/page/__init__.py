"""The general page reader: from the visible words of a page to the events it announces."""
