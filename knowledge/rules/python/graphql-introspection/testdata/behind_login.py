"""A login stands before the whole interface."""
import os

import jwt
import strawberry
from fastapi import Depends, FastAPI, Header, HTTPException
from strawberry.fastapi import GraphQLRouter


def require_user(authorization: str = Header("")):
    try:
        return jwt.decode(authorization, os.environ["KEY"], algorithms=["HS256"])
    except jwt.PyJWTError:
        raise HTTPException(401)


@strawberry.type
class Query:
    @strawberry.field
    def hello(self) -> str:
        return "hello"


app = FastAPI()
app.include_router(GraphQLRouter(strawberry.Schema(query=Query), dependencies=[Depends(require_user)]), prefix="/graphql")
