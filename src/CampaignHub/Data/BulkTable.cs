using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Data;

/// <summary>The columns of a table, and how a row's values for them are read as the database keeps them.</summary>
internal sealed class BulkTable
{
    private readonly List<Func<object, object?>> _readers = [];

    public BulkTable(IEntityType type)
    {
        Name = type.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Name, type.GetSchema());
        var columns = new List<string>();
        foreach (var property in type.GetProperties())
        {
            columns.Add($"\"{property.GetColumnName(table)}\"");
            var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            _readers.Add(
                converter is null
                    ? getter.GetClrValue
                    : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null
            );
        }

        Columns = columns;
    }

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }

    public object? Read(object row, int column) => _readers[column](row);
}
