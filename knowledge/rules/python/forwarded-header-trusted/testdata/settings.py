import uvicorn

USE_X_FORWARDED_HOST = True  # want forwarded-header-trusted


class Production:
    USE_X_FORWARDED_HOST = False


def serve(app):
    uvicorn.run(app, proxy_headers=True, forwarded_allow_ips="*")  # want forwarded-header-trusted


def serve_config(app):
    return uvicorn.Config(app, forwarded_allow_ips="*")  # want forwarded-header-trusted


def serve_well(app):
    uvicorn.run(app, proxy_headers=True, forwarded_allow_ips="10.0.0.7")


def serve_plain(app):
    uvicorn.run(app)


def serve_configured(app, proxies):
    uvicorn.run(app, forwarded_allow_ips=proxies)


def nothing():
    return "*"
