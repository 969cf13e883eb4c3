using System.Text;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Broken model cards beside an honest model.</summary>
static class Cards
{
    public static IEnumerable<HandMadeInput> All =>
    [
        Of("an honest card", null, """{"preprocessing": "imagenet", "layers": {"last": "y0"}}"""),
        Of("an empty card", "card", ""),
        Of("a card of null", "card", "null"),
        Of("a card that is a list", "card", "[]"),
        Of("a card cut off", "card", """{"preprocessing": {"ran"""),
        Of("a card with a key that is none", "nonsense", """{"nonsense": 1}"""),
        Of("a preset that is none", "nonsense", """{"preprocessing": "nonsense"}"""),
        Of("preprocessing by number", "card", """{"preprocessing": 7}"""),
        Of("a range of nothing", "card", """{"preprocessing": {"range": []}}"""),
        Of("a range of texts", "card", """{"preprocessing": {"range": ["a", "b"]}}"""),
        Of("a range without end", "card", """{"preprocessing": {"range": [0, 1e999]}}"""),
        Of("colours in an order that is none", "card", """{"preprocessing": {"order": "ultraviolet"}}"""),
        Of("colours in an order by number", "card", """{"preprocessing": {"order": 3}}"""),
        Of("layers by number", "card", """{"layers": {"a": 1}}"""),
        Of("layers as a list", "card", """{"layers": []}"""),
        Of("a layer twice", "card", """{"layers": {"a": "c", "a": "y0"}}"""),
        Of("layers that are none", null, """{"layers": {"a": "nobody"}}"""),
        Of("labels by number", "card", """{"labels": 5}"""),
        Of("labels that hold a zero", null, """{"labels": "a\u0000b"}"""),
        Of("an input that is none", "input", """{"input": "nobody"}"""),
        Of("a card nested without end", "card", new string('[', 100_000)),
    ];

    static HandMadeInput Of(string name, string? reason, string card)
    {
        var plain = With(name, reason, _ => { });
        return plain with
        {
            Make = () =>
                plain.Make() with
                {
                    Files = new Dictionary<string, byte[]> { ["model.card.json"] = Encoding.UTF8.GetBytes(card) },
                },
        };
    }
}
