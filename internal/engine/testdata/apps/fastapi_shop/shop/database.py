from typing import Any, List, Optional

import asyncpg


class Pool:
    def __init__(self):
        self.pool: Optional[asyncpg.Pool] = None

    async def open(self):
        self.pool = await asyncpg.create_pool("postgresql://localhost/shop")

    async def close(self):
        await self.pool.close()

    async def fetch(self, sql: str, *args: Any) -> List[asyncpg.Record]:
        async with self.pool.acquire() as connection:
            return await connection.fetch(sql, *args)

    async def execute(self, sql: str, *args: Any) -> None:
        async with self.pool.acquire() as connection:
            async with connection.transaction():
                await connection.execute(sql, *args)  # want sql-injection


pool = Pool()


async def get_pool() -> Pool:
    return pool
