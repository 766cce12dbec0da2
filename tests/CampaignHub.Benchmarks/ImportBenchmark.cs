using System.Diagnostics;
using System.Globalization;
using System.Text;
using CampaignHub.Testing.Hub;

namespace CampaignHub.Benchmarks;

/// <summary>A CSV of 200,000 people brought onto the map by the command line. Budget: 20 s and 300 MB, dry run and real.</summary>
internal static class ImportBenchmark
{
    private const int Rows = 200_000;
    private const int Bodies = 2_000;

    public static async Task RunAsync()
    {
        Figures.Title($"Import of a CSV of {Rows} lines with key, names, function, body, mail and class, {MapBenchmark.Kind}");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Table());
        try
        {
            using (var raw = await DemoHub.SetUpAsync())
            {
                await using var connection = MapBenchmark.Open(raw);
                var watch = Stopwatch.StartNew();
                Fill(new BulkRows(connection));
                Figures.Line("raw: as many actors with a contact each, by prepared statement or COPY", watch.Elapsed.TotalSeconds, "s");
            }

            using var home = await DemoHub.SetUpAsync();
            foreach (
                var (what, more) in new[] { ("dry run", "--dry-run"), ("import", ""), ("the same once more, nothing changes", "--dry-run") }
            )
            {
                var (seconds, megabytes, said) = await RunAsync(home, file, more);
                Figures.Line(what, seconds, "s");
                Figures.Line($"{what}, most memory (VmHWM)", megabytes, "MB");
                Console.WriteLine($"    {said.Trim()}");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Fill(BulkRows bulk)
    {
        var ids = Enumerable.Range(0, Rows).Select(_ => Guid.CreateVersion7()).ToList();
        bulk.WriteRecords(
            "actors",
            "Id,Type,FirstName,Name,Acronym,Function,Territory,Note,FindText,Source",
            ids.Select(
                (id, at) =>
                    new object?[]
                    {
                        id,
                        "Person",
                        "Camille",
                        $"Dupré {at}",
                        "",
                        "Chargée de mission",
                        "",
                        "",
                        $"dupre {at} camille",
                        "Annuaire",
                    }
            )
        );
        bulk.WriteRecords(
            "contact_details",
            "Id,ActorId,Kind,Value,Source,CollectedOn,IsValid",
            ids.Select(
                (id, at) =>
                    new object?[]
                    {
                        Guid.CreateVersion7(),
                        id,
                        "Email",
                        $"camille{at}@example.org",
                        "Annuaire",
                        new DateOnly(2026, 1, 5),
                        true,
                    }
            )
        );
    }

    private static async Task<(double Seconds, double Megabytes, string Said)> RunAsync(HubHome home, string file, string more)
    {
        var folder = await PublishedHub.FolderAsync();
        string[] arguments = ["stakeholders", "import", file, "--campaign", "changer-de-cap", "--source", "Annuaire"];
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(folder, "CampaignHub.dll"), .. arguments, .. more.Length > 0 ? [more] : Array.Empty<string>()]
        )
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in home.Environment)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var most = 0.0;
        while (!process.HasExited)
        {
            most = Math.Max(most, Most(process.Id));
            await Task.Delay(50);
        }

        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, most, await output)
            : throw new InvalidOperationException($"The import ended with {process.ExitCode}: {await output}");
    }

    private static double Most(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // It ended in between.
            return 0;
        }
    }

    private static string Table()
    {
        var table = new StringBuilder("Identifiant;Prénom;Nom;Fonction;Structure;Courriel;Classe\r\n");
        for (var at = 0; at < Rows; at++)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"k{at};{MapSeed.FirstNames[at % 10]};{MapSeed.Names[at / 10 % 10]} {at};Chargée de mission;Collectif {at % Bodies};personne{at}@example.org;Relais\r\n"
            );
        }

        return table.ToString();
    }
}
