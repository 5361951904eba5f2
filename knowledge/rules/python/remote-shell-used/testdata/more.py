import paramiko


def piped(client: paramiko.SSHClient):
    client.exec_command("ps aux | grep worker")  # want remote-shell-used


def single(client: paramiko.SSHClient):
    client.exec_command("uptime")  # want remote-shell-used


def copied(client: paramiko.SSHClient):
    return client.open_sftp()


def connected(host):
    client = paramiko.SSHClient()
    client.connect(host)
    return client


def copied(host, remote, local):
    client = paramiko.SSHClient()
    client.connect(host)
    client.open_sftp().get(remote, local)
