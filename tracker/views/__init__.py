"""A history turned into something to show, without widgets: words, tables, the timeline, the spine."""
