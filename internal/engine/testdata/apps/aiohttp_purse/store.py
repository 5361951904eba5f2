import asyncpg


class Store:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def account(self, number):
        return await self.pool.fetchrow("SELECT id, holder_id, balance, label FROM accounts WHERE id = $1", number)

    async def account_of(self, holder, number):
        return await self.pool.fetchrow("SELECT id, holder_id, balance, label FROM accounts WHERE id = $1 AND holder_id = $2", number, holder)

    async def entries(self, number, since):
        return await self.pool.fetch(f"SELECT * FROM entries WHERE account_id = $1 AND day >= '{since}'", number)  # want sql-injection

    async def move(self, source, target, cents):
        balance = await self.pool.fetchval("SELECT balance FROM accounts WHERE id = $1", source)
        if balance < cents:
            raise ValueError("not enough")
        await self.pool.execute("UPDATE accounts SET balance = $1 WHERE id = $2", balance - cents, source)  # want negative-amount-accepted check-then-act
        await self.pool.execute("UPDATE accounts SET balance = balance + $1 WHERE id = $2", cents, target)

    async def move_safely(self, source, target, cents):
        async with self.pool.acquire() as c, c.transaction():
            balance = await c.fetchval("SELECT balance FROM accounts WHERE id = $1 FOR UPDATE", source)
            if balance < cents:
                raise ValueError("not enough")
            await c.execute("UPDATE accounts SET balance = balance - $1 WHERE id = $2", cents, source)
            await c.execute("UPDATE accounts SET balance = balance + $1 WHERE id = $2", cents, target)

    async def holder(self, name):
        return await self.pool.fetchrow("SELECT id, name, password, rank FROM holders WHERE name = $1", name)

    async def add_holder(self, name, password):
        return await self.pool.fetchval("INSERT INTO holders (name, password) VALUES ($1, $2) RETURNING id", name, password)
