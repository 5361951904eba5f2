import aiosqlite


class Storage:
    ORDERS = frozenset({"id", "title"})

    def __init__(self, path):
        self.path = path
        self.db = None

    async def open(self):
        self.db = await aiosqlite.connect(self.path)

    async def search(self, words, order):
        if order not in self.ORDERS:
            raise ValueError("unknown order")
        sql = f"SELECT title FROM entries WHERE text LIKE ? ORDER BY {order}"
        async with self.db.execute(sql, ("%" + words + "%",)) as cursor:  # safe: a checked column, a parameter
            return [row[0] async for row in cursor]

    async def add(self, title, text):
        await self.db.execute("INSERT INTO entries (title, text) VALUES (?, ?)", (title, text))  # safe: parameters
        await self.db.commit()

    async def touch(self, title):
        await self.db.execute("UPDATE entries SET seen = 1 WHERE title = '" + title + "'")  # want sql-injection
        await self.db.commit()
