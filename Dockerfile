# The image of web, worker, beat and migrate: packages built once, then a small image that runs as nobody special.
FROM python:3.13-slim-trixie AS packages
COPY requirements.txt .
RUN pip wheel --no-cache-dir --require-hashes --wheel-dir /wheels -r requirements.txt

FROM python:3.13-slim-trixie
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 VAR=/var/lib/recruitpath
# pg_dump, pg_restore and psql for backup and restore.
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /var/lib/recruitpath --create-home recruitpath
COPY requirements.txt /app/
RUN --mount=type=bind,from=packages,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels -r /app/requirements.txt
WORKDIR /app
COPY . /app
# Collecting reads no database; these stand-ins satisfy the checks and are not kept in the image.
RUN DATABASE_URL=postgres://build@localhost/build REDIS_URL=redis://localhost/0 EMAIL_URL=smtp://localhost \
    DEFAULT_FROM_EMAIL=build@example.org BASE_URL=https://build.example.org ALLOWED_HOSTS=build.example.org \
    SECRET_KEY=only-while-this-image-is-built-0123456789-abcdefghijklmnop VAR=/tmp/build \
    python manage.py collectstatic --no-input --verbosity=0 \
 && python -m compileall -q /app
USER recruitpath
VOLUME /var/lib/recruitpath
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-m", "recruitpath.probe"]
CMD ["python", "manage.py", "run", "web"]
