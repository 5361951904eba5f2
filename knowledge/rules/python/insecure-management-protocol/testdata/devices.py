from pyghmi.ipmi import command
from pysnmp.hlapi.v3arch.asyncio import CommunityData, ContextData, UsmUserData


def version_two(community):
    return CommunityData(community)  # want insecure-management-protocol


def version_one(community):
    return CommunityData(community, mpModel=0)  # want insecure-management-protocol


def no_keys(user):
    return UsmUserData(user)  # want insecure-management-protocol


def no_privacy(user, key):
    return UsmUserData(user, key)  # want insecure-management-protocol


def ipmi(host, user, password):
    return command.Command(bmc=host, userid=user, password=password)  # want insecure-management-protocol


def keys(user, auth_key, priv_key):
    return UsmUserData(user, authKey=auth_key, privKey=priv_key)


def positional(user, auth_key, priv_key):
    return UsmUserData(user, auth_key, priv_key)


def context():
    return ContextData()
