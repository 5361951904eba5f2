import httpx
import requests
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()
sessions = async_sessionmaker(create_async_engine("postgresql+asyncpg://db/hooks"))


class Base(DeclarativeBase):
    pass


class Hook(Base):
    __tablename__ = "hooks"
    id: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column()
    path: Mapped[str] = mapped_column()
    gateway: Mapped[str] = mapped_column()


class HookIn(BaseModel):
    target: str
    path: str


async def session():
    async with sessions() as s:
        yield s


@app.post("/hooks")
async def create(body: HookIn, s: AsyncSession = Depends(session)):
    s.add(Hook(**body.model_dump(), gateway="https://gateway.example.com"))
    await s.commit()


@app.post("/hooks/{number}/test")
async def test(number: int, s: AsyncSession = Depends(session)):
    hook = await s.get(Hook, number)
    async with httpx.AsyncClient() as client:
        await client.post(hook.target, json={"event": "test"})  # want stored-request-forgery


async def deliver(event):
    async with sessions() as s:
        for hook in (await s.execute(select(Hook))).scalars().all():
            requests.post(hook.target, json=event, timeout=5)  # want stored-request-forgery


class Sender:
    def __init__(self, hook: Hook):
        self.hook = hook

    def send(self, event):
        return requests.post(self.hook.target + "/events", json=event, timeout=5)  # want stored-request-forgery


# A fixed host, and a column that no client fills.
async def deliver_paths(event):
    async with sessions() as s:
        for hook in (await s.execute(select(Hook))).scalars().all():
            requests.post("https://events.example.com/" + hook.path, json=event, timeout=5)


async def deliver_by_gateway(event):
    async with sessions() as s:
        for hook in (await s.execute(select(Hook))).scalars().all():
            requests.post(f"{hook.gateway}/events", json=event, timeout=5)


async def deliver_to_known(event):
    async with sessions() as s:
        for hook in (await s.execute(select(Hook))).scalars().all():
            if hook.target in ("https://a.example.com", "https://b.example.com"):
                requests.post(hook.target, json=event, timeout=5)
