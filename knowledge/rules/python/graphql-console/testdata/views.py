from graphene_django.views import GraphQLView
from strawberry.fastapi import GraphQLRouter


def with_console(schema):
    return GraphQLView.as_view(graphiql=True, schema=schema)  # want graphql-console


def without_console(schema):
    return GraphQLView.as_view(graphiql=False, schema=schema)


def by_setting(schema, settings):
    return GraphQLView.as_view(graphiql=settings.DEBUG, schema=schema)


def router(schema):
    return GraphQLRouter(schema, graphiql=True)  # want graphql-console


def router_ide(schema):
    return GraphQLRouter(schema, graphql_ide="apollo-sandbox")  # want graphql-console


def router_without(schema):
    return GraphQLRouter(schema, graphql_ide=None)


def router_off(schema):
    return GraphQLRouter(schema, graphiql=False)
