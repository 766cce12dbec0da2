using CampaignHub.Data;

namespace CampaignHub.Platform.Work;

/// <summary>
/// This process, known by a file that it holds locked as long as it lives. A process that was killed lets go of its lock at once,
/// so whoever starts next need not wait for its leases to run out.
/// </summary>
internal sealed class Instance : IDisposable
{
    private readonly FileStream _held;
    private readonly string _folder;

    public Instance(DataDirectory directory)
    {
        _folder = directory.Folder("instances");
        DeadAtStart = FindDead();
        _held = Hold(FileOf(Id), FileMode.CreateNew) ?? throw new IOException("The file of this process is held by another one.");
    }

    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Those that had been killed before this one started, for every queue that names who holds its work.</summary>
    public IReadOnlyList<Guid> DeadAtStart { get; }

    /// <summary>Processes on this data directory that ended without letting go of their work.</summary>
    public IReadOnlyList<Guid> FindDead()
    {
        var dead = new List<Guid>();
        foreach (var file in Directory.EnumerateFiles(_folder, "*.lock"))
        {
            if (Guid.TryParse(Path.GetFileNameWithoutExtension(file), out var id) && id != Id)
            {
                using var held = Hold(file, FileMode.Open);
                if (held is not null)
                {
                    dead.Add(id);
                }
            }
        }

        return dead;
    }

    /// <summary>Its work is taken back: nobody needs to look again.</summary>
    public void Forget(Guid dead) => File.Delete(FileOf(dead));

    public void Dispose()
    {
        File.Delete(FileOf(Id));
        _held.Dispose();
    }

    private string FileOf(Guid id) => Path.Combine(_folder, $"{id:n}.lock");

    private static FileStream? Hold(string file, FileMode mode)
    {
        try
        {
            return new FileStream(file, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
