import torch
from datasets import load_dataset
from huggingface_hub import hf_hub_download, snapshot_download
from transformers import AutoModel, AutoTokenizer

REVISION = "5f7a2c1e9b0d4c3a8e6f1a2b3c4d5e6f7a8b9c0d"


def model():
    return AutoModel.from_pretrained("owner/model")  # want unpinned-download


def tokenizer():
    return AutoTokenizer.from_pretrained("bert-base-uncased", revision="main")  # want unpinned-download


def file():
    return hf_hub_download("owner/model", "config.json")  # want unpinned-download


def snapshot():
    return snapshot_download(repo_id="owner/model")  # want unpinned-download


def data():
    return load_dataset("owner/data")  # want unpinned-download


def hub():
    return torch.hub.load("pytorch/vision", "resnet50")  # want unpinned-download


def pinned():
    return AutoModel.from_pretrained("owner/model", revision=REVISION)


def folder():
    return AutoModel.from_pretrained("./models/mine")


def given(path):
    return AutoModel.from_pretrained(path)


def hub_tag():
    return torch.hub.load("pytorch/vision:v0.10.0", "resnet50")


def pinned_file():
    return hf_hub_download("owner/model", "config.json", revision=REVISION)


def pinned_snapshot():
    return snapshot_download("owner/model", revision=REVISION)


def pinned_data():
    return load_dataset("owner/data", revision=REVISION)
