import subprocess
from datetime import datetime, timedelta, timezone

import httpx
import jwt
from fastapi import APIRouter, Depends, FastAPI, File, HTTPException, Query, Request, UploadFile, WebSocket
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from fastapi.security import OAuth2PasswordRequestForm
from passlib.hash import bcrypt
from pydantic import BaseModel
from sqlalchemy import select

from deps import DB, KEY, Boss, Me, by_header, loosely
from repo import Trips, Vans
from tables import Driver, Trip, Van

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])  # want cors-credentials-for-any-origin


class VanIn(BaseModel):
    plate: str | None = None
    note: str | None = None


class DriverIn(BaseModel):
    name: str | None = None
    job: str | None = None
    active: bool | None = None


class DriverRename(BaseModel):
    name: str


class TripIn(BaseModel):
    van_id: int
    km: int


@app.post("/token")
def token(db: DB, form: OAuth2PasswordRequestForm = Depends()):  # want attempts-unlimited
    driver = db.scalars(select(Driver).where(Driver.name == form.username)).first()
    if driver is None or not bcrypt.verify(form.password, driver.hashed):
        raise HTTPException(400, "wrong name or password")
    return {"access_token": jwt.encode({"sub": str(driver.id), "job": driver.job}, KEY, algorithm="HS256"), "token_type": "bearer"}  # want token-never-expires


vans = APIRouter(prefix="/vans")


@vans.get("/{van_id}")
def van(van_id: int, me: Me, db: DB):
    found = Vans(db).one(van_id)  # want object-of-other-user
    if not found:
        raise HTTPException(404)
    return {"plate": found.plate, "note": found.note}


@vans.get("/{van_id}/own")
def van_own(van_id: int, me: Me, db: DB):
    found = Vans(db).of_driver(me.id, van_id)
    if not found:
        raise HTTPException(404)
    return {"plate": found.plate, "note": found.note}


@vans.patch("/{van_id}")
def van_change(van_id: int, body: VanIn, me: Me, db: DB):
    repo = Vans(db)
    found = repo.one(van_id)  # want object-of-other-user
    if not found:
        raise HTTPException(404)
    return repo.change(found, body.model_dump(exclude_unset=True))


@vans.patch("/{van_id}/own")
def van_change_own(van_id: int, body: VanIn, me: Me, db: DB):
    repo = Vans(db)
    found = repo.one(van_id)
    if not found or found.driver_id != me.id:
        raise HTTPException(404)
    return repo.change(found, body.model_dump(exclude_unset=True))


@vans.delete("/{van_id}")
def van_drop(van_id: int, db: DB):  # want missing-authentication
    repo = Vans(db)
    found = repo.one(van_id)
    repo.drop(found)
    return {"ok": True}


@vans.delete("/{van_id}/depot")
def van_drop_depot(van_id: int, boss: Boss, db: DB):
    found = db.scalars(select(Van).where(Van.id == van_id).where(Van.depot_id == boss.depot_id)).one()
    Vans(db).drop(found)
    return {"ok": True}


@vans.get("/")
def search(me: Me, db: DB, q: str = Query("")):
    return [dict(r._mapping) for r in Vans(db).find(q)]


@vans.get("/bound")
def search_bound(me: Me, db: DB, q: str = ""):
    return [dict(r._mapping) for r in Vans(db).find_bound(q)]


@app.get("/trips/{trip_id}")
def trip(trip_id: int, me: Me, db: DB):
    t = db.query(Trip).filter(Trip.id == trip_id).first()  # want object-of-other-user
    return {"km": t.km}


@app.get("/trips/{trip_id}/own")
def trip_own(trip_id: int, me: Me, db: DB):
    t = db.query(Trip).join(Van).filter(Trip.id == trip_id, Van.driver_id == me.id).first()
    return {"km": t.km}


@app.post("/trips")
def trip_new(body: TripIn, me: Me, db: DB):
    t = Trip(van_id=body.van_id, km=body.km, started=datetime.now(timezone.utc))  # want object-of-other-user
    db.add(t)
    db.commit()
    return {"id": t.id}


