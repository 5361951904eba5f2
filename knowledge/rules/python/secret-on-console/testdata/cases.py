import click


def shown(password):
    print("connecting with", password)  # want secret-on-console


def formatted(config):
    print(f"key: {config['api_key']}")  # want secret-on-console


def echoed(client_secret):
    click.echo("secret " + client_secret)  # want secret-on-console


def counted(password):
    print("a password of", len(password), "characters")


def asked(password):
    if not password:
        print("no password")


def stored(password, out):
    print(password, file=out)


def hashed(password, digest):
    print(digest(password))


def plain(user):
    click.echo(user.name)
