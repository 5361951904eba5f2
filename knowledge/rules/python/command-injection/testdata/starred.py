import asyncio
import subprocess

from fastapi import FastAPI

app = FastAPI()


@app.post("/image")
async def image(name: str, size: int):
    command = ["/usr/bin/qemu-img", "create"]
    for option in sorted({"size": size}):
        command.extend(["-o", f"{option}={name}"])
    command.append(name)
    return await asyncio.create_subprocess_exec(*command)  # safe: the program is fixed


@app.post("/helper")
async def helper(name: str, items: list[str]):
    command = ["/usr/bin/qemu-img", "create"]
    for item in items:
        command.extend(["-o", item])
    command.append(name)
    await run(command)


async def run(command):
    return await asyncio.create_subprocess_exec(*command)  # safe: as above


@app.post("/tool")
async def tool(name: str, items: list[str]):
    command = [name, "create"]
    for item in items:
        command.extend(["-o", item])
    return await asyncio.create_subprocess_exec(*command)  # want command-injection


@app.post("/tool_helper")
async def tool_helper(name: str, items: list[str]):
    command = [name]
    for item in items:
        command.append(item)
    await started(command)


async def started(command):
    return await asyncio.create_subprocess_exec(*command)  # want command-injection


@app.post("/prefixed")
async def prefixed(name: str, items: list[str]):
    command = ["/usr/bin/qemu-img"]
    for item in items:
        command.insert(0, item)
    return await asyncio.create_subprocess_exec(*command)  # want command-injection
