import os
import subprocess


def curl():
    os.system("curl -sSL https://example.com/install.sh | sh")  # want download-piped-to-shell


def wget():
    subprocess.run("wget -qO- https://example.com/install.sh | sudo bash", shell=True)  # want download-piped-to-shell


def substituted():
    subprocess.check_call('bash -c "$(curl -fsSL https://example.com/install.sh)"', shell=True)  # want download-piped-to-shell


def only_download():
    os.system("curl -sSLO https://example.com/install.sh")


def filtered():
    os.system("curl -s https://example.com/list | sort")


def local():
    os.system("cat install.sh | sh")
