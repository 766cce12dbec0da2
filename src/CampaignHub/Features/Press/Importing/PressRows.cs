using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Stakeholders.Importing;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Importing;

/// <summary>What a part of a journalist file makes and changes, gathered and written at once, each noted for the undo.</summary>
internal sealed class PressRows(ImportBatch batch, DateOnly today)
{
    private readonly Dictionary<Guid, Journalist> _made = [];
    private readonly List<Guid> _restored = [];
    private readonly List<Outlet> _outlets = [];
    private readonly List<OutletRole> _roles = [];
    private readonly List<JournalistTag> _tags = [];
    private readonly List<PressListMember> _members = [];
    private readonly Dictionary<Guid, List<Action<Journalist>>> _changes = [];

    /// <summary>The list that the journalists join; null where none was chosen.</summary>
    public Guid? List => batch.IntoId;

    public Guid AddJournalist(Guid actor)
    {
        var journalist = new Journalist { ActorId = actor };
        _made.Add(journalist.Id, journalist);
        return journalist.Id;
    }

    public void Restore(Guid journalist)
    {
        _restored.Add(journalist);
        _changes.TryAdd(journalist, []);
        _changes[journalist].Add(each => each.Restore());
    }

    /// <summary>Of an unknown kind or reach it is another outlet, of the whole country, until somebody says better.</summary>
    public Guid AddOutlet(PressLine said)
    {
        var outlet = new Outlet
        {
            Name = said.Outlet,
            Type = said.Kind ?? OutletKind.OtherOutlet,
            Scope = said.Reach ?? OutletScope.National,
            Periodicity = said.Periodicity,
        };
        _outlets.Add(outlet);
        return outlet.Id;
    }

    public void AddRole(Guid journalist, Guid outlet, string text)
    {
        var role = new OutletRole { JournalistId = journalist, OutletId = outlet };
        role.Describe(text, from: null, until: null);
        _roles.Add(role);
    }

    public void AddTag(Guid journalist, string text) =>
        _tags.Add(
            new JournalistTag
            {
                CampaignId = batch.CampaignId,
                JournalistId = journalist,
                Text = text,
            }
        );

    public void AddMember(Guid journalist) =>
        _members.Add(
            new PressListMember
            {
                CampaignId = batch.CampaignId,
                ListId = batch.IntoId ?? Guid.Empty,
                JournalistId = journalist,
            }
        );

    /// <summary>Beats and languages that are new, and that the person is to be left alone.</summary>
    public void Describe(Guid journalist, List<string> beats, List<string> languages, bool isLeftAlone, string source)
    {
        if (beats.Count + languages.Count == 0 && !isLeftAlone)
        {
            return;
        }

        void Change(Journalist each)
        {
            var all = string.Join(',', [.. Journalist.ReadBeats(each.Beats), .. beats]);
            // What does not fit any more is left out: the field keeps what people read.
            each.Cover(all.Length + Journalist.ReadBeats(all).Count <= Journalist.BeatsMaxLength ? all : each.Beats);
            each.Speak([.. PressLanguages.Read(each.Languages), .. languages]);
            if (isLeftAlone)
            {
                each.LeaveAlone(source.Length > 0 ? source : batch.Source, today);
            }
        }

        if (_made.TryGetValue(journalist, out var made))
        {
            Change(made);
        }
        else
        {
            _changes.TryAdd(journalist, []);
            _changes[journalist].Add(Change);
        }
    }

    public async Task WriteAsync(HubDb db, CancellationToken cancellationToken)
    {
        await db.InsertAsync(_outlets, cancellationToken);
        await db.InsertAsync([.. _made.Values], cancellationToken);
        await db.InsertAsync(_roles, cancellationToken);
        await db.InsertAsync(_tags, cancellationToken);
        await db.InsertAsync(_members, cancellationToken);
        var made = new (string Kind, List<Guid> Ids)[]
        {
            (Outlet.Kind, _outlets.ConvertAll(each => each.Id)),
            (Journalist.Kind, [.. _made.Keys, .. _restored]),
            (PressImportUndo.Role, _roles.ConvertAll(each => each.Id)),
            (PressImportUndo.Tag, _tags.ConvertAll(each => each.Id)),
            (PressImportUndo.Member, _members.ConvertAll(each => each.Id)),
        };
        await db.InsertAsync(
            [.. made.Where(each => each.Ids.Count > 0).Select(each => batch.Note(each.Kind, each.Ids))],
            cancellationToken
        );
        await ChangeAsync(db, cancellationToken);
    }

    private async Task ChangeAsync(HubDb db, CancellationToken cancellationToken)
    {
        if (_changes.Count == 0)
        {
            return;
        }

        var ids = _changes.Keys.ToList();
        foreach (var journalist in await db.WithTrash<Journalist>().Where(each => ids.Contains(each.Id)).ToListAsync(cancellationToken))
        {
            var before = PressImportUndo.Say(journalist);
            _changes[journalist.Id].ForEach(change => change(journalist));
            db.Add(batch.Note(Journalist.Kind, journalist.Id, PressImportUndo.Whole, before, PressImportUndo.Say(journalist)));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
