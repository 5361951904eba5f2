import os
import shlex
import subprocess

import anthropic

client = anthropic.Anthropic()
TOOLS = {"list": ["ls"], "date": ["date"]}


def ask(question):
    message = client.messages.create(model="claude-3-5-sonnet-latest", max_tokens=100, messages=[{"role": "user", "content": question}])
    return message.content[0].text


def run(question):
    os.system(ask("Which command? " + question))  # want model-output-command-injection


def run_shell(question):
    return subprocess.run(ask(question).strip(), shell=True, capture_output=True)  # want model-output-command-injection


def search(question):
    word = ask("Which word? " + question)
    return subprocess.getoutput(f"grep -r {word} docs")  # want model-output-command-injection


def search_argument(question):
    word = ask("Which word? " + question)
    return subprocess.run(["grep", "-r", "--", word, "docs"], capture_output=True)


def search_quoted(question):
    word = ask("Which word? " + question)
    return subprocess.getoutput("grep -r -- " + shlex.quote(word) + " docs")


def tool(question):
    name = ask("Which tool? " + question)
    return subprocess.run(TOOLS[name], capture_output=True) if name in TOOLS else None
