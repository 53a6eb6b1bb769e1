"""How a verb ends when it cannot do what it was asked for."""


class Failure(Exception):
    """Something that its reader can act upon; `status` becomes the exit code.

    1: refused, or not healthy; 2: wrong use; 3: something could not be started or reached.
    """

    def __init__(self, message, status=1):
        super().__init__(message)
        self.status = status


class WrongUse(Failure):
    def __init__(self, message):
        super().__init__(message, 2)


class Unavailable(Failure):
    def __init__(self, message):
        super().__init__(message, 3)
