import subprocess

import graphene
from django.db import connection
from graphene import relay
from graphene_django import DjangoObjectType
from graphql_jwt.decorators import login_required

from .models import Note, Account
from . import services


class NoteType(DjangoObjectType):
    class Meta:
        model = Note
        fields = ("id", "title", "body")


class AccountType(DjangoObjectType):
    class Meta:
        model = Account
        fields = "__all__"  # want password-column-in-response


def resolve_exec(root, info, cmd):
    return subprocess.check_output(cmd, shell=True).decode()  # want command-injection


def resolve_version(root, info):
    return subprocess.check_output("uname -a", shell=True).decode()


class Query(graphene.ObjectType):
    notes = graphene.List(NoteType, search=graphene.String(), limit=graphene.Int())
    note = graphene.Field(NoteType, id=graphene.ID(required=True))
    execute = graphene.Field(graphene.String, cmd=graphene.String(), resolver=resolve_exec)
    version = graphene.String(resolver=resolve_version)
    shell = graphene.String(arg=graphene.String(), resolver=lambda root, info, arg: subprocess.getoutput("ls " + arg))  # want command-injection
    raw = graphene.String(name=graphene.String())

    def resolve_notes(self, info, search=None, limit=10):
        with connection.cursor() as c:
            c.execute(f"select * from note where title like '%{search}%' limit {limit}")  # want sql-injection
            c.execute(f"select * from note limit {limit}")  # safe: a number
            return c.fetchall()

    @login_required
    def resolve_note(self, info, id):
        return Note.objects.get(pk=id)  # want object-of-other-user

    def resolve_raw(root, info, **args):
        name = args.get("name")
        return services.read_file(name)


class CreateNote(graphene.Mutation):
    class Arguments:
        title = graphene.String(required=True)
        body = graphene.String()

    note = graphene.Field(NoteType)

    @login_required
    def mutate(self, info, title, body=""):
        note = Note.objects.create(owner=info.context.user, title=title, body=body)
        return CreateNote(note=note)


class UpdateNote(graphene.Mutation):
    class Arguments:
        id = graphene.ID(required=True)
        title = graphene.String()

    note = graphene.Field(NoteType)

    @classmethod
    @login_required
    def mutate(cls, root, info, id, title):
        note = Note.objects.get(pk=id)  # want object-of-other-user
        note.title = title
        note.save()
        return UpdateNote(note=note)


class UpdateOwnNote(graphene.Mutation):
    class Arguments:
        id = graphene.ID(required=True)
        title = graphene.String()

    note = graphene.Field(NoteType)

    @classmethod
    @login_required
    def mutate(cls, root, info, id, title):
        note = Note.objects.get(pk=id, owner=info.context.user)
        note.title = title
        note.save()
        return UpdateOwnNote(note=note)


class RenameNote(graphene.Mutation):
    class Arguments:
        id = graphene.ID(required=True)
        title = graphene.String()

    ok = graphene.Boolean()

    @classmethod
    @login_required
    def mutate(cls, root, info, id, title):
        note = Note.objects.get(pk=id)
        if note.owner != info.context.user:
            raise Exception("not yours")
        note.title = title
        note.save()
        return RenameNote(ok=True)


class DeleteNote(graphene.Mutation):  
    class Arguments:
        id = graphene.ID(required=True)

    ok = graphene.Boolean()

    def mutate(self, info, id):  # want missing-authentication
        Note.objects.filter(pk=id).delete()
        return DeleteNote(ok=True)


class ImportNote(relay.ClientIDMutation):
    class Input:
        url = graphene.String(required=True)
        kind = graphene.String()

    ok = graphene.Boolean()

    @classmethod
    @login_required
    def mutate_and_get_payload(cls, root, info, url, kind=None, **input):
        services.fetch(url)
        services.fetch_kind(input.get("path"))
        return ImportNote(ok=True)


class RunReport(relay.ClientIDMutation):
    class Input:
        name = graphene.String(required=True)

    out = graphene.String()

    @classmethod
    @login_required
    def mutate_and_get_payload(cls, root, info, **input):
        try:
            out = subprocess.check_output("report " + input["name"], shell=True)  # want command-injection
        except Exception as e:
            return RunReport(out=str(e))  # want exception-exposure
        return RunReport(out=out)


class NoteInput(graphene.InputObjectType):
    title = graphene.String(required=True)
    size = graphene.Int()


class RawNote(graphene.Mutation):
    class Arguments:
        data = NoteInput(required=True)

    ok = graphene.Boolean()

    @login_required
    def mutate(root, info, data):
        with connection.cursor() as c:
            c.execute("insert into note (title) values ('%s')" % data.title)  # want sql-injection
            c.execute("insert into note (title) values ('%s')" % data["title"])  # want sql-injection
            c.execute("insert into note (title) values (%s)", [data.title])
            c.execute("update note set size = %d" % data.size)  # safe: a number
        return RawNote(ok=True)


class Mutation(graphene.ObjectType):
    create_note = CreateNote.Field()
    update_note = UpdateNote.Field()
    update_own = UpdateOwnNote.Field()
    rename = RenameNote.Field()
    delete_note = DeleteNote.Field()
    import_note = ImportNote.Field()
    run_report = RunReport.Field()
    raw_note = RawNote.Field()


schema = graphene.Schema(query=Query, mutation=Mutation)
