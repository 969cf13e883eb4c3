namespace OnnxViz.Reports;

/// <summary>A column of the table of filters.</summary>
/// <param name="Name">Its heading, such as "fires".</param>
/// <param name="Meaning">What the number says, in a sentence.</param>
/// <param name="Percent">Whether it is a part of 1, to be shown in percent.</param>
public sealed record ReportColumn(string Name, string Meaning = "", bool Percent = false);
