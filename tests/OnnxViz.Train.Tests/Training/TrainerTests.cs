using OnnxViz.Graph;
using OnnxViz.Train.Evaluation;
using OnnxViz.Train.Network;
using OnnxViz.Train.Training;

namespace OnnxViz.Train.Tests.Training;

public sealed class TrainerTests
{
    static readonly Net Small = new(new([(16, 1), (16, 1)], DataSet.Classes));

    [Fact]
    public void Each_of_three_steps_lowers_the_loss_of_the_pictures_that_it_saw()
    {
        using var trainer = Trainer(seed: 1);
        var losses = Enumerable.Range(0, 4).Select(_ => trainer.Step(0)).ToArray();
        Assert.Equal(losses.OrderDescending(), losses);
        Assert.True(losses[3] < losses[0]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights() => Assert.Equal(TrainedWith(1), TrainedWith(1));

    [Fact]
    public void Another_seed_gives_other_weights() => Assert.NotEqual(TrainedWith(1), TrainedWith(2));

    [Fact]
    public void Weights_stay_as_they_were_when_the_rate_is_zero()
    {
        using var trainer = new Trainer(Small, new(Steps: 2, Batch: 24, Rate: 0));
        var before = Numbers(trainer);
        trainer.Step(0);
        Assert.Equal(before, Numbers(trainer));
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_training()
    {
        using var trainer = new Trainer(Small, new(Steps: 20, Batch: 24, Rate: float.NaN));
        var error = Assert.Throws<OnnxVizException>(() => Enumerable.Range(0, 20).Select(trainer.Step).ToArray());
        Assert.Contains("lower the learning rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_closed_net_takes_any_number_of_pictures_of_any_size()
    {
        using var trainer = Trainer(seed: 1);
        var model = Small.Close(trainer.Weights());
        Assert.Equal(7, Evaluator.Judge(model, new(1, Split.HeldOut, size: 32), count: 7, threads: 1).Total);
        Assert.Equal(24, Evaluator.Judge(model, new(1, Split.HeldOut), count: 24, threads: 1).Total);
    }

    static Trainer Trainer(int seed) => new(Small, new(Seed: seed, Steps: 40, Batch: 24, Threads: 1));

    static float[] TrainedWith(int seed)
    {
        using var trainer = Trainer(seed);
        trainer.Step(0);
        trainer.Step(1);
        return Numbers(trainer);
    }

    static float[] Numbers(Trainer trainer)
        => [.. trainer.Weights().OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.ToFloats())];
}
