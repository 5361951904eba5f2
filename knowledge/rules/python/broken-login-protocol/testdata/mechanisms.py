from pymongo import MongoClient


def old(host, name, password):
    return MongoClient(host, username=name, password=password, authMechanism="MONGODB-CR")  # want broken-login-protocol


def in_address():
    return MongoClient("mongodb://db.example/?authMechanism=MONGODB-CR")  # want broken-login-protocol


def new(host, name, password):
    return MongoClient(host, username=name, password=password, authMechanism="SCRAM-SHA-256")
