"""Types with fields that clients may ask for."""
import graphene
import strawberry
from ariadne import gql


class Member(graphene.ObjectType):
    name = graphene.String()
    password = graphene.String()  # want password-column-in-response


class MemberInput(graphene.InputObjectType):
    name = graphene.String()
    password = graphene.String()


class Register(graphene.Mutation):
    class Arguments:
        password = graphene.String()

    token = graphene.String()

    def mutate(self, info, password):
        return Register(token="t")


@strawberry.type
class Account:
    name: str
    hashed_password: str  # want password-column-in-response


@strawberry.input
class AccountIn:
    name: str
    password: str


@strawberry.type
class LoginResult:
    password_hash: str


type_defs = gql("""
    type Query { login(name: String, password: String): String }
    type User {
        name: String
        api_key: String  # want password-column-in-response
    }
    input UserInput {
        password: String
    }
""")
