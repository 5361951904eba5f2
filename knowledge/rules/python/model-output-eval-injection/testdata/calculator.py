import ast
import json

import anthropic

client = anthropic.Anthropic()


def ask(question):
    message = client.messages.create(
        model="claude-3-5-sonnet-latest", max_tokens=100, messages=[{"role": "user", "content": question}]
    )
    return message.content[0].text


def calculate(question):
    return eval(ask("Give a Python expression for: " + question))  # want model-output-eval-injection


def calculate_stripped(question):
    expression = ask(question).strip().strip("`")
    return eval(expression, {"__builtins__": {}})  # want model-output-eval-injection


def calculate_all(questions):
    return [eval(ask(q)) for q in questions]  # want model-output-eval-injection


def literal(question):
    return ast.literal_eval(ask(question))


def data(question):
    return json.loads(ask(question))["result"]


def number(question):
    return float(ask(question))


def length(question):
    return eval("len(answer)", {"answer": ask(question)})
