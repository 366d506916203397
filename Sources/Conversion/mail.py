"""Writes the parts of a mail, read from standard input, one after the other: a line of JSON, and the part's bytes.

The keys of the line: "name" (the file's name, or null), "type" (as in "text/plain"), "attached" (whether it is a file that
came along), "alternative" (the number of the group of which it is one of several forms, or null), "bytes" (how many follow).
The first line is of the mail itself: "subject", "from", "date", "id". Text is UTF-8, unless its encoding is not known.
Exit code: 65 not a mail that can be read.
"""
import email
import email.policy
import itertools
import json
import re
import sys

PART_LIMIT = 200
DEPTH_LIMIT = 20


def written(value):
    """A header's text on one line."""
    return " ".join(str(value).split()) if value else ""


def header(message, name):
    """A header, also where what stands in it is no such header."""
    try:
        return written(message.get(name))
    except Exception:
        return ""


def unflowed(text, keeps_space):
    """Lines joined as RFC 3676 says, those quoted equally deep; a signature's mark is no flowed line."""
    lines, open_depth = [], None
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:]
        if content.startswith(" "):
            content = content[1:]
        quote = ">" * depth + (" " if depth else "")
        if open_depth == depth and content != "-- " and lines:
            lines[-1] += content
        else:
            lines.append(quote + content)
        is_flowed = content.endswith(" ") and content != "-- "
        if is_flowed and not keeps_space:
            lines[-1] = lines[-1][:-1]
        open_depth = depth if is_flowed else None
    return "\n".join(lines)


def content(part):
    """The bytes of a part that is no other mail."""
    try:
        data = part.get_payload(decode=True) or b""
    except Exception:
        return b""
    if part.get_content_maintype() != "text":
        return data
    charset = part.get_content_charset()
    try:
        text = data.decode(charset or "ascii")
    except (LookupError, UnicodeError, ValueError):
        # Told from the bytes themselves.
        return data
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/plain" and written(part.get_param("format")).lower() == "flowed":
        text = unflowed(text, keeps_space=written(part.get_param("delsp")).lower() != "yes")
    if part.get_content_type() == "text/html":
        # It says what it was written in, and is UTF-8 now.
        text = re.sub(r"(?i)(<meta[^>]*charset\s*=\s*[\"']?)[\w-]+", r"\g<1>utf-8", text)
    return text.encode("utf-8", "replace")


def name_of(part):
    """The file's name, put together and decoded."""
    try:
        return written(part.get_filename()) or None
    except Exception:
        return None


groups = itertools.count(1)


def leaves(part, depth=0, group=None):
    """Every part that holds no others, with the group of alternatives in which it stands."""
    if depth > DEPTH_LIMIT:
        raise ValueError("too deep")
    if part.is_multipart():
        if part.get_content_type() == "multipart/alternative":
            group = next(groups)
        for child in part.get_payload():
            yield from leaves(child, depth + 1, group)
    else:
        yield part, group


output = sys.stdout.buffer


def write(head, data=b""):
    output.write(json.dumps({**head, "bytes": len(data)}).encode("ascii", "replace") + b"\n" + data)


try:
    message = email.message_from_binary_file(open("/dev/stdin", "rb"), policy=email.policy.default)
    parts = list(leaves(message))[: PART_LIMIT + 1]
except MemoryError:
    raise
except Exception:
    sys.exit(65)
if len(parts) > PART_LIMIT:
    sys.exit(65)
write({key: header(message, name) for key, name in
       (("subject", "Subject"), ("from", "From"), ("date", "Date"), ("id", "Message-ID"))})
for part, group in parts:
    name = name_of(part)
    is_text = part.get_content_type() in ("text/plain", "text/html")
    write(
        {
            "name": name,
            "type": part.get_content_type(),
            "attached": part.get_content_disposition() == "attachment" or name is not None or not is_text,
            "alternative": group,
        },
        content(part),
    )
