"""WebKit as its driver starts it: the small browser of WebKitGTK, on a screen in memory, one process a person."""

import base64
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options

from tests.e2e.engines.window import EngineError, NotThereError, Window
from tests.services import free_port, running, wait_until

BROWSERS = "/usr/lib", "*/webkit2gtk-4*/MiniBrowser"
# Its own bar would keep the window wider than a phone.
NARROW_BAR = "* { padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0; font-size: 1px; }"
# A page that moves to another site gets a new process, and after "back" the driver would talk to the one that is gone.
ARGUMENTS = (
    "--automation",
    "--full-screen",
    "--features=-ProcessSwapOnCrossSiteNavigation,-CrossOriginOpenerPolicy",
)
NOT_PRESSED = (ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException)
INTO_VIEW = "arguments[0].scrollIntoView({ block: 'center' })"


class WebKitWindow(Window):
    """A browser of its own, as private as all that a driver starts."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def use_session(self, url: str, key: str) -> None:
        self.open(f"{url}/healthz")  # a cookie is given to the page that is open
        self.driver.add_cookie({"name": "sessionid", "value": key, "httpOnly": True})

    def open(self, url: str) -> None:
        self.driver.get(url)

    def reload(self) -> None:
        self.driver.refresh()

    def back(self) -> None:
        self.driver.back()

    def resize(self, width: int, height: int) -> None:
        """The page has the whole window: there is neither a frame nor a bar."""
        self.driver.set_window_rect(0, 0, width, height)

    def run(self, function: str, *arguments: object) -> Any:
        return self._script(f"return ({function})(...arguments)", *arguments)

    def click(self, finder: str, *arguments: object) -> None:
        try:
            found = self.run(finder, *arguments)
            self._script(INTO_VIEW, found)
            found.click()
        except (EngineError, *NOT_PRESSED) as error:
            raise NotThereError(f"{finder} {arguments}") from error

    def type(self, text: str) -> None:
        ActionChains(self.driver, duration=0).send_keys(text).perform()

    def picture(self) -> bytes:
        return base64.b64decode(self.driver.get_screenshot_as_base64())

    def paper(self) -> bytes:
        """Nothing: the driver knows no command for it."""
        return b""

    def complaints(self) -> list[str]:
        """None: the driver tells nothing of the console."""
        return []

    def _script(self, script: str, *arguments: object) -> Any:
        try:
            return self.driver.execute_script(script, *arguments)
        except WebDriverException as error:
            raise EngineError(str(error)) from error


@contextmanager
def screen() -> Iterator[str]:
    """The name of a screen in memory, large enough for a desk."""
    program = shutil.which("Xvfb") or pytest.skip("Xvfb is not installed.")
    reads, writes = os.pipe()
    command = [program, "-displayfd", str(writes), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with running(command, pass_fds=[writes], stderr=subprocess.DEVNULL), os.fdopen(reads) as said:
        os.close(writes)
        yield f":{said.readline().strip()}"


@contextmanager
def driver_process(environment: dict[str, str]) -> Iterator[str]:
    """The address of a driver. It ends with the block, and with it whatever browser it has started and lost."""
    program = shutil.which("WebKitWebDriver") or pytest.skip("WebKit's driver is not installed.")
    port = free_port()
    command = [program, "-p", str(port)]
    quiet = subprocess.DEVNULL
    with running(command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            wait_until(lambda: socket.create_connection(("127.0.0.1", port)).close(), process)
            yield f"http://127.0.0.1:{port}"
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def window(environment: dict[str, str], browser: Path) -> Iterator[Window]:
    options = Options()
    options.binary_location = str(browser)
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("acceptInsecureCerts", True)
    with driver_process(environment) as url:
        connection = RemoteConnection(client_config=ClientConfig(url, timeout=60))
        with WebDriver(connection, options=options) as driver:
            yield WebKitWindow(driver)


@contextmanager
def webkit(home: Path) -> Iterator[Callable[[], AbstractContextManager[Window]]]:
    """Opens windows of WebKit on one screen, which is gone with the block."""
    root, pattern = BROWSERS
    browser = next(Path(root).glob(pattern), None) or pytest.skip("WebKit's browser is not installed.")
    (home / "gtk-3.0").mkdir()
    (home / "gtk-3.0/gtk.css").write_text(NARROW_BAR)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    quiet = {"GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    quiet |= {"WEBKIT_DISABLE_COMPOSITING_MODE": "1"}  # without a graphics card layers cost more than they save
    places = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "CACHE", "DATA")}
    with screen() as display:
        yield partial(window, {**kept, **quiet, **places, "DISPLAY": display}, browser)
