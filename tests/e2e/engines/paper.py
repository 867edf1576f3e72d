"""What stands on a printed page: the text of a PDF that Firefox wrote, and the print form of a page on the screen."""

import re
import zlib

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
WORDS = re.compile(rb"\(((?:\\.|[^()\\])*)\)")
WIDTH = 718  # an A4 between its margins, in pixels

# Takes what the style sheets say of print for the screen, too.
AS_ON_PAPER = """() => {
  for (const sheet of document.styleSheets)
    for (const { media } of sheet.cssRules)
      if (media?.mediaText === "print") media.mediaText = "all";
      else if (media?.mediaText === "screen") media.mediaText = "not all";
}"""


def inflated(pdf: bytes) -> list[bytes]:
    """Its streams: what is drawn on each page, fonts, and objects."""
    return [zlib.decompressobj().decompress(stream) for stream in STREAM.findall(pdf) if stream[:1] == b"\x78"]


def words_of(pdf: bytes) -> str:
    """All that is written in Latin letters, in the order of drawing and without its spaces."""
    drawn = [stream for stream in inflated(pdf) if b" Tf\n" in stream]
    return re.sub(r"\s", "", b"".join(word for page in drawn for word in WORDS.findall(page)).decode("latin-1"))


def pages_of(pdf: bytes) -> int:
    return sum(len(re.findall(rb"/Type /Page\b", stream)) for stream in [pdf, *inflated(pdf)])
