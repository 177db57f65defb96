using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>A use case before which the holder of the session must have proved lately that it is they.</summary>
public interface INeedsRecentProof;

/// <summary>One that changes where money or mail goes: what was done through a Portal that turns out stolen is held for a person to look at.</summary>
public interface IMovesMoneyOrMail : INeedsRecentProof, IUndoneWithItsPortal;

/// <summary>Source: ASVS 7.5.1, 7.5.3. How long a proof (password, passkey, code of an application) is recent. A setting of the scheme.</summary>
/// <param name="Minutes">On the portal.</param>
/// <param name="StaffMinutes">In the back office, where the card is in the reader besides.</param>
public sealed record RecentProof(int Minutes, int StaffMinutes = 5) : IRuleSettings<RecentProof>, ITakesTwoPeople, IBounded
{
    private static readonly Refusal Beyond = new("kernel-proof-bounds", "本人の確かめが有効な時間は、ポータルは1分から30分まで、事務局は1分から15分までにしてください。", "Settings");

    public static readonly Refusal Needed = new(
        "proof-needed", "大切な手続きのため、もう一度本人であることを確かめてください。入力した内容は残ります。", null, RefusalKind.ProofNeeded);

    public static string Name => "kernel.recent-proof";
    public static string Title => "本人の確かめの長さ";
    public static RecentProof Initial => new(15);

    public Refusal? OutOfBounds() => Minutes is >= 1 and <= 30 && StaffMinutes is >= 1 and <= 15 ? null : Beyond;
}

/// <summary>The use cases with <see cref="IMovesMoneyOrMail"/>, by name, whatever this process runs: for reading the log.</summary>
public sealed class SensitiveUseCases(IEnumerable<System.Reflection.Assembly> assemblies)
{
    public IReadOnlyCollection<string> Names { get; } =
        [.. assemblies.SelectMany(UseCaseShape.In).Where(s => typeof(IMovesMoneyOrMail).IsAssignableFrom(s.Type)).Select(s => s.Name).Order(StringComparer.Ordinal)];
}
