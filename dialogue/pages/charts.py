"""Bar and line charts, each with its table: SVG without style or script of its own."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

import pygal
from django.utils.safestring import SafeString

STEPS = 5  # labels on the upright axis, at most
LABELS = 5  # labels under a line, at most
UNWANTED = frozenset({"style", "script", "defs", "desc", "title", "Comment"})


def columns(labels: Sequence[str], series: Mapping[str, Sequence[float]]) -> SafeString:
    """Upright bars, one for each label, the series on top of each other."""
    return _drawn(pygal.StackedBar(width=420, height=200, **_plain(series)), labels, series)


def lanes(labels: Sequence[str], series: Mapping[str, Sequence[float]]) -> SafeString:
    """Lying bars, the first label on top, the series one after another."""
    labels, series = labels[::-1], {name: values[::-1] for name, values in series.items()}
    chart = pygal.HorizontalStackedBar(width=380, height=50 + 36 * len(labels), **_plain(series))
    return _drawn(chart, labels, series)


def lines(labels: Sequence[str], series: Mapping[str, Sequence[int | None]], *, highest: int) -> SafeString:
    """A line for each series, from 0 to the highest that there can be. Where a number is missing the line ends."""
    chart = pygal.Line(
        width=420,
        height=220,
        margin_right=28,  # the last label stands under the last point, half of it beyond
        allow_interruptions=True,
        range=(0, highest),
        dots_size=4,
        show_minor_x_labels=False,
        x_labels_major_every=max(1, -(-len(labels) // LABELS)),
        **_bare_chart(range(0, highest + 1, max(1, -(-highest // STEPS)))),
    )
    return _drawn(chart, labels, series)


def _plain(series: Mapping[str, Sequence[float]]) -> dict[str, object]:
    totals = [sum(values) for values in zip(*series.values(), strict=True)]
    step = max(1, -(-int(max(totals, default=0) + 1) // STEPS))
    return _bare_chart(range(0, step * (STEPS + 1), step))


def _bare_chart(upright: range) -> dict[str, object]:
    return {
        "css": [],
        "js": [],
        "no_prefix": True,
        "disable_xml_declaration": True,
        "explicit_size": False,
        "show_legend": False,
        "margin": 8,
        "y_labels": upright,
        "formatter": "{:g}".format,
    }


def _drawn(chart: pygal.Graph, labels: Sequence[str], series: Mapping[str, Sequence[float | None]]) -> SafeString:
    chart.x_labels = labels
    for name, values in series.items():
        chart.add(name, values)
    chart.add_xml_filter(_bare)
    # What the library writes is its own numbers and escaped labels; nobody's words are among them.
    return SafeString(chart.render(is_unicode=True))


def _bare(root: Element) -> Element:
    """Takes out what our pages forbid (style, script) and what a table beside the picture says better."""
    root.attrib.pop("id", None)
    root.set("aria-hidden", "true")
    for parent in list(root.iter()):
        for child in list(parent):
            if _name(child) in UNWANTED or "tooltip-overlay" in child.get("class", ""):
                parent.remove(child)
    return root


def _name(element: Element) -> str:
    """Without its namespace; a comment's tag is a function."""
    return str(getattr(element.tag, "__name__", element.tag)).rpartition("}")[2]
