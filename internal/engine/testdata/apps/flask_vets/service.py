from datetime import datetime

from models import Animal, Keeper, Visit, Voucher, db


class AnimalService:
    def __init__(self, session):
        self.session = session

    def fetch(self, animal_id):
        return self.session.get(Animal, animal_id)

    def fetch_for(self, keeper, animal_id):
        return self.session.query(Animal).filter_by(id=animal_id, keeper_id=keeper.id).first()

    def remove(self, animal):
        self.session.delete(animal)
        self.session.commit()

    def patch(self, animal, data):
        for key, value in data.items():
            setattr(animal, key, value)  # want attribute-injection
        self.session.commit()

    def patch_safely(self, animal, data):
        for key in ("name", "species", "notes"):
            if key in data:
                setattr(animal, key, data[key])
        self.session.commit()


def visit_of(number):
    return Visit.query.filter(Visit.id == number).one_or_none()


def redeem(keeper, code):
    voucher = Voucher.query.filter_by(code=code).first()
    if voucher is None:
        return False
    keeper.credit += voucher.worth  # want workflow-step-skipped
    db.session.commit()
    return True


def redeem_once(keeper, code):
    hit = Voucher.query.filter_by(code=code, used_at=None).update({"used_at": datetime.utcnow()})
    if not hit:
        return False
    Keeper.query.filter_by(id=keeper.id).update({"credit": Keeper.credit + 10})
    db.session.commit()
    return True


animals = AnimalService(db.session)
