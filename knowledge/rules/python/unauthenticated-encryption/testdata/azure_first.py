from azure.storage.blob import BlobClient, BlobServiceClient


def upload(url, credential, key, data):
    service = BlobServiceClient(account_url=url, credential=credential)
    service.require_encryption = True
    service.key_encryption_key = key  # want unauthenticated-encryption
    service.get_blob_client("files", "a").upload_blob(data)


def made(url, credential, key):
    return BlobClient(url, "files", "a", credential=credential, require_encryption=True, key_encryption_key=key)  # want unauthenticated-encryption


def plain(url, credential, data):
    service = BlobServiceClient(account_url=url, credential=credential)
    service.get_blob_client("files", "a").upload_blob(data)


def none(url, credential):
    service = BlobServiceClient(account_url=url, credential=credential)
    service.key_encryption_key = None
    return service
