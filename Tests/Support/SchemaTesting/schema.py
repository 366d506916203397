"""Holds JSON against a schema and the schema against the JSON; prints a line for each difference.

Usage: schema.py SCHEMA [--every-key] < DOCUMENTS

Each line of the input is a JSON array: a name and a document as text. With --every-key a key that the schema
describes and no document has is a difference too.
"""

import json
import sys

from jsonschema import Draft202012Validator, validators

# What stands in these restricts keys that are described elsewhere.
CONDITIONS = {"if", "then", "else", "not", "dependentSchemas"}
# What stands in these is data, or schemas by names that are no keywords.
DATA = {"const", "enum", "examples", "default", "required", "dependentRequired"}
BY_NAME = {"properties", "$defs", "patternProperties"}


def parts(schema, place="#"):
    """Every schema in the schema that is not a condition, with its place."""
    if isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from parts(part, f"{place}/{number}")
    elif isinstance(schema, dict):
        yield place, schema
        for keyword, value in schema.items():
            if keyword in CONDITIONS or keyword in DATA:
                continue
            if keyword in BY_NAME:
                for name, part in value.items():
                    yield from parts(part, f"{place}/{keyword}/{name}")
            else:
                yield from parts(value, f"{place}/{keyword}")


def is_object(part):
    kinds = part.get("type", [])
    return "object" in (kinds if isinstance(kinds, list) else [kinds])


def recording(seen):
    """A validator that notes which keys of which part documents have."""

    def properties(validator, described, instance, schema):
        if validator.is_type(instance, "object"):
            seen.update((id(described), key) for key in described if key in instance)
        yield from Draft202012Validator.VALIDATORS["properties"](validator, described, instance, schema)

    return validators.extend(Draft202012Validator, {"properties": properties})


def main(path, every_key):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    all_parts = list(parts(schema))
    for place, part in all_parts:
        if is_object(part) and not ({"properties", "additionalProperties", "propertyNames"} & part.keys()):
            print(f"the schema: {place} is an object without keys")
        for key, value in part.get("properties", {}).items():
            if not (isinstance(value, dict) and value.get("description", "").strip()):
                print(f"the schema: {place}/{key} has no description")
        # Keys may be added, so whoever uses the schema lets them be. Here each has to be described.
        if "properties" in part and part.get("additionalProperties", True) is True:
            part["additionalProperties"] = False

    seen = set()
    validator = recording(seen)(schema)
    count = 0
    for line in sys.stdin:
        name, text = json.loads(line)
        count += 1
        for fault in validator.iter_errors(json.loads(text)):
            at = "/".join(str(step) for step in fault.absolute_path)
            print(f"{name}: {at or 'the whole'}: {fault.message[:300]}")
    if count == 0:
        print("there is no document")
    if every_key:
        for place, part in all_parts:
            for key in part.get("properties", {}):
                if (id(part["properties"]), key) not in seen:
                    print(f"the schema: {place}/{key} is in no document")


main(sys.argv[1], "--every-key" in sys.argv[2:])
