import click


@click.command()
@click.option("--password", default="Tr0ub4dor&3x")  # want default-credential
@click.option("-k", "--api-key", default="8f14e45fceea167a5a36dedd4bea2543")  # want default-credential
@click.option("--client-secret", default="b0b5-S3cret-9x", help="of the service")  # want default-credential
def sync(password, api_key, client_secret):
    return password, api_key, client_secret


@click.command()
@click.option("--password", prompt=True, hide_input=True)
@click.option("--password-file", default="/etc/app/password")
@click.option("--secret", default="")
@click.option("--user", default="Tr0ub4dor&3x")
def ask(password, password_file, secret, user):
    return password, password_file, secret, user
