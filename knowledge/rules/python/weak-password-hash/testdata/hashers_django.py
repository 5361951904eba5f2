# profile: default
# Hashers of Django that a program takes itself.
from django.contrib.auth.hashers import MD5PasswordHasher, PBKDF2PasswordHasher, make_password
from django.http import JsonResponse

HASHERS = [PBKDF2PasswordHasher, MD5PasswordHasher]


def enroll(request):
    hasher = HASHERS[-1]()
    return JsonResponse({"kept": hasher.encode(request.POST["password"], hasher.salt())})  # want weak-password-hash


def enroll_well(request):
    hasher = HASHERS[0]()
    return JsonResponse({"kept": hasher.encode(request.POST["password"], hasher.salt())})


def by_name(request):
    return JsonResponse({"kept": make_password(request.POST["password"], hasher="md5")})  # want weak-password-hash


def by_good_name(request):
    return JsonResponse({"kept": make_password(request.POST["password"], hasher="argon2")})
