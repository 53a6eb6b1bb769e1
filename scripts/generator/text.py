"""Lines of Swift."""


def indent(lines, by=1):
    return [("    " * by + line) if line else line for line in lines]


def docs(comments, path):
    """The documentation of what stands at a path of a descriptor."""
    text = comments.get(tuple(path), "")
    return [f"/// {line.strip()}".rstrip() for line in text.strip().split("\n")] if text.strip() else []
