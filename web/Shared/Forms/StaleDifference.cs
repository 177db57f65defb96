namespace WelfareMutual.Web.Shared.Forms;

/// <summary>One thing that was saved by another screen while a form was open.</summary>
public sealed record StaleDifference(string Label, string Stored, string Typed)
{
    /// <summary>What differs between two forms that are told in the same order.</summary>
    public static IEnumerable<StaleDifference> Between(IEnumerable<(string Label, string Value)> stored, IEnumerable<(string Label, string Value)> typed) =>
        stored.Zip(typed, (s, t) => new StaleDifference(s.Label, s.Value, t.Value)).Where(d => d.Stored != d.Typed);
}
