namespace CampaignHub.Features.Directory.Rights;

/// <summary>The notice of article 14 as the hub words it, until a campaign words it itself.</summary>
internal static class NoticeWords
{
    public const string FrenchSubject = "Vos coordonnées dans le fichier de {{ hub }}";
    public const string EnglishSubject = "Your details in the files of {{ hub }}";

    public const string French = """
        Bonjour {{ name }},

        Pour la campagne « {{ campaign }} », {{ hub }} tient un fichier des personnes qui décident, qui conseillent ou qui informent. Vous y figurez depuis le {{ collected_on }} ; l'article 14 du RGPD nous demande de vous le dire.

        - **Qui** : {{ hub }}, joignable à {{ contact }}.
        - **Pourquoi** : vous informer, vous rencontrer et suivre les positions publiques sur le sujet de la campagne. Nous nous appuyons sur notre intérêt légitime à défendre notre cause auprès de celles et ceux dont la fonction s'y rapporte (article 6.1.f).
        - **Quoi** : votre nom, votre fonction, vos coordonnées professionnelles, vos prises de position datées et sourcées, nos échanges, et notre estimation de votre rôle dans la décision.
        - **D'où** : {{ source }}.
        - **Pour qui** : les membres de la campagne, personne d'autre ; aucun transfert hors de l'Union européenne.
        - **Combien de temps** : {{ years }} ans après notre dernier échange ; ensuite nous effaçons.

        Vous pouvez demander à voir tout ce que nous avons sur vous, à le corriger ou à l'effacer, et vous opposer à ce que nous vous écrivions : répondez à ce message, cela suffit. Vous pouvez aussi saisir la CNIL (www.cnil.fr).

        {{ hub }}
        """;

    public const string English = """
        Dear {{ name }},

        For the campaign "{{ campaign }}", {{ hub }} keeps a file of people who decide, advise or inform. You have been in it since {{ collected_on }}; article 14 of the GDPR asks us to tell you.

        - **Who**: {{ hub }}, at {{ contact }}.
        - **Why**: to inform you, to meet you, and to follow public positions on the campaign's subject. We rely on our legitimate interest in speaking for our cause to those whose function concerns it (article 6.1.f).
        - **What**: your name, your function, your professional contact details, your dated and sourced statements, our exchanges, and how we judge your part in the decision.
        - **From where**: {{ source }}.
        - **For whom**: the members of the campaign and nobody else; nothing leaves the European Union.
        - **How long**: {{ years }} years after our last exchange; then we erase it.

        You can ask to see all we hold about you, to have it corrected or erased, and you can object to being written to: answering this message is enough. You can also complain to your data protection authority.

        {{ hub }}
        """;
}
