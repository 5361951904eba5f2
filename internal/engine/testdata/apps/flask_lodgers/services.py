from models import Lodger, db


class Refused(Exception):
    pass


def pass_on(giver, email, amount):
    other = Lodger.query.filter_by(email=email).first()
    if other is None or giver.credit < amount:
        raise Refused("no")
    giver.credit -= amount  # want negative-amount-accepted check-then-act
    other.credit += amount
    db.session.commit()


def pass_on_some(giver, email, amount):
    if amount <= 0:
        raise Refused("no")
    with db.session.begin():
        giver = Lodger.query.with_for_update().get(giver.id)
        other = Lodger.query.filter_by(email=email).first()
        if other is None or giver.credit < amount:
            raise Refused("no")
        giver.credit -= amount  # safe: positive, and the row is locked
        other.credit += amount


def wash(lodger, minutes):
    if lodger.credit < 5:
        raise Refused("no")
    lodger.credit -= 5  # want check-then-act
    db.session.commit()


def page(rows, start, size):
    left = len(rows) - start
    if left < size:
        size = left
    return rows[start:left - size]  # safe: nobody owns a part of a list
