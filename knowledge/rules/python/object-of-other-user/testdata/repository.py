"""The class whose rows a repository looks up stands in the class derived from it."""
from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Van(Base):
    __tablename__ = "vans"
    id: Mapped[int] = mapped_column(primary_key=True)
    driver_id: Mapped[int] = mapped_column(ForeignKey("drivers.id"))
    plate: Mapped[str]


class Colour(Base):
    __tablename__ = "colours"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Repo:
    def __init__(self, session: Session):
        self.session = session

    def one(self, key):
        return self.session.get(self.model, key)


class Vans(Repo):
    model = Van

    def of_driver(self, driver_id, key):
        return self.session.scalars(select(Van).where(Van.id == key, Van.driver_id == driver_id)).first()


class Colours(Repo):
    model = Colour


def current_user(token: str):
    user = find(token)
    if user is None:
        raise HTTPException(401)
    return user


@app.get("/vans/{key}")
def van(key: int, session: Session = Depends(db), user=Depends(current_user)):
    return Vans(session).one(key).plate  # want object-of-other-user


@app.get("/vans/{key}/own")
def van_own(key: int, session: Session = Depends(db), user=Depends(current_user)):
    return Vans(session).of_driver(user.id, key).plate


@app.get("/vans/{key}/checked")
def van_checked(key: int, session: Session = Depends(db), user=Depends(current_user)):
    found = Vans(session).one(key)
    if found.driver_id != user.id:
        raise HTTPException(404)
    return found.plate


@app.get("/colours/{key}")
def colour(key: int, session: Session = Depends(db), user=Depends(current_user)):
    return Colours(session).one(key).name
