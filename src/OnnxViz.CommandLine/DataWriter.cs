using System.Text;
using OnnxViz.Graph;

namespace OnnxViz.CommandLine;

/// <summary>Standard output, whose failure is something that the user can put right.</summary>
sealed class DataWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Guard(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Guard(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Guard(() => inner.Write(value));

    public override void WriteLine(string? value) => Guard(() => inner.WriteLine(value));

    public override void Flush() => Guard(inner.Flush);

    static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException failure)
        {
            throw new OnnxVizException($"standard output takes no more: {failure.Message}", failure);
        }
    }
}
