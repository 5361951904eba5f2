"""What an HTTPException says is written for the client."""
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse


async def refused(request, exc):
    return JSONResponse({"detail": exc.detail}, status_code=exc.status_code)


async def failed(request, exc):
    return JSONResponse({"detail": str(exc)}, status_code=500)  # want exception-exposure


app = Starlette(exception_handlers={HTTPException: refused, Exception: failed})
