"""The files of a new newsroom; ``@NAME@`` and the like stand for what it is told."""
