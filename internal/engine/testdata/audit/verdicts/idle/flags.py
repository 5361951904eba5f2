LEGACY = False
MODERN = True
