from ctypes import CDLL, c_int, c_void_p
from ctypes.util import find_library

libpam = CDLL(find_library("pam"))
pam_authenticate = libpam.pam_authenticate  # want account-state-ignored
pam_authenticate.restype = c_int
pam_authenticate.argtypes = [c_void_p, c_int]


class Service:
    def __init__(self):
        self.pam_authenticate = CDLL("libpam.so.0").pam_authenticate  # want account-state-ignored


def local():
    pam_authenticate = CDLL(find_library("pam")).pam_authenticate  # want account-state-ignored
    return pam_authenticate(1, 0)


def end():
    pam_end = libpam.pam_end
    return pam_end


def start():
    return libpam.pam_start


def other():
    authenticate = 1
    return authenticate
