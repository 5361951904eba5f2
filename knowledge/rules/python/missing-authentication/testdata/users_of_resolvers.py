import graphene
from flask import Flask, session
from flask_sqlalchemy import SQLAlchemy
from werkzeug.security import check_password_hash

app = Flask(__name__)
db = SQLAlchemy(app)


class Account(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(40))
    email = db.Column(db.String(80))
    password = db.Column(db.String(200))


class AccountType(graphene.ObjectType):
    username = graphene.String()
    email = graphene.String()


class NameType(graphene.ObjectType):
    username = graphene.String()


class Query(graphene.ObjectType):
    accounts = graphene.List(AccountType)
    names = graphene.List(NameType)
    account = graphene.Field(AccountType, id=graphene.Int())
    name = graphene.Field(NameType, id=graphene.Int())
    found = graphene.List(AccountType, text=graphene.String())
    own = graphene.Field(AccountType)

    def resolve_account(self, info, id):  # want missing-authentication
        return Account.query.filter_by(id=id).first()

    def resolve_name(self, info, id):  # silent: of a type that shows a name alone
        return Account.query.filter_by(id=id).first()

    def resolve_found(self, info, text=""):  # want missing-authentication
        return Account.query.filter(Account.username.ilike(f"%{text}%")).all()

    def resolve_own(self, info):
        return Account.query.filter_by(id=session["account"]).first()

    def resolve_accounts(self, info):  # want missing-authentication
        return Account.query.all()

    def resolve_names(self, info):
        return [NameType(username=a.username) for a in Account.query.all()]


class Login(graphene.Mutation):
    class Arguments:
        username = graphene.String()
        password = graphene.String()
    ok = graphene.Boolean()

    def mutate(self, info, username, password):
        found = Account.query.filter_by(username=username).first()
        if not found or not check_password_hash(found.password, password):
            raise Exception("refused")
        session["account"] = found.id
        return Login(ok=True)


class Mutations(graphene.ObjectType):
    login = Login.Field()


schema = graphene.Schema(query=Query, mutation=Mutations)
