"""Statements about beds and plants; whoever calls them has the connection."""


async def labelled(conn, label):
    return await conn.fetch("SELECT * FROM bed WHERE label = '" + label + "'")  # want sql-injection


async def in_house(conn, house):
    return await conn.fetch("SELECT * FROM bed WHERE house = $1", house)  # safe: a parameter


async def matching(conn, criteria):
    wheres, values = ["planted IS NOT NULL"], []
    for name, value in criteria.items():
        values.append(value)
        wheres.append("%s = $%d" % (name, len(values)))
    return await conn.fetch("SELECT * FROM bed WHERE " + " AND ".join(wheres), *values)  # want sql-injection


async def matching_known(conn, criteria):
    wheres, values = ["planted IS NOT NULL"], []
    for name, value in criteria.items():
        if name not in ("soil", "light"):
            continue
        values.append(value)
        wheres.append("%s = $%d" % (name, len(values)))
    return await conn.fetch("SELECT * FROM bed WHERE " + " AND ".join(wheres), *values)  # safe: names of a list


async def notes(conn):
    rows = await conn.fetch("SELECT remark, gardener FROM diary ORDER BY written DESC")
    return [{"remark": r["remark"], "gardener": r["gardener"]} for r in rows]
