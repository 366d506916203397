"""Writes the visible sheets of an Excel workbook, read from standard input, as comma-separated values.

Each sheet begins with a line of a form feed and its name. Exit codes: 65 not a workbook that can be read, 127 no openpyxl.
"""
import csv
import datetime
import io
import sys

# Optional to openpyxl, and each would take much of the memory limit.
for module in ("lxml", "numpy", "PIL"):
    sys.modules[module] = None
try:
    import openpyxl
except ImportError:
    sys.exit(127)


def text(value):
    """What the cell says; dates and times as in ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, str):
        # Excel's way to write a carriage return.
        return value.replace("_x000D_\n", "\n").replace("_x000D_", "\n")
    return str(value)


output = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="", write_through=True)
rows = csv.writer(output, lineterminator="\n")
try:
    workbook = openpyxl.load_workbook(open("/dev/stdin", "rb"), read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        output.write("\f" + sheet.title + "\n")
        # What a file says of its own size may be wrong, and cells beyond would be left out.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            rows.writerow([text(value) for value in row])
except MemoryError:
    raise
except Exception:
    sys.exit(65)
