using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Register;

internal static class Numbered
{
    /// <summary>Whoever has the number that somebody typed, in any width and grouping; nobody when it is no member number.</summary>
    public static IQueryable<Member> WithNumber(this IQueryable<Member> members, string typed)
    {
        var stored = MemberNumber.TryParse(typed, out var read, out _) ? read.ToString() : "";
        return members.Where(m => m.Number == stored);
    }
}
