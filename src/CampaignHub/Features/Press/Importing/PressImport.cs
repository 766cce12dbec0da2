using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Importing;

/// <summary>
/// Journalists from a file: people of the directory with their outlets, beats, languages and tags, put on a list where one was chosen. It only adds: nobody who is
/// left alone, unsubscribed or suppressed comes back by it, and an outlet that is known stays as it is.
/// </summary>
internal sealed class PressImport(HubDb db) : IImportPurpose
{
    public const string Name = "press";

    private readonly Dictionary<string, Guid> _outlets = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Told> _told = [];

    /// <summary>What is known of a journalist, by the database and by the lines before.</summary>
    private sealed class Told(Guid journalist)
    {
        public Guid Journalist { get; } = journalist;
        public HashSet<string> Beats { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Languages { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);
        public HashSet<(Guid Outlet, string Role)> Roles { get; } = [];
        public bool IsLeftAlone { get; set; }
        public bool IsOnList { get; set; }
        public bool IsTrashed { get; set; }
    }

    public string Key => Name;
    public Permission Needs => PressFeature.Edit;
    public IReadOnlyList<string> Columns => PressColumns.Own;
    public IReadOnlyList<ImportColumn> Without =>
        [ImportColumn.Class, ImportColumn.Organisation, ImportColumn.Function, ImportColumn.Acronym, ImportColumn.Tags];
    public IReadOnlyList<string> Kinds => PressImportUndo.Kinds;

    public string Home(string campaign) => Links.Press.ImportJournalists(campaign);

    public ColumnMeaning? Find(string header) => PressColumns.Find(header);

    public (ImportedActor? Actor, ImportProblem? Problem) Shape(ImportedActor row)
    {
        if (row.Kind != ActorKind.Person)
        {
            return (null, new ImportProblem(row.Line, "Line {0}: \"{1}\" is no person.", row.Line, row.Name));
        }

        var (line, problem) = PressLine.Read(row);
        var (first, last) = row.FirstName.Length > 0 ? (row.FirstName, row.Name) : PressLine.Name(row.Name);
        return line is null
            ? (null, problem)
            : (
                row with
                {
                    FirstName = first,
                    Name = last,
                    // Without an outlet to hold it the role is what the directory calls a function.
                    Function = line.Outlet.Length == 0 ? line.Role : row.Function,
                    CollectedOn = PartialDay.First(row.Extras.GetValueOrDefault(PressColumns.CollectedOn, "")),
                },
                null
            );
    }

    public async Task BeginAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        _told.Clear();
        _outlets.Clear();
        var outlets = await db.Set<Outlet>()
            .OrderByDescending(outlet => outlet.Id)
            .Select(outlet => new { outlet.Id, outlet.Name })
            .ToListAsync(cancellationToken);
        outlets.ForEach(outlet => _outlets[Normal.Of(outlet.Name)] = outlet.Id);
    }

    public async Task<IReadOnlySet<int>> ApplyAsync(
        ImportBatch batch,
        IReadOnlyList<DecidedLine> lines,
        bool isDry,
        CancellationToken cancellationToken
    )
    {
        await ReadAsync(batch, lines, cancellationToken);
        var rows = new PressRows(batch, db.Here.Today);
        var news = new HashSet<int>();
        foreach (var line in lines)
        {
            if (PressLine.Read(line.Row).Line is { } said && Tell(rows, line, said))
            {
                news.Add(line.Row.Line);
            }
        }

        if (!isDry)
        {
            await rows.WriteAsync(db, cancellationToken);
            // What is in the database is read again for the next part, so that memory does not grow with the file.
            _told.Clear();
        }

        return news;
    }

    public Task<IReadOnlyList<LeftBehind>> UndoAsync(IReadOnlyList<ImportChange> changes, CancellationToken cancellationToken) =>
        new PressImportUndo(db).ExecuteAsync(changes, cancellationToken);

