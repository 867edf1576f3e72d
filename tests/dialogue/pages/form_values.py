"""Forms to post, and what is no number and no id in any of them. Data that tests of several rooms share."""

from collections.abc import Sequence

from django.http import QueryDict

ID = "6f1c8f0e-0000-4000-8000-00000000000f"
NO_NUMBERS = {
    "empty": "",
    "blank": " ",
    "a word": "soon",
    "below zero": "-1",
    "with a sign": "+1",
    "with a space": " 1",
    "with a line end": "1\n",
    "a fraction": "1.0",
    "with an exponent": "1e3",
    "with an underscore": "1_0",
    "in hexadecimal": "0x1",
    "of another script": "٣",
    "raised": "²",
    "of full width": "１",
    "not a number": "NaN",
    "ten digits": "1234567890",
    "ten zeros": "0" * 10,
    "huge": "9" * 5000,
    "NUL": "1\x00",
    "half a surrogate": "1\ud800",
}
NO_IDS = {
    "a word": "x",
    "blank": " ",
    "a number": "1",
    "one digit short": ID[:-1],
    "one digit long": f"{ID}0",
    "no digit": f"{ID[:-1]}g",
    "with a space": f" {ID}",
    "with a line end": f"{ID}\n",
    "of another script": ID.replace("4", "٤"),
    "with an underscore": ID.replace("6f1c", "6_1c"),
    "with a dash elsewhere": f"6-{ID.replace('-', '')[1:]}",
    "NUL": f"{ID}\x00",
    "half a surrogate": f"{ID[:-1]}\ud800",
    "huge": "6" * 5000,
}
# All but the first are refused where a form of the site itself fills in the id.
WAYS_OF_WRITING = (ID, ID.upper(), f"{{{ID}}}", f"urn:uuid:{ID}", ID.replace("-", ""))


def posted(**fields: str | Sequence[str] | None) -> QueryDict:
    form = QueryDict(mutable=True)
    for name, value in fields.items():
        if value is not None:
            form.setlist(name, [value] if isinstance(value, str) else list(value))
    return form
