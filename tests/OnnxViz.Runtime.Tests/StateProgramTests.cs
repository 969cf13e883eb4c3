using OnnxViz.Graph;

namespace OnnxViz.Runtime.Tests;

public sealed class StateProgramTests
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };
    static readonly TensorType Three = new(ElementType.Float, [3]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_program_steps_a_state_by_what_it_is_fed(bool isBoundOnce)
    {
        using var program = Adding(isBoundOnce);
        using var state = new DeviceState(program.States, OneThread);
        state.Load(Named("x", 1, 2, 3));
        program.Feed(Named("by", 10, 20, 30));
        program.Step(state);
        Assert.Equal([1f, 2, 3], program.Read("before"));
        program.Step(state);
        Assert.Equal([11f, 22, 33], program.Read("before"));
        Assert.Equal([21f, 42, 63], state.Read("x").ToFloats());
        Assert.Equal([22f, 44, 66], state.Read("twice").ToFloats());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Programs_share_a_state_and_leave_what_is_not_theirs(bool isBoundOnce)
    {
        using var program = Adding(isBoundOnce);
        using var doubling = Doubling(isBoundOnce);
        using var state = new DeviceState(
            new Dictionary<string, TensorType> { ["x"] = Three, ["twice"] = Three, ["kept"] = Three }, OneThread);
        state.Load(Named("x", 1, 2, 3));
        state.Load(Named("kept", 7, 8, 9));
        program.Feed(Named("by", 1, 1, 1));
        for (var step = 0; step < 3; step++)
        {
            program.Step(state);
            doubling.Step(state);
        }

        Assert.Equal([22f, 30, 38], state.Read("x").ToFloats());
        Assert.Equal([7f, 8, 9], state.Read("kept").ToFloats());
    }

    /// <summary>More states than are kept bound, in turns, each with what it is fed at the time.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_program_steps_many_states(bool isBoundOnce)
    {
        using var program = Adding(isBoundOnce);
        DeviceState[] states = [.. Enumerable.Range(0, 11).Select(_ => new DeviceState(program.States, OneThread))];
        for (var step = 0; step < 4; step++)
        {
            for (var index = 0; index < states.Length; index++)
            {
                program.Feed(Named("by", index, step, 1));
                program.Step(states[index]);
            }
        }

        Assert.All(states.Index(), each => Assert.Equal([4f * each.Index, 6, 4], each.Item.Read("x").ToFloats()));
        Array.ForEach(states, state => state.Dispose());
    }

    [Fact]
    public void A_cleared_state_is_zero_on_whichever_side_it_is()
    {
        using var program = Adding(isBoundOnce: true);
        using var state = new DeviceState(program.States, OneThread);
        program.Feed(Named("by", 1, 2, 3));
        for (var step = 0; step < 3; step++)
        {
            program.Step(state);
            state.Clear();
            Assert.Equal([0f, 0, 0], state.Read("x").ToFloats());
        }
    }

    [Fact]
    public void What_was_never_fed_is_named()
    {
        using var program = Adding();
        using var state = new DeviceState(program.States, OneThread);
        Assert.Equal(
            "the program's input by was never fed",
            Assert.Throws<OnnxVizException>(() => program.Step(state)).Message);
    }

    [Fact]
    public void A_state_starts_as_zeros()
    {
        using var state = new DeviceState(new Dictionary<string, TensorType> { ["x"] = Three }, OneThread);
        Assert.Equal([0f, 0, 0], state.Read("x").ToFloats());
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var program = Adding();
        using var state = new DeviceState(program.States, OneThread);
        Assert.Equal(
            "the program's input by is Float 3, but Float 2 was given", Assert.Throws<OnnxVizException>(
                () => program.Feed(Named("by", 1, 2))).Message);
        Assert.Equal(
            "the program's input to is not there, but Float 3 was given", Assert.Throws<OnnxVizException>(
                () => program.Feed(Named("to", 1, 2, 3))).Message);
        Assert.Equal(
            "the state x is Float 3, but Float 1 was given",
            Assert.Throws<OnnxVizException>(() => state.Load(Named("x", 1))).Message);
        Assert.Equal(
            "there is no state y: there are x, twice", Assert.Throws<OnnxVizException>(() => state.Read("y")).Message);
    }

    /// <summary>
    /// x becomes x + by; the reading is x before that, and twice, which nothing reads, is 2 x before that.
    /// </summary>
    static StateProgram Adding(bool isBoundOnce = false)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", Three);
        var next = x + graph.Input("by", Three);
        return Program(graph, new() { ["next:x"] = next, ["next:twice"] = x * 2, ["before"] = x + 0 }, isBoundOnce);
    }

    static StateProgram Doubling(bool isBoundOnce)
    {
        var graph = new GraphBuilder();
        return Program(graph, new() { ["next:x"] = graph.Input("x", Three) * 2 }, isBoundOnce);
    }

    static StateProgram Program(GraphBuilder graph, Dictionary<string, Value> outputs, bool isBoundOnce) =>
        new(OnnxModel.Of(graph.Build(outputs)), OneThread with { Records = isBoundOnce });

    static Dictionary<string, Tensor> Named(string name, params float[] numbers) =>
        new() { [name] = Tensor.Of(numbers, [numbers.Length]) };
}
