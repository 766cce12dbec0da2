namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>
/// MACTOR, Godet's method of actors and objectives, for 10 to 20 actors. Normalised as in the field's file (domain.md §8): published versions differ.
/// An actor without any influence or dependence, and an empty matrix, give 0.
/// </summary>
/// <param name="Mdii">Direct and indirect influences: MDI<sub>ij</sub> + Σ<sub>k</sub> min(MDI<sub>ik</sub>, MDI<sub>kj</sub>).</param>
/// <param name="Influence">I<sub>i</sub> = Σ<sub>j</sub> MDII<sub>ij</sub> − MDII<sub>ii</sub>.</param>
/// <param name="Dependence">D<sub>i</sub> = Σ<sub>j</sub> MDII<sub>ji</sub> − MDII<sub>ii</sub>.</param>
/// <param name="Strength">R<sub>i</sub> = n · r<sub>i</sub> / Σr, r<sub>i</sub> = ((I<sub>i</sub> − MDII<sub>ii</sub>) / ΣI) · (I<sub>i</sub> / (I<sub>i</sub> + D<sub>i</sub>)): 1 is the middle.</param>
internal sealed record Mactor(
    IReadOnlyList<IReadOnlyList<int>> Mdii,
    IReadOnlyList<int> Influence,
    IReadOnlyList<int> Dependence,
    IReadOnlyList<double> Strength
)
{
    public const int Strongest = 4;
    public const int MostActors = 20;

    /// <param name="mdi">Direct influences of the row on the column, 0 to 4, with 0 on the diagonal.</param>
    public static Mactor Of(IReadOnlyList<IReadOnlyList<int>> mdi)
    {
        var count = mdi.Count;
        var all = Enumerable.Range(0, count).ToList();
        var mdii = all.ConvertAll(i => (IReadOnlyList<int>)all.ConvertAll(j => mdi[i][j] + all.Sum(k => Math.Min(mdi[i][k], mdi[k][j]))));
        var influence = all.ConvertAll(i => mdii[i].Sum() - mdii[i][i]);
        var dependence = all.ConvertAll(i => all.Sum(j => mdii[j][i]) - mdii[i][i]);
        var sum = influence.Sum();
        var raw = all.ConvertAll(i =>
            sum == 0 || influence[i] + dependence[i] == 0
                ? 0
                : (influence[i] - mdii[i][i]) / (double)sum * (influence[i] / (double)(influence[i] + dependence[i]))
        );
        var whole = raw.Sum();
        return new Mactor(mdii, influence, dependence, raw.ConvertAll(each => whole > 0 ? count * each / whole : 0));
    }

    /// <summary>How far two actors want the same: Σ over objectives with the same sign of ½(|a| + |b|).</summary>
    public static double Convergence(IReadOnlyList<double> one, IReadOnlyList<double> other) => Sum(one, other, sign: 1);

    /// <summary>How far two actors are against one another: the same over objectives with opposite signs.</summary>
    public static double Divergence(IReadOnlyList<double> one, IReadOnlyList<double> other) => Sum(one, other, sign: -1);

    /// <summary>2MAO, from −4 to 4, as the stance says it.</summary>
    public static int PositionOf(Stance stance) =>
        stance switch
        {
            Stance.Champion => 4,
            Stance.ActiveAlly => 3,
            Stance.PassiveAlly => 1,
            Stance.PassiveOpponent => -1,
            Stance.ActiveOpponent => -3,
            _ => 0,
        };

    private static double Sum(IReadOnlyList<double> one, IReadOnlyList<double> other, int sign) =>
        one.Zip(other)
            .Where(pair => Math.Sign(pair.First) * Math.Sign(pair.Second) == sign)
            .Sum(pair => (Math.Abs(pair.First) + Math.Abs(pair.Second)) / 2);
}
