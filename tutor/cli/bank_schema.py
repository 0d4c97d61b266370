"""`tutor bank schema`: the JSON Schema of a bank file."""

import json

import typer


def bank_schema() -> None:
    """The JSON Schema of a bank file, by which an editor completes and checks while you write.

    \b
    Examples:
      tutor bank schema > schema.json

    Put it beside your bank, and begin the bank with
    "# yaml-language-server: $schema=schema.json".
    """
    from tutor.bank.schema.json_schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
