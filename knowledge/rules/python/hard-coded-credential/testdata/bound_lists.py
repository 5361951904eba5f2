"""Values of a statement that a module binds."""
import sqlite3

con = sqlite3.connect("x.db")
con.execute("INSERT INTO settings (token, password, api_key) VALUES (?, ?, ?)", (["a"], ["b"], [[1, 2]]))
