from datasets import load_dataset
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer


def model():
    return AutoModel.from_pretrained("owner/model", trust_remote_code=True)  # want trusted-remote-code


def embedding():
    return SentenceTransformer("owner/model", trust_remote_code=True)  # want trusted-remote-code


def data():
    return load_dataset("owner/data", trust_remote_code=True)  # want trusted-remote-code


def tokenizer():
    return AutoTokenizer.from_pretrained("owner/model")


def distrusted():
    return AutoModel.from_pretrained("owner/model", trust_remote_code=False)


def known():
    return SentenceTransformer("all-MiniLM-L6-v2")