    private async Task ReadAsync(ImportBatch batch, IReadOnlyList<DecidedLine> lines, CancellationToken cancellationToken)
    {
        var actors = lines
            .Where(line => !line.IsNew)
            .Select(line => line.Actor)
            .Where(actor => !_told.ContainsKey(actor))
            .Distinct()
            .ToList();
        if (actors.Count == 0)
        {
            return;
        }

        // One who was taken off the journalists comes back by a line of their own, as somebody else who is found would.
        var journalists = await db.WithTrash<Journalist>()
            .AsNoTracking()
            .Include(journalist => journalist.Roles)
            .Where(journalist => actors.Contains(journalist.ActorId))
            .ToListAsync(cancellationToken);
        var ids = journalists.ConvertAll(journalist => journalist.Id);
        var tags = (
            await db.Set<JournalistTag>().AsNoTracking().Where(tag => ids.Contains(tag.JournalistId)).ToListAsync(cancellationToken)
        ).ToLookup(tag => tag.JournalistId, tag => tag.FindText);
        var onList = await db.Set<PressListMember>()
            .Where(member => member.ListId == batch.IntoId && ids.Contains(member.JournalistId))
            .Select(member => member.JournalistId)
            .ToHashSetAsync(cancellationToken);
        foreach (var journalist in journalists)
        {
            var told = new Told(journalist.Id)
            {
                IsLeftAlone = journalist.DoNotContact,
                IsOnList = onList.Contains(journalist.Id),
                IsTrashed = journalist.TrashedAt is not null,
            };
            told.Beats.UnionWith(Journalist.ReadBeats(journalist.Beats).Select(Normal.Of));
            told.Languages.UnionWith(PressLanguages.Read(journalist.Languages));
            told.Tags.UnionWith(tags[journalist.Id]);
            told.Roles.UnionWith(journalist.Roles.Select(role => (role.OutletId, Normal.Of(role.Role))));
            _told[journalist.ActorId] = told;
        }
    }

    /// <returns>Whether the line says something new.</returns>
    private bool Tell(PressRows rows, DecidedLine line, PressLine said)
    {
        var isNew = !_told.TryGetValue(line.Actor, out var told);
        if (told is null)
        {
            told = new Told(rows.AddJournalist(line.Actor));
            _told[line.Actor] = told;
        }

        if (told.IsTrashed)
        {
            (told.IsTrashed, isNew) = (false, true);
            rows.Restore(told.Journalist);
        }

        var beats = said.Beats.Where(beat => told.Beats.Add(Normal.Of(beat))).ToList();
        var languages = said.Languages.Where(told.Languages.Add).ToList();
        var tags = said.Tags.Where(tag => told.Tags.Add(Normal.Of(tag))).ToList();
        var alone = said.IsLeftAlone && !told.IsLeftAlone;
        told.IsLeftAlone |= alone;
        var joins = rows.List is not null && !told.IsOnList;
        told.IsOnList |= joins;
        rows.Describe(told.Journalist, beats, languages, alone, line.Row.Source);
        tags.ForEach(tag => rows.AddTag(told.Journalist, tag));
        if (joins)
        {
            rows.AddMember(told.Journalist);
        }

        var works = said.Outlet.Length > 0 && Works(rows, told, said);
        return isNew || beats.Count + languages.Count + tags.Count > 0 || alone || joins || works;
    }

    private bool Works(PressRows rows, Told told, PressLine said)
    {
        if (!_outlets.TryGetValue(Normal.Of(said.Outlet), out var outlet))
        {
            outlet = rows.AddOutlet(said);
            _outlets[Normal.Of(said.Outlet)] = outlet;
        }

        var role = Normal.Of(said.Role);
        var isKnown = role.Length == 0 ? told.Roles.Any(each => each.Outlet == outlet) : told.Roles.Contains((outlet, role));
        if (isKnown)
        {
            return false;
        }

        told.Roles.Add((outlet, role));
        rows.AddRole(told.Journalist, outlet, said.Role);
        return true;
    }
}
