"""The JSON Schema of a brief, generated from its types and checked in as `schemas/brief.schema.json`.

python -m agents.render.schema          writes it
"""

import json
from pathlib import Path

from agents.render.atomic import write_atomically
from schemas.brief import Brief
from schemas.vocabulary import SCHEMA_VERSION

PATH = Path(__file__).parents[2] / "schemas" / "brief.schema.json"


def brief_schema() -> str:
    """The schema (draft 2020-12) of what `wasit brief --format json` prints, as the file holds it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wasit:brief:{SCHEMA_VERSION}",
        **Brief.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Bring the checked-in file up to the types."""
    write_atomically(PATH, brief_schema())


if __name__ == "__main__":
    main()
