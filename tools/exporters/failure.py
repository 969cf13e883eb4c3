"""Mistakes that the person who runs an exporter can put right."""


class Failure(Exception):
    """One line: what is wrong, what there is, what to do."""


def one_line(error):
    """The first line of what an exception says, or its name where it says nothing."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
