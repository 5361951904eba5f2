# profile: default
"""A command that is shown to whoever sits at the terminal, who has to agree to it."""
import subprocess

import anthropic
import click

client = anthropic.Anthropic()


def ask(question):
    message = client.messages.create(model="claude-3-5-sonnet-latest", max_tokens=100, messages=[{"role": "user", "content": question}])
    return message.content[0].text


def run(command):
    subprocess.run(command, shell=True)


def agreed(question):
    command = ask(question)
    print(command)
    if input("Run this? [y/N] ").strip().lower() == "y":
        run(command)


def agreed_by_click(question):
    command = ask(question)
    if not click.confirm(f"Run {command}?"):
        return
    subprocess.run(command, shell=True)


def loop():
    while True:
        question = input("You> ")
        if question == "exit":
            break
        subprocess.run(ask(question), shell=True)  # want model-output-command-injection


def beside(question):
    if input("Verbose? [y/N] ") == "y":
        print(question)
    subprocess.run(ask(question), shell=True)  # want model-output-command-injection
