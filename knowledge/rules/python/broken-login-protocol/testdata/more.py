import pymongo


def listed(name):
    return pymongo.MongoClient(["a.example", "b.example"], username=name, authMechanism="MONGODB-CR")  # want broken-login-protocol


def certificate(host):
    return pymongo.MongoClient(host, authMechanism="MONGODB-X509")


def default(host):
    return pymongo.MongoClient(host)
