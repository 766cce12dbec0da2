namespace CampaignHub.Platform.Recipes;

/// <summary>A file that a recipe names and may not have: it is missing, too large, or outside the recipe's folder.</summary>
internal sealed class RecipeFileException(bool isUnsafe, string sentence, params object[] values) : Exception(sentence)
{
    public bool IsUnsafe { get; } = isUnsafe;
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>The folder a recipe stands in. Its files are confined to it: no <c>..</c>, absolute path or symbolic link leads out.</summary>
internal sealed class RecipeFolder(string root)
{
    public const long LargestFile = 32 * 1024 * 1024;
    private const int MostLinks = 16;

    private readonly string _root = RealPath(Path.GetFullPath(root), MostLinks);

    public FileInfo Find(string path)
    {
        var relative = path.Replace('\\', '/');
        if (
            relative.Contains('\0', StringComparison.Ordinal)
            || Path.IsPathRooted(relative)
            || relative.Contains(':', StringComparison.Ordinal)
        )
        {
            throw Outside(path);
        }

        var wanted = Path.GetFullPath(Path.Combine(_root, relative));
        if (!IsInside(wanted))
        {
            throw Outside(path);
        }

        var file = new FileInfo(RealPath(wanted, MostLinks));
        return file switch
        {
            _ when !IsInside(file.FullName) => throw Outside(path),
            { Exists: false } => throw new RecipeFileException(isUnsafe: false, "There is no file \"{0}\" beside the recipe.", path),
            { Length: > LargestFile } => throw new RecipeFileException(
                isUnsafe: false,
                "The file \"{0}\" is larger than {1} MB.",
                path,
                LargestFile >> 20
            ),
            _ => file,
        };
    }

    private static RecipeFileException Outside(string path) =>
        new(isUnsafe: true, "The file \"{0}\" is outside the recipe's folder.", path);

    private bool IsInside(string path) =>
        path.StartsWith(_root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Every folder on the way may be a link, not only the last part.
    private static string RealPath(string path, int linksLeft)
    {
        var real = Path.GetPathRoot(path) ?? "/";
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).LinkTarget is { } target)
            {
                if (linksLeft == 0)
                {
                    return "/";
                }

                real = RealPath(Path.GetFullPath(target, Path.GetDirectoryName(real) ?? "/"), linksLeft - 1);
            }
        }

        return real;
    }
}
