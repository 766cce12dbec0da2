using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
using CsCheck;

namespace CampaignHub.Tests.Features.Directory.Duplicates;

/// <summary>When two actors are alike: worked cases and laws, without a database.</summary>
public sealed class Likenesses
{
    [Theory]
    [InlineData("Hélène|Dupré", "helene|DUPRE", "SameName")]
    [InlineData("Jean-Pierre|Martin", "Jean Pierre|Martin", "SameName")]
    [InlineData("Charles|de Gaulle", "Charles|Gaulle", "SameName")]
    [InlineData("Léa|Œuvrard", "Lea|Oeuvrard", "SameName")]
    [InlineData("Marie|Dupont-Aignan", "Marie|Dupont Aignan", "SameName")]
    [InlineData("Martin|Paul", "Paul|Martin", "NamesSwapped")]
    [InlineData("|Dupont Marie", "Marie|Dupont", "NamesSwapped")]
    [InlineData("J.-P.|Martin", "Jean-Pierre|Martin", "InitialsOfTheFirstName")]
    [InlineData("J.P.|Martin", "Jean-Pierre|Martin", "InitialsOfTheFirstName")]
    [InlineData("JP|Martin", "Jean-Pierre|Martin", "InitialsOfTheFirstName")]
    [InlineData("J.|Martin", "Jean-Pierre|Martin", "InitialsOfTheFirstName")]
    [InlineData("Claire|Lefebvre", "Claire|Lefevbre", "OneLetterApart")]
    [InlineData("Claire|Lefebvre", "Claire|Lefevre", "OneLetterApart")]
    [InlineData("Mathieu|Roy", "Matthieu|Roy", "OneLetterApart")]
    [InlineData("Jacques|Martin", "Jean|Martin", null)]
    [InlineData("Claire|Roy", "Claire|Foy", null)]
    [InlineData("P.|Martin", "Jean-Pierre|Martin", null)]
    [InlineData("Anne|Durand", "Paul|Petit", null)]
    public void Two_persons_are_alike_by_their_names(string one, string other, string? reason) =>
        Assert.Equal(reason is null ? [] : [Enum.Parse<LikenessReason>(reason)], Likeness.Of(Person(one), Person(other)).Reasons);

    [Theory]
    [InlineData("Caisse nationale des allocations familiales", "CNAF", "AcronymOfTheOther")]
    [InlineData("C.N.A.F.", "Caisse nationale des allocations familiales", "AcronymOfTheOther")]
    [InlineData("Ligue des droits de l'homme", "Ligue des Droits de l’Homme", "SameName")]
    [InlineData("La Quadrature du Net", "Quadrature du net", "SameName")]
    [InlineData("Secours catholique", "Secours catolique", "OneLetterApart")]
    [InlineData("Caisse nationale des allocations familiales", "Cnam", null)]
    [InlineData("Association des maires ruraux", "Agence du médicament régional", null)]
    public void Two_bodies_are_alike_by_their_names(string one, string other, string? reason) =>
        Assert.Equal(reason is null ? [] : [Enum.Parse<LikenessReason>(reason)], Likeness.Of(Body(one), Body(other)).Reasons);

    [Theory]
    [InlineData("01 23 45 67 89", "+33 1 23 45 67 89")]
    [InlineData("01.23.45.67.89", "0033123456789")]
    [InlineData("+33 (0)6 12 34 56 78", "06 12 34 56 78")]
    public void A_number_is_the_same_with_and_without_the_code_of_the_country(string one, string other)
    {
        var (first, second) = (Person("Anne|Roy", (ContactKind.Phone, one)), Person("Paul|Petit", (ContactKind.Mobile, other)));

        Assert.Equal([LikenessReason.SamePhone], Likeness.Of(first, second).Reasons);
    }

    [Theory]
    [InlineData("01 23 45 67 89", "02 23 45 67 89")]
    [InlineData("+32 1 23 45 67 89", "01 23 45 67 89")]
    [InlineData("12", "12")]
    public void Another_number_is_another_one(string one, string other) =>
        Assert.Empty(Likeness.Of(Person("Anne|Roy", (ContactKind.Phone, one)), Person("Paul|Petit", (ContactKind.Phone, other))).Reasons);

    [Fact]
    public void A_mail_address_is_compared_in_small_letters_and_a_second_reason_counts_more()
    {
        var one = Person("Anne|Roy", (ContactKind.Email, "Anne.Roy@Example.org"));

        var alike = Likeness.Of(one, Person("A.|Roy", (ContactKind.Email, "anne.roy@example.org")));

        Assert.Equal([LikenessReason.InitialsOfTheFirstName, LikenessReason.SameMail], alike.Reasons);
        Assert.Equal(0.8, alike.Degree, precision: 6);
    }

    [Fact]
    public void A_person_and_an_organisation_are_never_alike()
    {
        var mail = (ContactKind.Email, "contact@example.org");

        Assert.Same(Likeness.None, Likeness.Of(Person("|Roy", mail), Body("Roy", mail)));
    }

