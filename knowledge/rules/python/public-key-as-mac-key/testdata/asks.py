def is_pem_format(key):
    return b"-----BEGIN" in key


class HMACAlgorithm:
    def prepare_key(self, key):
        if is_pem_format(key):
            raise ValueError("no secret")
        return key
