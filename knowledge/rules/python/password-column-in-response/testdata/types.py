import graphene
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from graphene_django import DjangoObjectType
from graphene_sqlalchemy import SQLAlchemyObjectType
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Member(Base):
    __tablename__ = "members"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    password = Column(String)


class UserType(DjangoObjectType):
    class Meta:
        model = get_user_model()  # want password-column-in-response


class AllFields(DjangoObjectType):
    class Meta:
        model = User
        fields = "__all__"  # want password-column-in-response


class MemberType(SQLAlchemyObjectType):
    class Meta:
        model = Member  # want password-column-in-response


class Excluding(DjangoObjectType):
    class Meta:
        model = get_user_model()
        exclude = ("password", "is_superuser")  # safe: the column is left out


class Listed(DjangoObjectType):
    class Meta:
        model = User
        fields = ("id", "username")  # safe: two columns


class OnlySome(SQLAlchemyObjectType):
    class Meta:
        model = Member
        only_fields = ("id", "name")  # safe: two columns


class WithoutPassword(SQLAlchemyObjectType):
    class Meta:
        model = Member
        exclude_fields = ("password",)  # safe: the column is left out


class Query(graphene.ObjectType):
    members = graphene.List(OnlySome)
