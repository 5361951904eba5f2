import pymysql


class Store:
    def __init__(self):
        self.connection = pymysql.connect(host="localhost", db="people")

    def search(self, words, limit):
        cursor = self.connection.cursor()
        cursor.execute("SELECT id, name FROM people WHERE name LIKE '%" + words + "%' LIMIT %d" % limit)  # want sql-injection
        return cursor.fetchall()

    def person(self, id):
        with self.connection.cursor(pymysql.cursors.DictCursor) as cursor:
            cursor.execute("SELECT id, name FROM people WHERE id = %s" % id)  # safe: an Int, says the schema
            return cursor.fetchone()

    def named(self, name):
        with self.connection.cursor(pymysql.cursors.DictCursor) as cursor:
            cursor.execute("SELECT id, name FROM people WHERE name = '{}'".format(name))  # want sql-injection
            cursor.execute("SELECT id, name FROM people WHERE name = %s", [name])  # safe: a parameter
            return cursor.fetchone()

    def add(self, name):
        with self.connection.cursor() as cursor:
            cursor.execute("INSERT INTO people (name) VALUES (%(name)s)", {"name": name})  # safe: a parameter
        self.connection.commit()
