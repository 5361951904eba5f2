from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import Column, Integer, String, Text, create_engine, select
from sqlalchemy.orm import Session, declarative_base, sessionmaker

Base = declarative_base()
engine = create_engine("postgresql://db/jobs")
SessionLocal = sessionmaker(bind=engine)
app = FastAPI()
ACTIONS = {"clean": "import tasks; tasks.clean()", "sync": "import tasks; tasks.sync()"}


class Job(Base):
    __tablename__ = "jobs"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    script = Column(Text)
    setup = Column(Text)
    action = Column(String)
    priority = Column(Integer)


class JobIn(BaseModel):
    name: str
    script: str
    action: str
    priority: int


def session():
    with SessionLocal() as s:
        yield s


class Jobs:
    def __init__(self, s: Session):
        self.session = s

    def add(self, job: Job) -> Job:
        self.session.add(job)
        self.session.commit()
        return job

    def by_id(self, number: int) -> Job | None:
        return self.session.get(Job, number)

    def due(self) -> list[Job]:
        return list(self.session.scalars(select(Job).where(Job.priority > 3)).all())


@app.post("/jobs")
def create(body: JobIn, s: Session = Depends(session)):
    if body.action not in ACTIONS:
        raise ValueError("no such action")
    job = Jobs(s).add(Job(name=body.name, script=body.script, action=body.action, priority=body.priority, setup="pass"))
    return {"id": job.id}


@app.post("/jobs/{number}/run")
def run(number: int, s: Session = Depends(session)):
    job = Jobs(s).by_id(number)
    exec(job.script)  # want stored-code-injection
    return {"done": True}


def run_due():
    with SessionLocal() as s:
        for job in Jobs(s).due():
            exec(compile(job.script, job.name, "exec"), {})  # want stored-code-injection


def run_first():
    with SessionLocal() as s:
        job = s.query(Job).filter_by(name="first").first()
        code = "def main():\n" + job.script
        exec(code)  # want stored-code-injection


# What the program wrote, what was checked, what is a number.
def set_up():
    with SessionLocal() as s:
        for job in Jobs(s).due():
            exec(job.setup)


def act():
    with SessionLocal() as s:
        for job in Jobs(s).due():
            exec(job.action)


def weigh():
    with SessionLocal() as s:
        for job in Jobs(s).due():
            exec(f"weight = {job.priority}")
