import argparse
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-p", "--password")
    parser.add_argument("--host")
    args = parser.parse_args()
    print(args)  # want secret-on-console
    print("options", args, file=sys.stderr)
    print(args.host)
