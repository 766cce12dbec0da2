using System.IO.Compression;
using System.Security;
using System.Text;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>The draft of the declaration as a text document (WordprocessingML, ECMA-376): three parts, no macros, no properties that name anybody.</summary>
internal static class DraftDocument
{
    private const string Types = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    private const int TitleSize = 32;
    private const int MatterSize = 26;

    public static byte[] Write(RegisterDraft draft, string campaign, Texts texts)
    {
        using var file = new MemoryStream();
        using (var parts = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(parts, "[Content_Types].xml", Types);
            Put(parts, "_rels/.rels", Relations);
            Put(parts, "word/document.xml", Document(draft, campaign, texts));
        }

        return file.ToArray();
    }

    private static string Document(RegisterDraft draft, string campaign, Texts texts)
    {
        string[] body =
        [
            Heading(texts["Draft of the declaration, {0}", campaign], TitleSize),
            Line(
                texts[
                    "Accounting year from {0} to {1}, to be declared by {2}.",
                    Days.Long(draft.From),
                    Days.Long(draft.Until),
                    Days.Long(draft.DueOn)
                ]
            ),
            Line(
                texts["A draft from the log of contacts: nothing was filed. Add third parties and the expense band, and check every line."]
            ),
            .. draft.Matters.SelectMany(matter => Matter(matter, texts)),
            Heading(texts["Expense band"], MatterSize),
            Line("…"),
        ];
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{string.Concat(
                body
            )}</w:body></w:document>
            """;
    }

    private static string[] Matter(RegisterMatter matter, Texts texts) =>
        [
            Heading(matter.Subject.Length > 0 ? matter.Subject : texts["Subject not said yet"], MatterSize),
            Line(texts["Fields of activity"], string.Join(", ", matter.Fields)),
            Line(texts["Kinds of action"], RegisterDraft.Names(matter.Actions, texts)),
            Line(texts["Kinds of decision"], RegisterDraft.Names(matter.Decisions, texts)),
            Line(texts["Categories of officials"], RegisterDraft.Names(matter.Officials, texts)),
            Line(texts["Contacts"], $"{matter.Contacts}"),
            Line(texts["Third parties"], ""),
        ];

    private static string Heading(string text, int size) =>
        $"""<w:p><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>{Text(text)}</w:r></w:p>""";

    private static string Line(string text) => $"<w:p><w:r>{Text(text)}</w:r></w:p>";

    private static string Line(string name, string value) =>
        $"<w:p><w:r><w:rPr><w:b/></w:rPr>{Text($"{name} : ")}</w:r><w:r>{Text(value.Length > 0 ? value : "…")}</w:r></w:p>";

    private static string Text(string text) => $"""<w:t xml:space="preserve">{SecurityElement.Escape(text)}</w:t>""";

    private static void Put(ZipArchive parts, string name, string content)
    {
        using var part = new StreamWriter(parts.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        part.Write(content);
    }
}
