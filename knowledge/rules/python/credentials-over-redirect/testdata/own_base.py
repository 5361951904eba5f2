import requests

SERVER_URL = "https://login.example.org"


def login(session, headers):
    answer = session.get(SERVER_URL + "/login", headers=headers, allow_redirects=False)
    if answer.status_code == 302:
        return session.get(f"{SERVER_URL}{answer.headers['Location']}", headers=headers, allow_redirects=False)
    return answer


def follow(session, url, headers):
    answer = session.get(url, headers=headers, allow_redirects=False)
    if answer.status_code == 302:
        return session.get(answer.headers["Location"], headers=headers, allow_redirects=False)  # want credentials-over-redirect
    return answer
