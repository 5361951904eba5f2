import logging.config
from logging.config import listen


def start():
    return logging.config.listen(9999)  # want logging-configuration-server


def start_default():
    thread = logging.config.listen()  # want logging-configuration-server
    thread.start()


def imported():
    return listen(port=9999, verify=None)  # want logging-configuration-server


def check(data):
    return data


def verified():
    return logging.config.listen(9999, verify=check)


def from_file(path):
    logging.config.fileConfig(path)


def from_dictionary():
    logging.config.dictConfig({"version": 1})
