"""What is drawn by weights is a sample, whatever it is called: of no secret is one letter more likely than another."""
import random

import numpy as np


def next_word(vocabulary, weights, probabilities):
    access_token = random.choices(vocabulary, weights=weights)[0]
    issued_token = np.random.choice(len(probabilities), p=probabilities)
    last = random.choices(vocabulary, cum_weights=weights)
    return access_token, issued_token, last


def key(letters):
    access_token = "".join(random.choices(letters, k=20))  # want weak-random
    reset_token = "".join(np.random.choice(letters, 20))  # want weak-random
    return access_token, reset_token
