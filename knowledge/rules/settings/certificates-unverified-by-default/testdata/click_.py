"""Options of a command line that switch verification."""
import click


@click.command()
@click.option("--no-verify", "verify", is_flag=True, default=True, help="Do not verify certificates.")  # safe: verify is on
def fetch(verify):
    click.echo(verify)


@click.command()
@click.option("--verify-ssl", "verify_ssl", is_flag=True, default=False, help="Verify certificates.")  # want certificates-unverified-by-default
def push(verify_ssl):
    click.echo(verify_ssl)
