namespace OnnxViz.Networks;

/// <summary>What a classifier's numbers are.</summary>
public enum ScoreKind
{
    /// <summary>Probabilities of classes that exclude each other: they make 1 together.</summary>
    Probabilities,

    /// <summary>Any numbers; their softmax gives probabilities.</summary>
    Logits,

    /// <summary>Probabilities of classes that may occur together, each from a sigmoid.</summary>
    Independent,
}
