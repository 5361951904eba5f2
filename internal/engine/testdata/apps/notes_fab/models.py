from flask_appbuilder import Model, SQLA
from sqlalchemy import Column, ForeignKey, Integer, String

db = SQLA()


class Note(Model):
    id = Column(Integer, primary_key=True)
    owner_id = Column(Integer, ForeignKey("ab_user.id"))
    title = Column(String)
