using System.Text.Json;
using OnnxViz.Train.Network;
using OnnxViz.Train.Publishing;

namespace OnnxViz.Train.Tests.Publishing;

public sealed class ModelCardTests
{
    static readonly string Json = ModelCard.Json(new(NetPlan.Default), "net.labels.txt");
    static readonly JsonElement Card = JsonDocument.Parse(Json).RootElement;

    [Theory]
    [InlineData("conv3_2", "block3_conv2")]
    [InlineData("relu4_1", "block4_relu1")]
    [InlineData("pool2", "block2_pool")]
    public void Layers_have_the_short_names_of_a_VGG(string alias, string layer)
        => Assert.Equal(layer, Card.GetProperty("layers").GetProperty(alias).GetString());

    [Fact]
    public void It_names_the_labels_file_and_the_preprocessing()
    {
        Assert.Equal("net.labels.txt", Card.GetProperty("labels").GetString());
        Assert.Equal(.5, Card.GetProperty("preprocessing").GetProperty("mean")[0].GetDouble());
        Assert.Equal(.25, Card.GetProperty("preprocessing").GetProperty("sd")[2].GetDouble());
    }
}
