import string

from flask import Flask, render_template_string, request
from flask_sqlalchemy import SQLAlchemy
from jinja2 import Environment, Template
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)
db = SQLAlchemy(app)


class Mail(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    subject = db.Column(db.String(200))
    body = db.Column(db.Text)
    footer = db.Column(db.Text)

    def render(self, **names):
        return Template(self.body).render(**names)  # want stored-template-injection


@app.post("/mails")
def create():
    mail = Mail(subject=request.form["subject"], body=request.form["body"], footer="Yours, {{ team }}")
    db.session.add(mail)
    db.session.commit()
    return "", 201


@app.put("/mails/<int:number>")
def change(number):
    mail = db.session.get(Mail, number)
    data = request.get_json()
    mail.subject = data.get("subject", mail.subject)
    mail.body = data.get("body", mail.body)
    db.session.commit()
    return "", 204


@app.get("/mails/<int:number>/preview")
def preview(number):
    mail = Mail.query.get_or_404(number)
    return render_template_string(mail.body, user="Ann")  # want stored-template-injection


def send(number, user):
    mail = Mail.query.filter_by(id=number).first()
    return Environment(autoescape=True).from_string(mail.subject).render(user=user)  # want stored-template-injection


# Engines that cannot call, and what the program itself wrote.
def send_sandboxed(number, user):
    mail = Mail.query.filter_by(id=number).first()
    return SandboxedEnvironment(autoescape=True).from_string(mail.body).render(user=user)


def send_plain(number, user):
    mail = Mail.query.filter_by(id=number).first()
    return string.Template(mail.body).safe_substitute(user=user)


def footer(number, team):
    mail = Mail.query.filter_by(id=number).first()
    return Environment(autoescape=True).from_string(mail.footer).render(team=team)


def as_data(number):
    mail = Mail.query.filter_by(id=number).first()
    return render_template_string("{{ body }}", body=mail.body)
