"""Files of constant names: what is in them is no constant."""
import shelve

import joblib
import pandas
import torch


def model():
    return torch.load("model.pt")  # want unproven-deserialization


def estimator():
    return joblib.load("model.joblib")  # want unproven-deserialization


def frame():
    return pandas.read_pickle("frame.pkl")  # want unproven-deserialization


def shelf():
    return shelve.open("cache")  # want unproven-deserialization


def weights():
    return torch.load("model.pt", weights_only=True)


def new_shelf():
    return shelve.open("cache", "n")


def table():
    return pandas.read_csv("frame.csv")
