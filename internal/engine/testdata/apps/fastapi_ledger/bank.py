from models import Chest

PRICES = {"spool": 250}


def chest_of(db, number, owner):
    return db.query(Chest).filter_by(id=number, owner_id=owner).one()


def move(db, chest, body):
    if chest.held < body.pieces:
        raise ValueError("too few")
    chest.held -= body.pieces  # want negative-amount-accepted check-then-act
    db.commit()


def shift(db, chest, body):
    if chest.held < body.pieces:
        raise ValueError("too few")
    chest.held -= body.pieces  # want check-then-act
    db.commit()
