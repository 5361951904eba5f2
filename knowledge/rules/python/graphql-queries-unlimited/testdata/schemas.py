import strawberry
from ariadne.asgi import GraphQL
from graphene.validation import depth_limit_validator
from graphene_django.views import GraphQLView
from strawberry.extensions import MaxAliasesLimiter, QueryDepthLimiter


@strawberry.type
class Query:
    name: str


plain = strawberry.Schema(query=Query)  # want graphql-queries-unlimited


def limited():
    return strawberry.Schema(query=Query, extensions=[QueryDepthLimiter(max_depth=8), MaxAliasesLimiter(15)])


def django_view(schema):
    return GraphQLView.as_view(schema=schema)  # want graphql-queries-unlimited


def django_batch(schema):
    return GraphQLView.as_view(schema=schema, batch=True, validation_rules=[depth_limit_validator(8)])  # want graphql-queries-unlimited


def django_limited(schema):
    return GraphQLView.as_view(schema=schema, validation_rules=[depth_limit_validator(8)])


def ariadne_app(schema):
    return GraphQL(schema)  # want graphql-queries-unlimited


def ariadne_limited(schema, rules):
    return GraphQL(schema, validation_rules=rules)
