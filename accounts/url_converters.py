"""Path converters: what may stand in an address where the id of a row is meant."""

from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """A number that every database can look for; a longer one is no address."""

    regex = "[0-9]{1,18}"
