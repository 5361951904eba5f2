import paramiko


def shell(host):
    client = paramiko.SSHClient()
    client.connect(host)
    client.exec_command("uptime")  # want remote-shell-used
    client.exec_command("cd /srv; ls")  # want remote-shell-used
    return client.invoke_shell()  # want remote-shell-used
