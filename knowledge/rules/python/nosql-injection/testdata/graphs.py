"""A whole query is a text, too: what is a text for certain does harm there."""
import strawberry
from neo4j import GraphDatabase

driver = GraphDatabase.driver("bolt://localhost")


@strawberry.type
class Query:
    @strawberry.field
    def run(self, query: str) -> bool:
        with driver.session() as session:
            return bool(session.run(query))  # want nosql-injection

    @strawberry.field
    def named(self, name: str) -> bool:
        with driver.session() as session:
            return bool(session.run("MATCH (p {name: $name}) RETURN p", {"name": name}))
