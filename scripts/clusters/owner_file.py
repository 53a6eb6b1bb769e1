"""Files that only their owner may read, from the moment they exist."""

import os


def write(path, data):
    """Writes a file of mode 0600, in place only when all of it is on disk."""
    draft = path + ".new"
    try:
        os.remove(draft)
    except FileNotFoundError:
        pass
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, path)
