"""`serve`: the site."""

from __future__ import annotations

import os
from pathlib import Path

import click

from depeche.cli.options import existing, in_archive, web_address


@click.command("serve")
@in_archive
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; beyond loopback a password is needed.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8750, show_default=True, help="0: any free one.")
@click.option(
    "--address",
    type=web_address,
    metavar="URL",
    help="Where readers reach it through a proxy (https://desk.example); then a password is needed too.",
)
@click.option("--password-env", metavar="NAME", help="The environment variable that holds the password.")
def serve(folder: Path, host: str, port: int, address: str | None, password_env: str | None) -> None:
    """Show the archive in a browser. It listens on this machine only, unless told otherwise.

    \b
    Examples:
      depeche serve
      DESK=… depeche serve --host 0.0.0.0 --password-env DESK
      DESK=… depeche serve --address https://desk.example --password-env DESK
    """
    password = os.environ.get(password_env) if password_env else None
    if password_env and not password:
        raise click.UsageError(f"the environment variable {password_env} is not set")
    from depeche import site  # the extra `site` is loaded only here

    with existing(folder) as archive:
        site.serve(archive, host=host, port=port, address=address, password=password)
