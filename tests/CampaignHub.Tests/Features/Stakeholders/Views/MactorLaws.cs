using CampaignHub.Features.Stakeholders.Views;
using CsCheck;

namespace CampaignHub.Tests.Features.Stakeholders.Views;

/// <summary>MACTOR by the worked vector of the field's file, and by laws over random matrices.</summary>
public sealed class MactorLaws
{
    private static readonly Gen<int[][]> Matrices = Gen.Int[1, 12]
        .SelectMany(count => Gen.Int[0, Mactor.Strongest].Array[count].Array[count])
        .Select(matrix =>
        {
            for (var at = 0; at < matrix.Length; at++)
            {
                matrix[at][at] = 0;
            }

            return matrix;
        });

    [Fact]
    public void The_worked_vector_comes_out()
    {
        var result = Mactor.Of([
            [0, 3, 1],
            [2, 0, 2],
            [0, 1, 0],
        ]);

        Assert.Equal<IReadOnlyList<int>>(
            [
                [2, 4, 3],
                [2, 3, 3],
                [1, 1, 1],
            ],
            result.Mdii
        );
        Assert.Equal([7, 5, 2], result.Influence);
        Assert.Equal([3, 5, 6], result.Dependence);
        Assert.Equal([2.210526, 0.631579, 0.157895], result.Strength.Select(each => Math.Round(each, 6)));
    }

    [Fact]
    public void Indirect_influence_never_takes_direct_influence_away_and_strengths_are_one_in_the_middle() =>
        Matrices.Sample(matrix =>
        {
            var result = Mactor.Of(matrix);
            var all = Enumerable.Range(0, matrix.Length).ToList();
            Assert.All(all, i => Assert.True(result.Influence[i] >= result.Mdii[i][i]));
            Assert.All(result.Strength, each => Assert.True(double.IsFinite(each) && each >= 0));
            var sum = result.Strength.Sum();
            Assert.True(sum == 0 || Math.Abs(sum - matrix.Length) < 1e-9);
        });

    [Fact]
    public void Somebody_without_any_influence_or_dependence_has_no_strength()
    {
        var lonely = Mactor.Of([
            [0, 2, 0],
            [1, 0, 0],
            [0, 0, 0],
        ]);
        var nobody = Mactor.Of([
            [0, 0],
            [0, 0],
        ]);

        Assert.Equal(0, lonely.Strength[2]);
        Assert.Equal([0, 0], nobody.Strength);
    }

    [Fact]
    public void Two_who_agree_converge_by_the_mean_of_how_much_they_care_and_two_against_diverge()
    {
        double[] one = [4, -1, 0];
        double[] other = [2, 3, 4];

        Assert.Equal(3, Mactor.Convergence(one, other));
        Assert.Equal(2, Mactor.Divergence(one, other));
    }
}
