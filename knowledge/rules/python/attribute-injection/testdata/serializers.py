from rest_framework import serializers
from rest_framework.views import APIView


class NoteSerializer(serializers.Serializer):
    title = serializers.CharField()

    def update(self, instance, validated_data):
        for key, value in validated_data.items():
            setattr(instance, key, value)
        return instance


class NoteView(APIView):
    def patch(self, request):
        note = self.get_object()
        for key, value in request.data.items():
            setattr(note, key, value)  # want attribute-injection
        note.save()

    def put(self, request):
        serializer = NoteSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        note = self.get_object()
        for key, value in serializer.validated_data.items():
            setattr(note, key, value)
        note.save()
