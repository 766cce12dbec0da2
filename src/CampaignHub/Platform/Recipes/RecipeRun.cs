using System.Security.Cryptography;
using System.Text;

namespace CampaignHub.Platform.Recipes;

/// <summary>What a step is given while a recipe runs or is planned. Pointers are JSON pointers inside the step: <c>/tasks/3/after</c>.</summary>
internal sealed class RecipeRun(string recipeName, RecipeFolder? folder, bool isPlan)
{
    private readonly List<RecipeRemark> _remarks = [];
    private readonly List<Action> _staged = [];

    /// <summary>By which its keys are made; also where its people are known from, when it says nothing else.</summary>
    public string RecipeName { get; } = recipeName;

    /// <summary>True when nothing will be kept: the transaction is rolled back and staged files are not written.</summary>
    public bool IsPlan { get; } = isPlan;

    /// <summary>Something is wrong, and the recipe is not run. The sentence has <c>{0}</c> places when values are given.</summary>
    public void Problem(string pointer, string sentence, params object[] values) =>
        _remarks.Add(new RecipeRemark(RemarkKind.Problem, pointer, sentence, values));

    /// <summary>The step reaches for what it may not, and the recipe is not run.</summary>
    public void Unsafe(string pointer, string sentence, params object[] values) =>
        _remarks.Add(new RecipeRemark(RemarkKind.Unsafe, pointer, sentence, values));

    /// <summary>A part that has no meaning here is passed over: the rest is run, and this is told.</summary>
    public void LeaveOut(string pointer, string sentence, params object[] values) =>
        _remarks.Add(new RecipeRemark(RemarkKind.LeftOut, pointer, sentence, values));

    /// <summary>A file beside the recipe; null when it may not be had, which is then told.</summary>
    public FileInfo? FindFile(string pointer, string path)
    {
        if (folder is null)
        {
            Problem(pointer, "The file \"{0}\" cannot be read: this recipe came without its folder.", path);
            return null;
        }

        try
        {
            return folder.Find(path);
        }
        catch (RecipeFileException refused)
        {
            _remarks.Add(
                new RecipeRemark(refused.IsUnsafe ? RemarkKind.Unsafe : RemarkKind.Problem, pointer, refused.Message, refused.Values)
            );
            return null;
        }
    }

    /// <summary>
    /// Done just before the commit, in order, and not when planning: a file written under a name made from its content. A crash in between leaves
    /// a file without a record, which is harmless; never a record without its file.
    /// </summary>
    public void Stage(Action write) => _staged.Add(write);

    /// <summary>What was remarked since the last time this was asked.</summary>
    public IReadOnlyList<RecipeRemark> TakeRemarks()
    {
        RecipeRemark[] remarks = [.. _remarks];
        _remarks.Clear();
        return remarks;
    }

    public void WriteStaged() => _staged.ForEach(write => write());

    /// <summary>The record that the file calls <paramref name="id"/> among records of <paramref name="kind"/>: the same at every run, so that a second run changes nothing.</summary>
    public Guid Key(string kind, string id) => KeyOf(RecipeName, kind, id);

    public static Guid KeyOf(string recipeName, string kind, string id)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{recipeName}|{kind}|{id}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
