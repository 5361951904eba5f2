# profile: default
import asyncio

import feedparser
import websocket
import websockets
from flask import Flask, request
from playwright.async_api import async_playwright
from playwright.sync_api import sync_playwright
from selenium import webdriver
from selenium.webdriver.chrome.options import Options

app = Flask(__name__)
SHOTS = {"home": "https://shop.example.org/", "help": "https://shop.example.org/help"}


@app.get("/shot")
def shot():
    with sync_playwright() as p:
        browser = p.chromium.launch(headless=True)
        page = browser.new_page()
        page.goto(request.args["url"])  # want server-side-request-forgery
        page.goto(SHOTS.get(request.args["page"], SHOTS["home"]))
        page.goto("https://shop.example.org/articles/" + str(int(request.args["n"])))
        return {"title": page.title()}


async def shoot(url):
    async with async_playwright() as p:
        browser = await p.firefox.launch()
        context = await browser.new_context()
        page = await context.new_page()
        await page.goto(url)  # want server-side-request-forgery


@app.get("/shots")
def shots():
    asyncio.run(shoot(request.args["url"]))
    return {}


@app.get("/driven")
def driven():
    options = Options()
    options.add_argument("--headless")
    driver = webdriver.Chrome(options=options)
    driver.get(request.args["url"])  # want server-side-request-forgery
    driver.get(SHOTS["help"])
    settings = dict(request.args)
    return {"url": settings.get("url"), "title": driver.title}


@app.get("/feed")
def feed():
    entries = feedparser.parse(request.args["feed"]).entries  # want server-side-request-forgery
    entries += feedparser.parse("https://shop.example.org/feed/" + str(int(request.args["n"]))).entries
    return {"n": len(entries)}


@app.get("/live")
def live():
    ws = websocket.create_connection(request.args["ws"])  # want server-side-request-forgery
    ws.send(request.args["text"])
    return {}


async def follow(address):
    async with websockets.connect(address) as ws:  # want server-side-request-forgery
        return await ws.recv()


@app.get("/follow")
def followed():
    return {"first": asyncio.run(follow(request.args["ws"]))}
