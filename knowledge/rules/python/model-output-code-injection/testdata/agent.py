import json
import subprocess
import sys

from openai import OpenAI

client = OpenAI()
TOOLS = {"area": lambda a, b: a * b}


def ask(question):
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return answer.choices[0].message.content


def run_answer(question):
    exec(ask(question))  # want model-output-code-injection


def run_block(question):
    text = ask("Write Python for: " + question)
    source = text.split("```python")[1].split("```")[0]
    namespace = {}
    exec(source, namespace)  # want model-output-code-injection
    return namespace


def run_interpreter(question):
    subprocess.run([sys.executable, "-c", "print(1)"], check=True)
    program = compile(ask(question), "<answer>", "exec")
    exec(program)  # want model-output-code-injection


def show(question):
    print(ask(question))


def call_tool(question):
    call = json.loads(ask(question))
    return TOOLS[call["tool"]](float(call["a"]), float(call["b"]))


def store(question, path):
    with open(path, "w") as f:
        f.write(ask(question))


def run_own(question):
    namespace = {"answer": ask(question)}
    exec("size = len(answer)", namespace)
    return namespace["size"]
