from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Router, Schema
from ninja.security import HttpBearer, django_auth

from .models import Note

api = NinjaAPI()
router = Router(auth=django_auth)


class AuthBearer(HttpBearer):
    def authenticate(self, request, token):
        if token == "x":
            return token


class NoteIn(Schema):
    title: str


@api.get("/notes", auth=AuthBearer())
def notes(request):
    return list(Note.objects.filter(owner=request.auth).values("id", "title"))


@api.post("/notes", auth=AuthBearer())
def create(request, data: NoteIn):
    note = Note.objects.create(owner=request.auth, title=data.title)
    return {"id": note.id}


@api.put("/notes/{note_id}", auth=AuthBearer())
def rename(request, note_id: int, data: NoteIn):
    note = get_object_or_404(Note, id=note_id)  # want object-of-other-user
    note.title = data.title
    note.save()
    return {}


@api.put("/own/{note_id}", auth=AuthBearer())
def rename_own(request, note_id: int, data: NoteIn):
    note = get_object_or_404(Note, id=note_id, owner=request.auth)
    note.title = data.title
    note.save()
    return {}


@api.delete("/notes/{note_id}")
def delete(request, note_id: int):  # want missing-authentication
    Note.objects.filter(id=note_id).delete()
    return {}


@router.delete("/r/{note_id}")
def delete_guarded(request, note_id: int):
    get_object_or_404(Note, id=note_id, owner=request.user).delete()
    return {}


api.add_router("/r", router)
