import sqlite3

import psycopg2

from django.contrib.auth.hashers import make_password
from django.db import models
from flask import request
from flask_sqlalchemy import SQLAlchemy
from pymongo import MongoClient
from werkzeug.security import generate_password_hash

from .hashing import scramble

db = SQLAlchemy()
accounts = MongoClient().shop.accounts


class User(db.Model):
    name = db.Column(db.String)
    password = db.Column(db.String)


class Customer(models.Model):
    password = models.CharField(max_length=100)


def assigned(user_id):
    user = User()
    user.password = request.form["password"]  # want plaintext-password
    db.session.add(user)


def created():
    password = request.form.get("password")
    db.session.add(User(name=request.form["name"], password=password))  # want plaintext-password


def django_view(request):
    customer = Customer()
    customer.password = request.POST["password"]  # want plaintext-password
    customer.save()


def inserted():
    password = request.json["password"]
    con = sqlite3.connect("users.db")
    con.execute("INSERT INTO users (name, password) VALUES (?, ?)", (request.json["name"], password))  # want plaintext-password
    con.commit()


def document():
    accounts.insert_one({"name": request.form["name"], "password": request.form["password"]})  # want plaintext-password


def hashed():
    user = User()
    user.password = generate_password_hash(request.form["password"])
    return user


def hashed_by_framework(request):
    customer = Customer()
    customer.password = make_password(request.POST["password"])
    customer.save()


def hashed_by_something():
    password = scramble(request.form["password"])
    return User(name=request.form["name"], password=password)


def hashed_in_place():
    password = request.form["password"]
    password = generate_password_hash(password)
    sqlite3.connect("users.db").execute("INSERT INTO users (name, password) VALUES (?, ?)", ("ann", password))


def looked_up():
    password = request.form["password"]
    return sqlite3.connect("users.db").execute("SELECT 1 FROM users WHERE name = ? AND password = ?", ("ann", password))  # want plaintext-password


def looked_up_by_hash():
    password = scramble(request.form["password"])
    return sqlite3.connect("users.db").execute("SELECT 1 FROM users WHERE name = ? AND password = ?", ("ann", password))


def hashed_by_database(con):
    cursor = psycopg2.connect("").cursor()
    cursor.execute("SELECT 1 FROM users WHERE name = %s AND password = crypt(%s, password)", ("ann", request.form["password"]))


def looked_up_there(con):
    cursor = psycopg2.connect("").cursor()
    cursor.execute("SELECT 1 FROM users WHERE name = %s AND password = %s", ("ann", request.form["password"]))  # want plaintext-password


def document_looked_up():
    return accounts.find_one({"name": request.form["name"], "password": request.form["password"]})  # want plaintext-password


def document_looked_up_by_hash():
    return accounts.find_one({"name": request.form["name"], "password": scramble(request.form["password"])})


def row_looked_up():
    return User.query.filter_by(name=request.form["name"], password=request.form["password"]).first()  # want plaintext-password


def row_looked_up_by_hash():
    return User.query.filter_by(name=request.form["name"], password=scramble(request.form["password"])).first()


def row_looked_up_in_django(request):
    return Customer.objects.filter(name=request.POST["name"], password=request.POST["password"]).exists()  # want plaintext-password


def other_column():
    sqlite3.connect("users.db").execute("INSERT INTO users (name) VALUES (?)", (request.form["name"],))


def given(password):
    user = User()
    user.password = password
    return user


def named(request):
    customer = Customer()
    customer.name = request.POST["name"]
    customer.save()


def checked(request, authenticate):
    return authenticate(username=request.POST["name"], password=request.POST["password"])
