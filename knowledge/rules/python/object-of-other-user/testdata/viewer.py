import jwt
from ariadne import MutationType
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

from guards import signed_in

Session = sessionmaker(create_engine("sqlite:///club.db"))
Base = declarative_base()
mutation = MutationType()


class Post(Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)
    author_id = Column(ForeignKey("members.id"))
    text = Column(String)


@mutation.field("deletePost")
@signed_in
def resolve_delete_post(_, info, id):
    with Session.begin() as s:
        s.delete(s.get(Post, int(id)))  # want object-of-other-user
    return True


@mutation.field("editPost")
@signed_in
def resolve_edit_post(_, info, id, text):
    with Session.begin() as s:
        post = s.get(Post, int(id))
        if post is None or post.author_id != info.context["viewer"].id:
            raise ValueError("not yours")
        post.text = text
    return True


@mutation.field("latest")
def resolve_latest(_, info, token):
    number = jwt.decode(token, info.context["key"], algorithms=["HS256"])["post"]
    with Session() as s:
        return s.get(Post, number)
