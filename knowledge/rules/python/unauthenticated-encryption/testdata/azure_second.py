from azure.storage.blob import BlobServiceClient


def upload(url, credential, key, data):
    service = BlobServiceClient(account_url=url, credential=credential)
    service.require_encryption = True
    service.encryption_version = "2.0"
    service.key_encryption_key = key
    service.get_blob_client("files", "a").upload_blob(data)


def made(url, credential, key):
    return BlobServiceClient(account_url=url, credential=credential, encryption_version="2.0", key_encryption_key=key)
