# threat-model: library remote
def enough(status):
    threshold = status["threshold"]
    good_sigs = status["good_sigs"]
    return len(good_sigs) >= threshold  # want signature-counted-twice


def enough_of_keys(status):
    threshold = status["threshold"]
    good_sigs = status["good_sigs"]
    return len(set(good_sigs)) >= threshold


def verified(message, keys, threshold):
    count = 0
    for signature in message.signatures:
        if keys[signature.keyid].verify(signature):
            count += 1
    if count < threshold:  # want signature-counted-twice
        raise ValueError("too few")


def verified_once(message, keys, threshold):
    seen = []
    count = 0
    for signature in message.signatures:
        if signature.keyid in seen:
            continue
        seen.append(signature.keyid)
        if keys[signature.keyid].verify(signature):
            count += 1
    if count < threshold:
        raise ValueError("too few")


def warm(samples, threshold):
    count = 0
    for sample in samples:
        if sample > 3:
            count += 1
    return count >= threshold


def approved(request, quorum):
    valid_signatures = []
    for signature in request.signatures:
        if signature.check():
            valid_signatures.append(signature)
    return len(valid_signatures) >= quorum  # want signature-counted-twice


def size(transaction, needed):
    if len(transaction.signatures) >= needed:
        return 72 * needed
    return 72 * len(transaction.signatures)
