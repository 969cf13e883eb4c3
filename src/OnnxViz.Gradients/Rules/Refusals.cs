namespace OnnxViz.Gradients.Rules;

/// <summary>What has gradients but no rule, and why.</summary>
[Refused("ConcatFromSequence", Sequence)]
[Refused("ConvInteger", Integers)]
[Refused("GRU", Recurrent)]
[Refused("If", "which of its branches runs is not known before it runs")]
[Refused("LSTM", Recurrent)]
[Refused("Loop", "how often it runs is not known before it runs")]
[Refused("MatMulInteger", Integers)]
[Refused("MaxRoiPool", Region)]
[Refused("Optional", Option)]
[Refused("OptionalGetElement", Option)]
[Refused("QLinearConv", Integers)]
[Refused("QLinearMatMul", Integers)]
[Refused("RNN", Recurrent)]
[Refused("Range", "how many numbers it makes is not known before it runs")]
[Refused("RoiAlign", Region)]
[Refused("STFT", "spectra of short times are not differentiated")]
[Refused("Scan", "a graph that runs once for each element of a sequence is not unrolled")]
[Refused("SequenceAt", Sequence)]
[Refused("SequenceConstruct", Sequence)]
[Refused("SequenceErase", Sequence)]
[Refused("SequenceInsert", Sequence)]
[Refused("SequenceMap", Sequence)]
[Refused("SplitToSequence", Sequence)]
[Refused("Unique", "which elements are equal is not known before it runs")]
static class Refusals
{
    const string Integers =
        "it computes with integers: quantise the model again with QuantizeLinear and DequantizeLinear "
        + "around float operators (QDQ)";

    const string Option = "optional values carry no gradients";

    const string Recurrent = "recurrent layers are not unrolled";

    const string Region = "which regions it takes is not known before it runs";

    const string Sequence = "sequences of tensors carry no gradients";
}
