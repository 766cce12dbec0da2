using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>What people say of a file; null leaves it as it is.</summary>
internal sealed record MediaWords
{
    public string? Folder { get; init; }
    public string? Name { get; init; }
    public string? AltText { get; init; }
    public string? Caption { get; init; }
    public string? Credit { get; init; }
    public Licence? Licence { get; init; }
    public bool? IsPublic { get; init; }
}

/// <summary>Describes, moves, publishes or withdraws a file.</summary>
internal sealed class EditMedia(HubDb db)
{
    public async Task ExecuteAsync(MediaFile file, MediaWords words, CancellationToken cancellationToken)
    {
        db.Here.RefuseOthers(file);

        file.AltText = Checked(words.AltText, MediaFile.AltTextMaxLength) ?? file.AltText;
        file.Caption = Checked(words.Caption, MediaFile.CaptionMaxLength) ?? file.Caption;
        file.Credit = Checked(words.Credit, MediaFile.CreditMaxLength) ?? file.Credit;
        file.Licence = words.Licence ?? file.Licence;
        file.Path = Moved(file, words);
        if (words.IsPublic ?? file.IsPublic)
        {
            file.Publish();
        }
        else
        {
            file.Withdraw();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, MediaFile.Mapping.OncePerPath))
        {
            throw new RefusedException("Another file of the library is {0}; it may lie in the trash.", file.Path) { Code = "path_taken" };
        }
    }

    // A name keeps the ending that its content was given.
    private static string Moved(MediaFile file, MediaWords words)
    {
        var ending = System.IO.Path.GetExtension(file.Name);
        var name = FileName.Clean(string.IsNullOrWhiteSpace(words.Name) ? file.Name : words.Name);
        if (!name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        {
            name += ending;
        }

        var folder = FileName.CleanFolder(words.Folder ?? file.Folder);
        return folder.Length > 0 ? $"{folder}/{name}" : name;
    }

    private static string? Checked(string? text, int most) =>
        text is null || text.Trim().Length <= most
            ? text?.Trim()
            : throw new RefusedException("The text is longer than {0} characters.", most) { Code = "too_long" };
}
