"""Starts the shop on this machine: python wsgi.py"""
from bookshop import create_app

app = create_app()

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=5000)
