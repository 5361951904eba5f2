from flask import Flask
from flask_marshmallow import Marshmallow
from flask_sqlalchemy import SQLAlchemy
from marshmallow_sqlalchemy import SQLAlchemyAutoSchema, auto_field

app = Flask(__name__)
db = SQLAlchemy(app)
ma = Marshmallow(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    password_hash = db.Column(db.String)


class UserSchema(ma.SQLAlchemyAutoSchema):
    class Meta:
        model = User  # want password-column-in-response


class UserSchema2(SQLAlchemyAutoSchema):
    class Meta:
        model = User
        load_instance = True
        exclude = ("password_hash",)


class UserSchema3(SQLAlchemyAutoSchema):
    class Meta:
        model = User

    password_hash = auto_field(load_only=True)


class UserSchema4(SQLAlchemyAutoSchema):
    class Meta:
        model = User
        fields = ("id", "name")


@app.get("/users")
def users():
    return UserSchema(many=True).dump(User.query.all())
