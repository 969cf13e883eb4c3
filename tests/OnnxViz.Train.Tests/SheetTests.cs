namespace OnnxViz.Train.Tests;

public sealed class SheetTests
{
    [Fact]
    public void A_sheet_has_a_row_for_each_class_and_shows_the_pictures_of_the_data_set()
    {
        var sheet = Sheet.Draw(seed: 3, columns: 2);
        var picture = new float[3 * 48 * 48];
        new DataSet(3, Split.Training).Draw(DataSet.Classes + 1, picture);
        Assert.Equal((102, (50 * DataSet.Classes) + 2), (sheet.Width, sheet.Height));
        Assert.Equal(picture[(2 * 48 * 48) + (5 * 48) + 7], sheet[2, 52 + 5, 52 + 7]);
    }
}
