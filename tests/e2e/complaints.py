"""What browsers complain of while a test runs: an error on the console or in a script, a request to another origin."""


class Complaints(list[str]):
    """A test that provokes some says which. They may come late: a browser says so in its own time."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: set[str] = set()

    def expect(self, *parts: str) -> None:
        """What contains one of these is no complaint, whether it came already or is still to come."""
        self.expected.update(parts)
        self[:] = [text for text in self if not self._is_expected(text)]

    def hear(self, text: str) -> None:
        if not self._is_expected(text):
            self.append(text)

    def _is_expected(self, text: str) -> bool:
        return any(part in text for part in self.expected)
