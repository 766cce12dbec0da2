using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CampaignHub.Benchmarks;

/// <summary>Fills a directory with people of French names and ties whose degrees follow a power law; the same in every run.</summary>
internal sealed class MapSeed(string databaseFile, int actors, int ties)
{
    // Few have many ties and many have few: the place in the list goes with the cube of an even number.
    private const double Skew = 3;
    private const int WithUs = 40;

    private static readonly string[] FirstNames =
    [
        "Camille",
        "Léa",
        "Hélène",
        "Jean",
        "Noël",
        "Aïcha",
        "Benoît",
        "Zoé",
        "Françoise",
        "Karim",
    ];
    private static readonly string[] Names =
    [
        "Dupré",
        "Lefèvre",
        "Garçon",
        "Bénard",
        "Muñoz",
        "Le Goff",
        "Diallo",
        "Château",
        "Nguyen",
        "Œuvrard",
    ];
    private static readonly string[] Types = ["WorkedWith", "Advises", "MemberOf", "SitsWith", "ReportsTo", "Personal"];

    /// <summary>The ids of the actors made.</summary>
    public IReadOnlyList<Guid> Write()
    {
        using var connection = new SqliteConnection($"Data Source={databaseFile};Foreign Keys=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var ids = Enumerable.Range(0, actors).Select(_ => Guid.CreateVersion7()).ToList();
        WriteActors(connection, ids);
        WriteTies(connection, ids);
        transaction.Commit();
        return ids;
    }

    private static void WriteActors(SqliteConnection connection, List<Guid> ids)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO actors ("Id", "Type", "FirstName", "Name", "Acronym", "Function", "Territory", "Note", "FindText", "Version", "CreatedAt", "ChangedAt")
            VALUES ($id, 'Person', $first, $name, '', 'Chargée de mission', '', '', $find, 1, 0, 0)
            """;
        var (id, first) = (insert.Parameters.Add("$id", SqliteType.Text), insert.Parameters.Add("$first", SqliteType.Text));
        var (name, find) = (insert.Parameters.Add("$name", SqliteType.Text), insert.Parameters.Add("$find", SqliteType.Text));
        for (var at = 0; at < ids.Count; at++)
        {
            (id.Value, first.Value) = (Text(ids[at]), FirstNames[at % FirstNames.Length]);
            name.Value = string.Create(CultureInfo.InvariantCulture, $"{Names[at / FirstNames.Length % Names.Length]} {at}");
            find.Value = string.Create(CultureInfo.InvariantCulture, $"dupre {at} camille chargee de mission");
            insert.ExecuteNonQuery();
        }
    }

    private void WriteTies(SqliteConnection connection, List<Guid> ids)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO ties ("Id", "FromId", "ToId", "Type", "Strength", "Since", "Source", "Version", "CreatedAt", "ChangedAt")
            VALUES ($id, $from, $to, $type, $strength, $since, 'Annuaire', 1, 0, 0)
            """;
        var (id, type) = (insert.Parameters.Add("$id", SqliteType.Text), insert.Parameters.Add("$type", SqliteType.Text));
        var (from, to) = (insert.Parameters.Add("$from", SqliteType.Text), insert.Parameters.Add("$to", SqliteType.Text));
        var (strength, since) = (insert.Parameters.Add("$strength", SqliteType.Integer), insert.Parameters.Add("$since", SqliteType.Text));
        for (var at = 0; at < ties; at++)
        {
            var (one, other) = (at % ids.Count, (int)(ids.Count * Math.Pow(Even(at), Skew)));
            (id.Value, type.Value) = (Text(Guid.CreateVersion7()), Types[at % Types.Length]);
            (from.Value, to.Value) = (Text(ids[one]), Text(ids[one == other ? (other + 1) % ids.Count : other]));
            (strength.Value, since.Value) = (1 + (at % 5), string.Create(CultureInfo.InvariantCulture, $"{2015 + (at % 11)}-03-01"));
            insert.ExecuteNonQuery();
        }

        using var us = connection.CreateCommand();
        us.CommandText = """SELECT "ActorId" FROM stakeholders WHERE "IsUs" LIMIT 1""";
        to.Value = us.ExecuteScalar();
        for (var at = 0; at < WithUs; at++)
        {
            (id.Value, from.Value) = (Text(Guid.CreateVersion7()), Text(ids[at * (ids.Count / WithUs)]));
            insert.ExecuteNonQuery();
        }
    }

    // Between 0 and 1, spread evenly and always the same: the golden ratio's steps.
    private static double Even(int at) => at * 0.618033988749895 % 1;

    // As EF Core writes it.
    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant();
}
