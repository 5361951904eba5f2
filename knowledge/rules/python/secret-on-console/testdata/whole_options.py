import argparse
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-p", "--password")
    parser.add_argument("--host")
    args = parser.parse_args()
    print(args)  # want secret-on-console
    print(args.host)


def complain(parser):
    args = parser.parse_args()
    print("options", args, file=sys.stderr)  # want secret-on-console


def keep(parser, out):
    args = parser.parse_args()
    print("options", args, file=out)
