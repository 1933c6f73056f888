"""What a built site draws of a briefing: charts, the timeline's rail, the tree of reports, the matrix of statements."""
