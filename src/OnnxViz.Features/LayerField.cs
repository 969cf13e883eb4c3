using OnnxViz.Networks;
using OnnxViz.Pictures.Reports;

namespace OnnxViz.Features;

/// <summary>What the positions of a layer see, as reports have it.</summary>
static class LayerField
{
    public static ReportField Of(Layer layer) => new(Span(layer.ReceptiveField.Rows), Span(layer.ReceptiveField.Columns));

    static ReportSpan Span(FieldSpan span) => new(span.Centre, span.Stride, span.Extent);
}
