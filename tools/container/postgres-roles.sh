#!/bin/sh
# The role that owns the read models, and its database. The image of Postgres runs it once, when its volume is empty; run again, it makes
# what is missing and gives the role the password that was drawn last.
# The role may make roles because `on-record setup` makes that of the readers; it is no superuser.
set -eu
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
\set password `cat /run/secrets/owner/database_password`
SELECT 'CREATE ROLE on_record' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'on_record') \gexec
ALTER ROLE on_record LOGIN CREATEROLE PASSWORD :'password';
SELECT 'CREATE DATABASE on_record OWNER on_record' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'on_record') \gexec
SQL
