# threat-model: library
import io
import pickle


class Restricted:
    @classmethod
    def find_class(cls, module, name):
        raise pickle.UnpicklingError(name)

    @classmethod
    def loads(cls, data):
        unpickler = pickle.Unpickler(io.BytesIO(data))
        unpickler.find_global = cls.find_class
        return unpickler.load()

    @classmethod
    def loads_all(cls, data):
        unpickler = pickle.Unpickler(io.BytesIO(data))  # want unsafe-deserialization
        unpickler.memo = {}
        return unpickler.load()
