import os
import subprocess


def pack():
    os.system("tar czf backup.tgz *")  # want wildcard-in-command


def own():
    subprocess.call("chown -R www-data *", shell=True)  # want wildcard-in-command


def mode():
    os.popen("cd /srv && chmod 644 *")  # want wildcard-in-command


def below():
    os.system("tar czf backup.tgz ./*")


def listing():
    os.system("ls *")


def without_shell():
    subprocess.call(["tar", "czf", "backup.tgz", "*"])