    [Fact]
    public void Likeness_is_the_same_in_both_directions_and_never_more_than_certain() =>
        Gen.Select(AnyFacts, AnyFacts)
            .Sample(
                (one, other) =>
                {
                    var (there, back) = (Likeness.Of(one, other), Likeness.Of(other, one));
                    return there.Degree == back.Degree && there.Reasons.SequenceEqual(back.Reasons) && there.Degree is >= 0 and < 1;
                }
            );

    [Fact]
    public void Accents_case_and_hyphens_change_nothing() =>
        Gen.Select(AnyFirst, AnyLast)
            .Sample(
                (first, last) =>
                {
                    var written = Person($"{first}|{last}");
                    var otherwise = Person(
                        $"{Plain(first).ToUpperInvariant().Replace('-', ' ')}|{Plain(last).ToUpperInvariant().Replace('-', ' ')}"
                    );
                    return Likeness.Of(written, otherwise).Reasons is [LikenessReason.SameName];
                }
            );

    [Fact]
    public void Whoever_is_alike_is_found_among_many_and_nobody_is_their_own_duplicate() =>
        AnyFacts
            .List[0, 40]
            .Sample(
                all =>
                {
                    var found = LikePairs.Find(all, progress: null, default).Select(pair => (pair.First, pair.Second)).ToHashSet();
                    var expected =
                        from one in Enumerable.Range(0, all.Count)
                        from other in Enumerable.Range(one + 1, all.Count - one - 1)
                        where IsForced(Likeness.Of(all[one], all[other]))
                        select (one, other);
                    return found.All(pair => pair.First < pair.Second) && expected.All(found.Contains);
                },
                iter: 300
            );

    [Fact]
    public void What_lines_of_a_file_are_held_against_finds_just_those_who_are_alike_for_a_good_reason() =>
        Gen.Select(AnyFacts.List[1, 15], AnyFacts)
            .Sample(
                (known, line) =>
                {
                    var (index, alike) = (new ActorIndex(), new HashSet<Guid>());
                    foreach (var facts in known)
                    {
                        var id = Guid.CreateVersion7();
                        var number = index.Learn(id, facts with { Reach = [] });
                        facts.Reach.ToList().ForEach(reach => index.Reach(number, reach));
                        if (IsForced(Likeness.Of(line, facts)))
                        {
                            alike.Add(id);
                        }
                    }

                    return alike.SetEquals(index.Near(line));
                },
                iter: 3_000
            );

    // A slip in the very first letter is not looked for: no key survives it.
    private static bool IsForced(Likeness alike) => alike.Reasons.Any(reason => reason != LikenessReason.OneLetterApart);

    private static readonly Gen<string> AnyFirst = Gen.OneOf(
        "Jean-Pierre",
        "J.-P.",
        "JP",
        "Jean",
        "J.",
        "Hélène",
        "Helene",
        "Zoé",
        "Martin",
        ""
    );
    private static readonly Gen<string> AnyLast = Gen.OneOf(
        "Martin",
        "Dupré",
        "de Gaulle",
        "Gaulle",
        "Dupont-Aignan",
        "Le Goff",
        "Lefèvre",
        "Lefebvre"
    );
    private static readonly Gen<string> AnyBody = Gen.OneOf(
        "CNAF",
        "Caisse nationale des allocations familiales",
        "Secours catholique",
        "Secours catolique",
        "Martin"
    );

    private static readonly Gen<(ContactKind, string)> AnyContact = Gen.OneOf(
        (ContactKind.Email, "a@example.org"),
        (ContactKind.Email, "B@example.org"),
        (ContactKind.Phone, "01 23 45 67 89"),
        (ContactKind.Mobile, "+33123456789"),
        (ContactKind.Website, "https://example.org")
    );

    private static readonly Gen<ActorFacts> AnyFacts = Gen.Select(
        Gen.Bool,
        AnyFirst,
        AnyLast,
        AnyBody,
        AnyContact.Array[0, 2],
        (isPerson, first, last, body, contacts) =>
            isPerson
                ? ActorFacts.Of(ActorKind.Person, first, last, "", contacts)
                : ActorFacts.Of(ActorKind.Organisation, "", body, "", contacts)
    );

    private static ActorFacts Person(string name, params (ContactKind, string)[] contacts)
    {
        var (first, last) = (name.Split('|')[0], name.Split('|')[1]);
        return ActorFacts.Of(ActorKind.Person, first, last, "", contacts);
    }

    private static ActorFacts Body(string name, params (ContactKind, string)[] contacts) =>
        ActorFacts.Of(ActorKind.Organisation, "", name, "", contacts);

    private static string Plain(string text) =>
        string.Concat(
            text.Normalize(System.Text.NormalizationForm.FormD)
                .Where(letter =>
                    System.Globalization.CharUnicodeInfo.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark
                )
        );
}
