"""A window of a browser engine: what each driver can do. An element is named by the JavaScript that finds it."""

from abc import ABC, abstractmethod
from typing import Any

SHIFT = "\ue008"  # as both protocols write it


class EngineError(Exception):
    """The browser did not do it: a page that was just left, an element that is not there any more."""


class NotThereError(EngineError):
    """No element was found, or it went away before it could be pressed: nothing was pressed."""


class Window(ABC):
    """A window with cookies, storage and history of its own."""

    @abstractmethod
    def use_session(self, url: str, key: str) -> None:
        """Gives the cookie of a session to the site at this address."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Loads a page, and returns when its modules have run."""

    @abstractmethod
    def reload(self) -> None: ...

    @abstractmethod
    def back(self) -> None: ...

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """The room for the page, in CSS pixels."""

    @abstractmethod
    def run(self, function: str, *arguments: object) -> Any:
        """What a JavaScript function returns for these arguments. All of it passes as JSON."""

    @abstractmethod
    def click(self, finder: str, *arguments: object) -> None:
        """A press of the pointer in the middle of the element that the function returns, scrolled into view."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Keys, one after the other, down and up, for whatever has the focus."""

    @abstractmethod
    def picture(self) -> bytes:
        """What is seen, as PNG."""

    @abstractmethod
    def paper(self) -> bytes:
        """The page printed, as PDF. Empty where the engine's driver prints nothing."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Errors and violations of the policy in the console since the window was opened, where a driver tells them."""
