#!/usr/bin/env bash
# Writes the next migration of both databases: ./migrations.sh NAME. Before the first release the one migration is written anew: ./migrations.sh --initial
set -euo pipefail
cd "$(dirname "$0")"
project=src/CampaignHub
if [ "${1:-}" = --initial ]; then
    rm -rf "$project/Data/Migrations"
    set -- Initial
    initial=20261123000000_Initial
fi
dotnet tool restore >/dev/null
dotnet build "$project" -c Release -v quiet -p:RunAnalyzers=false
dotnet ef migrations add "$1" --no-build --configuration Release --project "$project" --context SqliteHubDb --output-dir Data/Migrations/Sqlite
dotnet ef migrations add "$1" --no-build --configuration Release --project "$project" --context PostgresHubDb --output-dir Data/Migrations/Postgres

# One name for the first migration, so that writing it anew does not look like another one.
if [ -n "${initial:-}" ]; then
    for folder in "$project"/Data/Migrations/*/; do
        old=$(basename "$(ls "$folder"*_Initial.cs)" .cs)
        sed -i "s/$old/$initial/" "$folder$old.Designer.cs"
        mv "$folder$old.cs" "$folder$initial.cs"
        mv "$folder$old.Designer.cs" "$folder$initial.Designer.cs"
    done
fi
dotnet csharpier format "$project/Data/Migrations" >/dev/null
