import jwt


def trusting(token, key):
    header = jwt.get_unverified_header(token)
    return jwt.decode(token, key=key, algorithms=[header["alg"]])  # want token-chooses-algorithm


def by_setting(token, key, config):
    header = jwt.get_unverified_header(token)
    if config["VERIFY"]:
        return jwt.decode(token, key=key, algorithms=header["alg"])  # want token-chooses-algorithm
    # Nothing is verified here, whatever the algorithm.
    return jwt.decode(token, algorithms=header["alg"], options={"verify_signature": False})


def looked_at_only(token):
    return jwt.decode(token, algorithms=[jwt.get_unverified_header(token)["alg"]], options={"verify_signature": False})


def fixed(token, key):
    jwt.get_unverified_header(token)
    return jwt.decode(token, key=key, algorithms=["RS256"])


def asked(request, token, key):
    alg = jwt.get_unverified_header(token).get("alg")
    return jwt.decode(token, key, algorithms=[alg], options={"verify_exp": True})  # want token-chooses-algorithm
