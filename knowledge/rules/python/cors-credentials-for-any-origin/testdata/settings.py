CORS_ALLOW_ALL_ORIGINS = True  # want cors-credentials-for-any-origin
CORS_ALLOW_CREDENTIALS = True
