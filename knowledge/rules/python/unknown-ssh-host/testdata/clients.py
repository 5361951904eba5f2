import asyncssh
import paramiko
import pysftp
from paramiko.client import WarningPolicy


def first_use(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # want unknown-ssh-host
    client.connect(host)


def first_use_class(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy)  # want unknown-ssh-host
    client.connect(host)


def warned(host):
    client = paramiko.SSHClient()
    policy = WarningPolicy()
    client.set_missing_host_key_policy(policy)  # want unknown-ssh-host
    client.connect(host)


class Connection:
    def __init__(self):
        self.client = paramiko.SSHClient()
        self.client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # want unknown-ssh-host


def known(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)


class AskUser(paramiko.MissingHostKeyPolicy):
    def missing_host_key(self, client, hostname, key):
        if input(f"{hostname} {key.get_base64()}? ") != "yes":
            raise paramiko.SSHException("unknown host")


class AskFirst(paramiko.AutoAddPolicy):
    def missing_host_key(self, client, hostname, key):
        if input(f"{hostname} {key.get_base64()}? ") != "yes":
            raise paramiko.SSHException("unknown host")
        super().missing_host_key(client, hostname, key)


class AddAndCount(paramiko.AutoAddPolicy):
    added = 0

    def note(self):
        self.added += 1


def asked_first(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(AskFirst())
    client.connect(host)


def counted(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(AddAndCount())  # want unknown-ssh-host
    client.connect(host)


def asked(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(AskUser())
    client.connect(host)


def given(host, policy):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(policy)
    client.connect(host)


async def any_server(host):
    async with asyncssh.connect(host, known_hosts=None) as connection:  # want unknown-ssh-host
        return await connection.run("uptime")


async def known_servers(host):
    async with asyncssh.connect(host, known_hosts="known_hosts") as connection:
        return await connection.run("uptime")


async def default_servers(host):
    async with asyncssh.connect(host) as connection:
        return await connection.run("uptime")


def sftp(host):
    options = pysftp.CnOpts()
    options.hostkeys = None  # want unknown-ssh-host
    return pysftp.Connection(host, cnopts=options)


def sftp_known(host):
    options = pysftp.CnOpts(knownhosts="known_hosts")
    return pysftp.Connection(host, cnopts=options)


def as_the_user_says(env):
    client = paramiko.SSHClient()
    if not env.reject_unknown_hosts:
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # safe: the user's choice
    return client


def unless_told(host, strict_host_keys=False):
    client = paramiko.SSHClient()
    if not strict_host_keys:
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # want unknown-ssh-host
    client.connect(host)


def in_a_hurry(env):
    client = paramiko.SSHClient()
    if env.hurry:
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # want unknown-ssh-host
    return client
