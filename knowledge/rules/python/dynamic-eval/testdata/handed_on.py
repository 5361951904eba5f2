import ast


def values(texts):
    return [list(map(eval, texts)), list(map(ast.literal_eval, texts))]  # want dynamic-eval
