"""Draws the icons of the installed app, as `static/img/icon.svg` has them: `python scripts/icons.py static/img`."""

import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

GREEN, PAPER = (0x24, 0x61, 0x5F), (0xFA, 0xF7, 0xF2)
SIDE, ROUND, STROKE = 32.0, 9.0, 3.0  # of the drawing
LINES = ((7.0, 25.0, 20.0), (10.0, 22.0, 14.0))  # from x to x at y
FINE = 4  # samples of a pixel, each way
# Name: pixels, and whether the edge of the icon is left to the device, which then cuts a shape of its own.
ICONS = {
    "icon-180.png": (180, True),
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "icon-mask.png": (512, True),
}


def is_inside(x: float, y: float) -> bool:
    """Of the rounded square."""
    across, down = max(ROUND - x, x - (SIDE - ROUND), 0.0), max(ROUND - y, y - (SIDE - ROUND), 0.0)
    return across**2 + down**2 <= ROUND**2


def is_on_line(x: float, y: float) -> bool:
    return any(
        max(left - x, x - right, 0.0) ** 2 + (y - middle) ** 2 <= (STROKE / 2) ** 2 for left, right, middle in LINES
    )


def pixel(column: int, row: int, pixels: int, *, whole: bool) -> bytes:
    """Red, green, blue and how opaque, as the mean of its samples."""
    seen = ink = 0
    for step in range(FINE * FINE):
        x, y = (
            (place + (part + 0.5) / FINE) * SIDE / pixels
            for place, part in ((column, step % FINE), (row, step // FINE))
        )
        if whole or is_inside(x, y):
            seen += 1
            ink += is_on_line(*((SIDE / 2 + (one - SIDE / 2) * (1.25 if whole else 1.0)) for one in (x, y)))
    colors = (round(green + (paper - green) * ink / max(seen, 1)) for green, paper in zip(GREEN, PAPER, strict=True))
    return bytes((*colors, round(255 * seen / FINE**2)))


def rows(pixels: int, *, whole: bool) -> Iterator[bytes]:
    for row in range(pixels):
        yield b"\0" + b"".join(pixel(column, row, pixels, whole=whole) for column in range(pixels))


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(pixels: int, *, whole: bool) -> bytes:
    head = struct.pack(">IIBBBBB", pixels, pixels, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows(pixels, whole=whole)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


if __name__ == "__main__":
    for name, (size, filled) in ICONS.items():
        Path(sys.argv[1], name).write_bytes(png(size, whole=filled))
