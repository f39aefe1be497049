#!/bin/sh
# Makes the secrets of docker-compose.yml, once. The folder is closed; the files in it are readable,
# because inside the containers other accounts read them.
set -eu
cd "$(dirname "$0")/../.."
umask 077
mkdir -p .yuzu/docker
if [ -e .yuzu/docker/postgres-password ]; then
  echo 'The secrets are there already: .yuzu/docker' >&2
  exit 0
fi
password=$(od -An -tx1 -N32 /dev/urandom | tr -d ' \n')
printf '%s' "$password" >.yuzu/docker/postgres-password
printf 'postgres://yuzu:%s@postgres:5432/yuzu' "$password" >.yuzu/docker/database-url
chmod 0444 .yuzu/docker/postgres-password .yuzu/docker/database-url
echo 'Made: .yuzu/docker/postgres-password, .yuzu/docker/database-url'
