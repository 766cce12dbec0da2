using CampaignHub.Benchmarks;

// dotnet run -c Release --project tests/CampaignHub.Benchmarks [-- start|public|schedule|map|import|network|plan|mail|press]
// Every figure of ours stands beside the raw limit of this machine, measured in the same run.
Dictionary<string, Func<Task>> benchmarks = new(StringComparer.Ordinal)
{
    ["start"] = StartBenchmark.RunAsync,
    ["public"] = PublicPageBenchmark.RunAsync,
    ["schedule"] = ScheduleBenchmark.RunAsync,
    ["map"] = MapBenchmark.RunAsync,
    ["network"] = NetworkBenchmark.RunAsync,
    ["plan"] = PlanBenchmark.RunAsync,
    ["mail"] = MailBenchmark.RunAsync,
    ["press"] = PressBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
};

switch (args)
{
    case ["bare", var url]:
        await BareServer.RunAsync(url);
        return 0;
    case []:
        // That of the map ends with the import.
        foreach (var benchmark in benchmarks.Where(each => each.Key != "import"))
        {
            await benchmark.Value();
        }

        return 0;
    case [var name] when benchmarks.TryGetValue(name, out var one):
        await one();
        return 0;
    default:
        await Console.Error.WriteLineAsync($"Usage: CampaignHub.Benchmarks [{string.Join('|', benchmarks.Keys)}]");
        return 2;
}
