"""Whether PostgreSQL and Redis answer, asked once before anything starts; what does not is named in one sentence."""

from .environment import Refused

PATIENCE = 5  # seconds


def refuse_unreachable(environment):
    """Raises Refused when the database or Redis of an Environment cannot be reached or lets nobody in."""
    if environment.database.get("ENGINE", "").endswith("postgresql"):
        _ask_database(environment.database)
    if environment.redis_url:
        _ask_redis(environment.redis_url)


def _ask_database(database):
    import psycopg2

    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {name: database[key] for name, key in names.items() if database.get(key)}
    try:
        psycopg2.connect(**given, **database.get("OPTIONS", {}), connect_timeout=PATIENCE).close()
    except psycopg2.Error as error:
        raise Refused(f"DATABASE_URL leads to no database that answers: {_first_line(error)}.") from None


def _ask_redis(url):
    import redis

    try:
        with redis.Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE) as server:
            server.ping()
    except (redis.RedisError, ValueError) as error:
        raise Refused(f"REDIS_URL leads to no Redis that answers: {_first_line(error)}.") from None


def _first_line(error):
    return str(error).strip().partition("\n")[0].rstrip(".")
