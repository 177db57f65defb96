namespace WelfareMutual.Kernel;

/// <summary>How the edge answers a refusal: a rule's "no" returns to its form, the others have a page of their own.</summary>
public enum RefusalKind { Rule, NotFound, Forbidden, SignInNeeded, Stale, Unavailable, ReasonNeeded, Erased }

/// <summary>An expected "no": returned, never thrown, and defined in the rule that says it.</summary>
/// <param name="Code">Stable name of the rule; a database constraint that guards the same rule carries it with underscores.</param>
/// <param name="Text">What happened, why and what to do, in Japanese, without personal values.</param>
/// <param name="Field">Name of the input it belongs to, or null for the whole form.</param>
public sealed record Refusal(string Code, string Text, string? Field = null, RefusalKind Kind = RefusalKind.Rule)
{
    public static readonly Refusal NotFound = new("not-found", "お探しのページは見つかりません。ホームから探してください。", null, RefusalKind.NotFound);
    public static readonly Refusal Forbidden = new("forbidden", "この操作はあなたの権限ではできません。", null, RefusalKind.Forbidden);
    public static readonly Refusal SignInNeeded = new("sign-in-needed", "ログインしてください。", null, RefusalKind.SignInNeeded);
    public static readonly Refusal Stale = new("stale", "開いている間に変更されました。違いを見てから保存してください。", null, RefusalKind.Stale);
    public static readonly Refusal Unavailable = new("unavailable", "ただいま混み合っているか、点検中です。少し待ってからもう一度お試しください。", null, RefusalKind.Unavailable);
    public static readonly Refusal RecordClosed = new("record-closed", "この記録は、いま開くことができません。共済の窓口にお知らせください。", null, RefusalKind.Unavailable);
    public static readonly Refusal Erased = new("erased", "この人の記録は、保存期間が過ぎたため消去しました。もう見ることはできません。", null, RefusalKind.Erased);
    public static readonly Refusal KeyReused = new("key-reused", "同じ画面から別の内容が送られました。画面を開き直してからもう一度お試しください。");

    public Refusal At(string field) => this with { Field = field };
}

/// <summary>What the pipeline reads of any outcome.</summary>
internal interface IOutcome
{
    IReadOnlyList<Refusal> Refusals { get; }
    object? Boxed { get; }
}

/// <summary>The answer of a use case: a value, or one refusal or more.</summary>
public sealed class Outcome<T> : IOutcome
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        this.value = value;
        Refusals = refusals;
    }

    public IReadOnlyList<Refusal> Refusals { get; }
    public bool Succeeded => Refusals.Count == 0;
    public Refusal? Refusal => Refusals.Count == 0 ? null : Refusals[0];

    /// <exception cref="InvalidOperationException">The use case refused.</exception>
    public T Value => Succeeded ? value! : throw new InvalidOperationException($"refused: {Refusal!.Code}");

    object? IOutcome.Boxed => Value;

    public static Outcome<T> Of(T value) => new(value, []);

    public static Outcome<T> Refused(IEnumerable<Refusal> refusals)
    {
        var all = refusals.ToArray();
        return all.Length == 0 ? throw new ArgumentException("a refusal without a reason", nameof(refusals)) : new(default, all);
    }

    internal static Outcome<T> OfBoxed(object value) => Of((T)value);

    public static implicit operator Outcome<T>(T value) => Of(value);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);
    public static implicit operator Outcome<T>(List<Refusal> refusals) => Refused(refusals);
}

/// <summary>The result of a use case that has nothing to tell but that it is done.</summary>
public sealed record Done
{
    public static readonly Done It = new();
}