@app.post("/trips/{trip_id}/finish")
def trip_finish(trip_id: int, me: Me, db: DB):
    t = db.query(Trip).join(Van).filter(Trip.id == trip_id, Van.driver_id == me.id).one()
    t.state = "paid"  # want workflow-step-skipped
    db.commit()
    return {"state": t.state}


@app.post("/trips/{trip_id}/finish-in-order")
def trip_finish_ok(trip_id: int, me: Me, db: DB):
    t = db.query(Trip).join(Van).filter(Trip.id == trip_id, Van.driver_id == me.id).one()
    if t.state != "driven":
        raise HTTPException(409)
    t.state = "paid"
    db.commit()
    return {"state": t.state}


@app.patch("/me")
def me_change(body: DriverIn, me: Me, db: DB):
    for k, v in body.model_dump(exclude_none=True).items():
        setattr(me, k, v)  # want sensitive-field-writable
    db.commit()
    return {"name": me.name}


@app.patch("/me/name")
def me_rename(body: DriverRename, me: Me, db: DB):
    for k, v in body.model_dump().items():
        setattr(me, k, v)
    db.commit()
    return {"name": me.name}


@app.get("/me/loose")
def me_loose(db: DB, me: Driver = Depends(loosely)):
    return {"name": me.name}


@app.get("/me/header")
def me_header(me: Driver = Depends(by_header)):  # want address-header-trusted
    return {"name": me.name}


@app.post("/drivers/{driver_id}/job")
def set_job(driver_id: int, job: str, me: Me, db: DB):
    d = db.get(Driver, driver_id)
    d.job = job  # want missing-authorization
    db.commit()
    return {"ok": True}


@app.post("/drivers/{driver_id}/job-by-boss")
def set_job_boss(driver_id: int, job: str, boss: Boss, db: DB):
    d = db.get(Driver, driver_id)
    if d.depot_id != boss.depot_id:
        raise HTTPException(404)
    d.job = job
    db.commit()
    return {"ok": True}


@app.get("/admin/drivers/export")
def export(db: DB):  # want missing-authentication
    return [{"name": d.name, "hashed": d.hashed} for d in db.scalars(select(Driver))]  # want password-column-in-response


@app.get("/drivers")
def drivers(boss: Boss, db: DB):
    return [{"name": d.name, "job": d.job} for d in db.scalars(select(Driver))]


@app.get("/preview")
async def preview(url: str, me: Me):
    async with httpx.AsyncClient(follow_redirects=True) as client:
        answer = await client.get(url)  # want server-side-request-forgery
    return {"title": answer.text[:200]}


@app.get("/hello", response_class=HTMLResponse)
def hello(name: str = "you"):
    return f"<p>Hello {name}</p>"  # want cross-site-scripting


@app.get("/go")
def go(to: str):
    return RedirectResponse(to)  # want open-redirect


@app.post("/papers")
async def papers(me: Me, paper: UploadFile = File(...)):
    with open(f"/srv/fleet/papers/{paper.filename}", "wb") as f:  # want path-traversal
        f.write(await paper.read())  # want upload-read-whole
    return {"ok": True}


@app.get("/papers/{name:path}")
def paper_get(name: str, me: Me):
    return FileResponse(f"/srv/fleet/papers/{name}")  # want path-traversal


@app.get("/ping-van")
def ping_van(host: str, boss: Boss):
    return subprocess.getoutput("ping -c1 " + host)  # want command-injection


@app.get("/plate/{plate}.svg")
def plate_svg(plate: str, me: Me):
    done = subprocess.run(["qrencode", "-o", "-", "--", plate], capture_output=True)
    return done.stdout


@app.exception_handler(Exception)
async def oops(request: Request, exc: Exception):
    return HTMLResponse(f"failed: {exc!r}", status_code=500)  # want exception-exposure


@app.websocket("/live")
async def live(ws: WebSocket):
    await ws.accept()
    driver = ws.cookies.get("driver")
    async for message in ws.iter_text():
        await ws.send_text(f"{driver}: {message}")


app.include_router(vans)
