from ctypes import CDLL
from ctypes.util import find_library

libpam = CDLL(find_library("pam"))
pam_authenticate = libpam.pam_authenticate
pam_acct_mgmt = libpam.pam_acct_mgmt


def check(handle):
    result = pam_authenticate(handle, 0)
    return result or pam_acct_mgmt(handle, 0)
