"""Windows and macOS give each user a folder for temporary files."""
import os
import sys
import tempfile


def upgrade_windows_install(data):
    with open(os.path.join(tempfile.gettempdir(), "setup.msi"), "wb") as f:
        f.write(data)


class MacOSInstaller:
    def fetch(self, data):
        with open(os.path.join(tempfile.gettempdir(), "setup.pkg"), "wb") as f:
            f.write(data)


def by_system(data):
    path = os.path.join(tempfile.gettempdir(), "setup.bin")
    if sys.platform == "win32":
        with open(path, "wb") as f:
            f.write(data)
    else:
        with open(path, "wb") as f:  # want shared-temporary-path
            f.write(data)


def upgrade_linux_install(data):
    with open(os.path.join(tempfile.gettempdir(), "setup.deb"), "wb") as f:  # want shared-temporary-path
        f.write(data)


def show_two_windows(data):
    with open(os.path.join(tempfile.gettempdir(), "screen.png"), "wb") as f:  # want shared-temporary-path
        f.write(data)


def swap(pid, lines):
    script = os.path.join(tempfile.gettempdir(), "shop_swap.bat")
    with open(script, "w") as f:
        f.write(lines)


def swap_by_shell(pid, lines):
    script = os.path.join(tempfile.gettempdir(), "shop_swap.sh")
    with open(script, "w") as f:  # want shared-temporary-path
        f.write(lines)
