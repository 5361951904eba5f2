import strawberry

from schema import IsAdmin, IsNotReadOnly, IsNotViewer


@strawberry.type
class Mutations:
    @strawberry.mutation(permission_classes=[IsAdmin])
    def first(self, name: str) -> str:
        return store(name).save()

    @strawberry.mutation(permission_classes=[IsAdmin])
    def second(self, name: str) -> str:
        return store(name).save()

    @strawberry.mutation(permission_classes=[IsNotReadOnly, IsNotViewer])
    def create_label(self, name: str) -> str:  # the permissions ask
        return store(name).save()

    @strawberry.mutation
    def drop_label(self, name: str) -> str:  # want missing-authentication
        return store(name).delete()


def store(name): ...


@strawberry.type
class Label:
    @strawberry.field
    def cost(self, name: str) -> str:  # a field is read
        return summed(name)


def summed(name):
    entry = store(name)
    entry.save()
    return entry
