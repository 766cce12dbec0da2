using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>axe-core, evaluated straight from Deque's assembly: their RunAxe takes four times as long.</summary>
internal static class Axe
{
    private const string Rules = """
        async () => {
            const found = await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            });
            return JSON.stringify(found.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.failureSummary}`)));
        }
        """;

    private static readonly Lazy<string> Script = new(ReadScript);

    public static async Task<IReadOnlyList<string>> RunAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script.Value);
        }

        return JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Rules)) ?? [];
    }

    private static string ReadScript()
    {
        using var stream =
            typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")
            ?? throw new InvalidOperationException("Deque's assembly no longer carries axe.min.js.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
