#!/usr/bin/env python3
# profile: default
import os
import subprocess
from urllib.parse import parse_qs

print("Content-Type: text/plain\n")
query = parse_qs(os.environ["QUERY_STRING"])
subprocess.run("whois " + query["host"][0], shell=True)  # want command-injection
subprocess.run("logger " + os.environ.get("HTTP_USER_AGENT", ""), shell=True)  # want command-injection
subprocess.run("logger " + os.getenv("PATH_INFO", ""), shell=True)  # want command-injection
subprocess.run("curl -x " + os.environ.get("HTTP_PROXY", "") + " https://example.org", shell=True)
subprocess.run("logger " + os.environ["HTTP_TIMEOUT"], shell=True)
subprocess.run(["whois", "--", query["host"][0]])
