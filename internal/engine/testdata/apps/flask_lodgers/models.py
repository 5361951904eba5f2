from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Lodger(db.Model):
    __tablename__ = "lodgers"
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(80))
    pw_hash = db.Column(db.String(200))
    pin = db.Column(db.String(8))
    credit = db.Column(db.Integer, default=0)

    def check_password(self, raw):
        return hasher.verify(raw, self.pw_hash)


class Locker(db.Model):
    __tablename__ = "lockers"
    id = db.Column(db.Integer, primary_key=True)
    occupant = db.Column(db.Integer, db.ForeignKey("lodgers.id"))
    label = db.Column(db.String(40))


class Floor(db.Model):
    __tablename__ = "floors"
    id = db.Column(db.Integer, primary_key=True)
    last_cleaned_by = db.Column(db.Integer, db.ForeignKey("lodgers.id"))
    label = db.Column(db.String(40))
