using System.Security.Cryptography;
using System.Text;

namespace CampaignHub.Platform.Recipes;

/// <summary>What a step is given while a recipe runs or is planned.</summary>
internal sealed class RecipeRun(string recipeName, string? folder, bool isPlan)
{
    private readonly List<string> _problems = [];
    private readonly List<Action> _staged = [];

    /// <summary>True when nothing will be kept: the transaction is rolled back and staged files are not moved.</summary>
    public bool IsPlan { get; } = isPlan;

    /// <summary>The recipe's folder, which files are confined to; null when it came as text alone.</summary>
    public string? Folder { get; } = folder;

    /// <summary>Of the step at hand; the run is refused when any is left.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>A sentence with its place, such as <c>/tasks/3/after: there is no task "x"</c>.</summary>
    public void Problem(string pointer, string sentence) => _problems.Add($"{pointer}: {sentence}");

    /// <summary>Done after the commit, in order: a file moved to its place. It must succeed when repeated.</summary>
    public void Stage(Action move) => _staged.Add(move);

    public IReadOnlyList<string> TakeProblems()
    {
        string[] problems = [.. _problems];
        _problems.Clear();
        return problems;
    }

    public void MoveStaged() => _staged.ForEach(move => move());

    /// <summary>The record that the file calls <paramref name="id"/> among records of <paramref name="kind"/>: the same at every run, so that a second run changes nothing.</summary>
    public Guid Key(string kind, string id)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{recipeName}|{kind}|{id}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
