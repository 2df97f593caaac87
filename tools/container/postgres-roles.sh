#!/bin/sh
# The role that owns the read models, and its database: run once, by the image of Postgres, when its volume is empty.
# The role may make roles because `on-record setup` makes that of the readers; it is no superuser.
set -eu
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
\set password `cat /run/secrets/owner/database_password`
CREATE ROLE on_record LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE on_record OWNER on_record;
SQL
