using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using MiniExcelLibs;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>The formats that the map is read from and written to.</summary>
internal enum MapFormat
{
    Csv,
    Xlsx,

    /// <summary>vCard 4.0; 3.0 and 2.1 are read too.</summary>
    Vcf,

    /// <summary>vCard 3.0, for address books that do not know 4.0.</summary>
    Vcf3,
    GraphMl,
    Gexf,

    /// <summary>Kumu's JSON.</summary>
    Kumu,

    /// <summary>Kumu's workbook of elements and connections.</summary>
    KumuXlsx,
    Popolo,
}

internal static class MapFormats
{
    /// <summary>As people call it, in either language.</summary>
    public static string Word(this MapFormat format) =>
        format switch
        {
            MapFormat.Csv => "CSV",
            MapFormat.Xlsx => "XLSX",
            MapFormat.Vcf => "vCard 4.0",
            MapFormat.Vcf3 => "vCard 3.0",
            MapFormat.GraphMl => "GraphML",
            MapFormat.Gexf => "GEXF",
            MapFormat.Kumu => "Kumu (JSON)",
            MapFormat.KumuXlsx => "Kumu (XLSX)",
            MapFormat.Popolo => "Popolo",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
        };
}

/// <summary>Reads a file of any format as a table of actors with their ties. What it is shows in its first characters, whatever it is called.</summary>
internal static class MapFile
{
    private const int Beginning = 1_000;

    /// <exception cref="RefusedException">It is none of the formats, or broken; the sentence says where.</exception>
    public static Sheet Read(PackedFile file) => Open(file).Sheet;

    /// <summary>As <see cref="Read"/>, for who says what the file is.</summary>
    /// <exception cref="RefusedException">It is another one.</exception>
    public static void Expect(PackedFile file, MapFormat format)
    {
        var found = Open(file).Format;
        var isIt = found == format || (found, format) is (MapFormat.Vcf, MapFormat.Vcf3) or (MapFormat.KumuXlsx, MapFormat.Kumu);
        if (!isIt)
        {
            throw new RefusedException("The file is {0}, not {1}.", found.Word(), format.Word());
        }
    }

    private static (MapFormat Format, Sheet Sheet) Open(PackedFile file)
    {
        var beginning = file.Beginning(Beginning);
        var (format, sheet) = beginning is [(byte)'P', (byte)'K', ..] ? Workbook(file.Whole()) : Text(file, beginning);
        if (sheet.Header.Count > Table.MostColumns)
        {
            throw new RefusedException("The table has {0} columns; {1} are the most.", sheet.Header.Count, Table.MostColumns);
        }

        var holdsSomebody = sheet.Rows.Any() && sheet.Header.Any(name => name.Length > 0);
        return holdsSomebody || sheet.Links.Count > 0
            ? (format, sheet)
            : throw new RefusedException("The file holds no table: a line of column names, and one line for each person or organisation.");
    }

    private static (MapFormat, Sheet) Text(PackedFile file, byte[] beginning)
    {
        // Of a table only the beginning need be text in memory.
        var start = FileText.Of(beginning).AsSpan().TrimStart();
        if (start.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
        {
            return (MapFormat.Vcf, VCards.Read(FileText.Of(file.Whole())));
        }

        return start switch
        {
            ['<', ..] => Xml(FileText.Xml(FileText.Of(file.Whole()).TrimStart())),
            ['{', ..] => Json(FileText.Of(file.Whole())),
            _ => (MapFormat.Csv, Sheet.Of(Table.Csv(new CsvFile(file)))),
        };
    }

    private static (MapFormat, Sheet) Xml(System.Xml.Linq.XElement root) =>
        root.Name.LocalName switch
        {
            GraphMl.Root => (MapFormat.GraphMl, GraphMl.Read(root)),
            Gexf.Root => (MapFormat.Gexf, Gexf.Read(root)),
            var other => throw new RefusedException("The file is XML of {0}; the map is read from GraphML and GEXF.", other),
        };

    private static (MapFormat, Sheet) Json(string text)
    {
        try
        {
            return JsonNode.Parse(text) switch
            {
                JsonObject kumu when kumu.ContainsKey(Kumu.Elements) => (MapFormat.Kumu, Kumu.Read(kumu)),
                JsonObject popolo when popolo.ContainsKey(Popolo.Persons) || popolo.ContainsKey(Popolo.Organisations) => (
                    MapFormat.Popolo,
                    Popolo.Read(popolo)
                ),
                _ => throw new RefusedException("The JSON is neither Kumu's (elements, connections) nor Popolo (persons, organizations)."),
            };
        }
        catch (JsonException mistake)
        {
            throw new RefusedException(
                "The JSON cannot be read at line {0}, column {1}.",
                mistake.LineNumber + 1 ?? 1,
                mistake.BytePositionInLine + 1 ?? 1
            );
        }
        catch (ArgumentException)
        {
            // A name twice in one object, or an id twice in a list.
            throw new RefusedException("The JSON says something twice under one name or id.");
        }
    }

    private static (MapFormat, Sheet) Workbook(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            Table.RefuseBomb(stream);
            stream.Position = 0;
            return Kumu.IsWorkbook(stream.GetSheetNames())
                ? (MapFormat.KumuXlsx, Kumu.Read(stream))
                : (MapFormat.Xlsx, Workbook(Table.Xlsx(stream)));
        }
        catch (Exception mistake) when (mistake is not (RefusedException or OutOfMemoryException or OperationCanceledException))
        {
            throw new RefusedException("The file is neither CSV nor XLSX.");
        }
    }

    // Ties in a workbook are Kumu's.
    private static Sheet Workbook(Table table) => new(table.Header, table.Rows);
}
